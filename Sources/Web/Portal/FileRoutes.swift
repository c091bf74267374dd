import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

/// Our own stylesheet and script, under names that change with their content.
struct StaticFiles: Sendable {
  private struct File: Sendable {
    var name: String
    var hash: String
    var type: String
    var bytes: ByteBuffer

    init(name: String, type: String, bytes: [UInt8]) {
      self.name = name
      self.type = type
      self.bytes = ByteBuffer(bytes: bytes)
      let digits = Array("0123456789abcdef")
      hash = String(
        SHA256.hash(data: bytes).prefix(8).flatMap {
          [digits[Int($0 >> 4)], digits[Int($0 & 15)]]
        })
    }
  }

  private let css = File(
    name: "doorstep.css", type: "text/css; charset=utf-8", bytes: PackageResources.doorstep_css)
  private let js = File(
    name: "doorstep.js", type: "text/javascript; charset=utf-8",
    bytes: PackageResources.doorstep_js)

  private let embed = File(
    name: "embed.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.embed_js)

  /// What other websites load, under a name that stays.
  var embeddingScript: Response {
    var headers: HTTPFields = [
      .contentType: embed.type, .cacheControl: "public, max-age=3600",
    ]
    if let name = HTTPField.Name("Cross-Origin-Resource-Policy") { headers[name] = "cross-origin" }
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: embed.bytes))
  }

  func names(in paths: SitePath) -> AssetNames {
    AssetNames(
      css: paths.asset(hash: css.hash, name: css.name),
      js: paths.asset(hash: js.hash, name: js.name))
  }

  /// The file of that name and content. An older content's address is not found: its page is stale.
  func response(hash: String, name: String) -> Response? {
    guard let file = [css, js].first(where: { $0.name == name && $0.hash == hash }) else {
      return nil
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: file.type, .cacheControl: "public, max-age=31536000, immutable",
      ], body: ResponseBody(byteBuffer: file.bytes))
  }
}

extension Portal {
  func addFileRoutes(to routes: PortalRoutes) {
    routes.get(SitePath.routes.asset(hash: "{hash}", name: "{name}")) { exchange in
      guard
        let response = files.response(
          hash: exchange.parameter("hash"), name: exchange.parameter("name"))
      else { throw Problem.notFound }
      return response
    }
    routes.get(SitePath.routes.logo) { exchange in
      guard let logo = exchange.catalogue.organization.look.logo else { throw Problem.notFound }
      return Response(
        status: .ok,
        headers: [
          .contentType: logo.mediaType, .cacheControl: "public, max-age=300",
          // An SVG is a document of its own: it may draw, nothing else.
          .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: logo.bytes)))
    }
  }
}

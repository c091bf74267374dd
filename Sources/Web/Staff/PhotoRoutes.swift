import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

extension Portal {
  func addPhotoRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffPhoto(of: "{id}"), needs: nil) { exchange, member in
      let id: ResourceID = try exchange.named()
      guard member.viewer.keeps(id), let photo = exchange.catalogue.resources[id]?.photo else {
        throw Problem.notFound
      }
      return Response(
        status: .ok,
        headers: [
          .contentType: photo.mediaType, .cacheControl: "private, no-cache",
          // An imported drawing is a document of its own: it may draw, nothing else.
          .contentSecurityPolicy: Self.picturePolicy,
        ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: photo.bytes)))
    }
    routes.post(paths.staffPhoto(of: "{id}"), needs: .dispatch) { try await upload($0, $1) }
    routes.post(paths.staffPhotoRemoval(of: "{id}"), needs: .dispatch) { exchange, member in
      _ = try await exchange.form()
      return try await keep(nil, exchange, member)
    }
  }

  static let picturePolicy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

  private func upload(_ exchange: Exchange, _ member: StaffMember) async throws -> Response {
    let id: ResourceID = try exchange.named()
    guard exchange.catalogue.resources[id] != nil else { throw Problem.notFound }
    let form = try await exchange.multipartForm(largest: Image.largest)
    let upload =
      form.isTooLarge ? .failure(.tooLarge(Image.largest)) : Image.photo(form.files["photo"] ?? [])
    switch upload {
    case .success(let image): return try await keep(image, exchange, member)
    case .failure(let fault): return try await refuse(fault, exchange, member)
    }
  }

  private func refuse(
    _ fault: PhotoFault, _ exchange: Exchange, _ member: StaffMember
  ) async throws -> Response {
    let state = FormState(values: [:], errors: ["photo": exchange.texts.message(fault)])
    return exchange.page(
      try await resourcePage(exchange, member, refused: ["photo": state]),
      status: .unprocessableContent)
  }

  private func keep(
    _ photo: Image?, _ exchange: Exchange, _ member: StaffMember
  ) async throws -> Response {
    let id: ResourceID = try exchange.named()
    let answer = try await scheduler.savePhoto(
      photo, of: id, for: member.viewer, in: exchange.organization)
    guard case .saved = answer else { throw Problem.notFound }
    return exchange.redirect(
      to: exchange.paths.staffResource(id.rawValue),
      photo == nil ? .recordRemoved : .recordSaved)
  }
}

extension Image {
  /// A picture of a type that its own bytes tell; what the browser says of it is not asked.
  fileprivate static func photo(_ bytes: [UInt8]) -> Result<Image, PhotoFault> {
    if bytes.isEmpty { return .failure(.missing) }
    if bytes.count > largest { return .failure(.tooLarge(largest)) }
    guard let type = mediaType(of: bytes) else { return .failure(.unknownType) }
    return .success(Image(mediaType: type, bytes: bytes))
  }
}

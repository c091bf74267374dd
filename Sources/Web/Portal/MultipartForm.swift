import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A form with files in it.
struct MultipartForm: Sendable {
  var fields: [String: String] = [:]
  var files: [String: [UInt8]] = [:]
  /// More was sent than may be; then the rest is empty.
  var isTooLarge = false

  private static let mostParts = 20

  init() {}

  /// - Parameter boundary: without the dashes before it.
  init?(_ body: [UInt8], boundary: String) {
    let mark = Array("\r\n--\(boundary)".utf8)
    // The first boundary has no line break before it.
    let pieces = Self.split(Array("\r\n".utf8) + body, by: mark).dropFirst()
    guard let last = pieces.last, last.starts(with: "--".utf8), pieces.count <= Self.mostParts + 1
    else { return nil }
    for piece in pieces.dropLast() {
      guard piece.starts(with: "\r\n".utf8) else { return nil }
      let parts = Self.split(Array(piece.dropFirst(2)), by: Array("\r\n\r\n".utf8), once: true)
      guard parts.count == 2, let head = String(validating: parts[0], as: UTF8.self),
        let name = Self.parameter("name", of: head)
      else { return nil }
      if Self.parameter("filename", of: head) != nil {
        files[name] = parts[1]
      } else {
        guard let text = String(validating: parts[1], as: UTF8.self) else { return nil }
        fields[name] = text
      }
    }
  }

  /// `…; name="logo"` in a part's head.
  private static func parameter(_ name: String, of head: String) -> String? {
    let line = head.split(separator: "\r\n").first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    for piece in line?.split(separator: ";") ?? [] {
      let trimmed = piece.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("\(name)=\""), trimmed.hasSuffix("\""), trimmed.count > name.count + 2 {
        return String(trimmed.dropFirst(name.count + 2).dropLast())
      }
    }
    return nil
  }

  private static func split(_ bytes: [UInt8], by mark: [UInt8], once: Bool = false) -> [[UInt8]] {
    let data = Data(bytes)
    let mark = Data(mark)
    var pieces: [[UInt8]] = []
    var start = data.startIndex
    while let found = data.range(of: mark, in: start..<data.endIndex) {
      pieces.append([UInt8](data[start..<found.lowerBound]))
      start = found.upperBound
      if once || pieces.count > mostParts + 2 { break }
    }
    return pieces + [[UInt8](data[start...])]
  }
}

extension Exchange {
  /// - Parameter largest: bytes of all files together.
  func multipartForm(largest: Int) async throws -> MultipartForm {
    let type = request.headers[.contentType] ?? ""
    guard type.lowercased().hasPrefix("multipart/form-data"),
      let range = type.range(of: "boundary=")
    else { throw Problem.malformed }
    let boundary = type[range.upperBound...].prefix { $0 != ";" }
      .trimmingCharacters(in: ["\"", " "])
    guard (1...70).contains(boundary.utf8.count) else { throw Problem.malformed }
    var form = MultipartForm()
    let room = largest + 4096
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > room {
      form.isTooLarge = true
      return form
    }
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: room)
    } catch is NIOTooManyBytesError {
      form.isTooLarge = true
      return form
    }
    guard let read = MultipartForm([UInt8](buffer: body), boundary: boundary) else {
      throw Problem.malformed
    }
    return read
  }
}

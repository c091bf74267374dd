import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A form with files in it (`multipart/form-data`, RFC 7578).
struct MultipartForm: Sendable {
  var fields: [String: String] = [:]
  var files: [String: [UInt8]] = [:]
  /// More was sent than may be; then the rest is empty.
  var isTooLarge = false

  /// Parts that a form of ours can have, with some to spare.
  private static let mostParts = 20
  /// Bytes of one part's head.
  private static let longestHead = 2048
  private static let lineBreak = Data("\r\n".utf8)

  init() {}

  /// Nil for what is not made of named parts between boundaries, the last one closed. Of several parts
  /// of one name the last counts, as in other forms.
  ///
  /// - Parameter boundary: without the dashes before it.
  init?(_ body: [UInt8], boundary: String) {
    let data = Data(body)
    let opening = Data("--\(boundary)".utf8)
    guard data.starts(with: opening) else { return nil }
    let mark = Self.lineBreak + opening
    var position = opening.count
    var count = 0
    while !data[position...].starts(with: "--".utf8) {
      guard data[position...].starts(with: Self.lineBreak), count < Self.mostParts else {
        return nil
      }
      position += Self.lineBreak.count
      let farthest = min(data.count, position + Self.longestHead)
      guard let gap = data.range(of: Data("\r\n\r\n".utf8), in: position..<farthest),
        let head = String(validating: data[position..<gap.lowerBound], as: UTF8.self),
        let name = Self.parameter("name", of: head),
        // An empty part's line break is the end of its head.
        let end = data.range(of: mark, in: (gap.upperBound - 2)..<data.count)
      else { return nil }
      let bytes = data[gap.upperBound..<max(gap.upperBound, end.lowerBound)]
      if Self.parameter("filename", of: head) != nil {
        files[name] = [UInt8](bytes)
      } else {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        fields[name] = text
      }
      position = end.upperBound
      count += 1
    }
  }

  /// `…; name="logo"` in a part's head.
  private static func parameter(_ name: String, of head: String) -> String? {
    let line = head.split(separator: "\r\n").first {
      $0.lowercased().hasPrefix("content-disposition:")
    }
    for piece in line.map(pieces) ?? [] {
      let trimmed = piece.trimmingCharacters(in: .whitespaces)
      if trimmed.hasPrefix("\(name)=\""), trimmed.hasSuffix("\""), trimmed.count > name.count + 2 {
        return String(trimmed.dropFirst(name.count + 2).dropLast())
      }
    }
    return nil
  }

  /// What semicolons divide, but for those inside of quotes: files may be called so.
  private static func pieces(of line: Substring) -> [Substring] {
    var isQuoted = false
    return line.split { character in
      if character == "\"" { isQuoted.toggle() }
      return character == ";" && !isQuoted
    }
  }

  /// What stands between two parts; nil: it is another type, or says no boundary that may be.
  static func boundary(of type: String) -> String? {
    let parts = type.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    guard parts.first?.lowercased() == "multipart/form-data",
      let parameter = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })
    else { return nil }
    let value = parameter.dropFirst("boundary=".count).filter { $0 != "\"" }
    return (1...70).contains(value.utf8.count) ? String(value) : nil
  }
}

extension Exchange {
  /// Bytes of a form around the files that it carries.
  private static let surroundings = 16 * 1024

  /// - Parameter largest: bytes of all files together.
  func multipartForm(largest: Int) async throws -> MultipartForm {
    guard let type = request.headers[.contentType],
      let boundary = MultipartForm.boundary(of: type)
    else { throw Problem.malformed }
    var form = MultipartForm()
    let room = largest + Self.surroundings
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

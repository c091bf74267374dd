import HTTPTypes
import Hummingbird
import NIOCore

extension Exchange {
  /// Bytes of a form around the file that it carries.
  private static let surroundings = 16 * 1024

  /// The bytes of one file of a multipart form; nil when the form has none of that name.
  ///
  /// - Parameter limit: bytes. Of a file that is longer, one byte more than that is answered; a body
  ///   that is far longer is refused.
  func upload(_ name: String, atMost limit: Int) async throws -> [UInt8]? {
    guard let type = request.headers[.contentType], let boundary = Self.boundary(of: type) else {
      throw Problem.malformed
    }
    let body = try await request.body.collect(upTo: 2 * limit + Self.surroundings)
    guard let parts = MultipartBody(Array(body.readableBytesView), boundary: boundary) else {
      throw Problem.malformed
    }
    return parts.file(name).map { Array($0.prefix(limit + 1)) }
  }

  private static func boundary(of type: String) -> String? {
    let parts = type.split(separator: ";").map { part in
      String(part.drop { $0 == " " })
    }
    guard parts.first?.lowercased() == "multipart/form-data",
      let parameter = parts.first(where: { $0.lowercased().hasPrefix("boundary=") })
    else { return nil }
    let value = parameter.dropFirst("boundary=".count).filter { $0 != "\"" }
    return (1...70).contains(value.utf8.count) ? String(value) : nil
  }
}

/// The parts of a `multipart/form-data` body (RFC 7578).
struct MultipartBody {
  private struct Part {
    var head: String
    var bytes: ArraySlice<UInt8>
  }

  private var parts: [Part] = []

  /// Parts that a form of ours can have, with some to spare.
  private static let mostParts = 20

  /// Nil for what is not made of parts between boundaries, the last one closed.
  init?(_ body: [UInt8], boundary: String) {
    let mark = Array("--\(boundary)".utf8)
    let lineMark = [13, 10] + mark
    guard body.starts(with: mark) else { return nil }
    var rest = body[mark.count...]
    while !rest.starts(with: [45, 45]) {
      guard rest.starts(with: [13, 10]), parts.count < Self.mostParts else { return nil }
      rest = rest.dropFirst(2)
      guard let head = rest.firstRange(of: [13, 10, 13, 10]),
        head.lowerBound - rest.startIndex <= 2048
      else { return nil }
      let bytes = rest[head.upperBound...]
      guard let end = bytes.firstRange(of: lineMark) else { return nil }
      parts.append(
        Part(
          head: String(decoding: rest[..<head.lowerBound], as: UTF8.self),
          bytes: bytes[..<end.lowerBound]))
      rest = bytes[end.upperBound...]
    }
  }

  /// The bytes of the part that is called so.
  func file(_ name: String) -> ArraySlice<UInt8>? {
    parts.first { part in
      part.head.split(whereSeparator: \.isNewline).contains { line in
        line.lowercased().hasPrefix("content-disposition:") && line.contains("name=\"\(name)\"")
      }
    }?.bytes
  }
}

extension ArraySlice<UInt8> {
  /// Where a run of bytes stands first.
  fileprivate func firstRange(of run: [UInt8]) -> Range<Int>? {
    guard let first = run.first, count >= run.count else { return nil }
    var index = startIndex
    while index <= endIndex - run.count {
      if self[index] == first, self[index..<(index + run.count)].elementsEqual(run) {
        return index..<(index + run.count)
      }
      index += 1
    }
    return nil
  }
}

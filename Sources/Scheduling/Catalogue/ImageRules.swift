/// What a picture may be, wherever it comes from: of a known type, really of that type, small, and
/// without code.
extension Image {
  /// Bytes.
  public static let largest = 512 * 1024

  public static let mediaTypes = ["image/png", "image/jpeg", "image/webp", "image/svg+xml"]

  public enum Objection: Hashable, Sendable {
    case tooLarge
    case notOfItsType
    /// A drawing with something that could run, fetch or declare.
    case notPlain(String)
  }

  /// Why it can't be kept; nil: nothing stands against it.
  public var objection: Objection? {
    guard Self.mediaTypes.contains(mediaType), !bytes.isEmpty else { return .notOfItsType }
    if bytes.count > Self.largest { return .tooLarge }
    guard Self.mediaType(of: bytes) == mediaType || mediaType == "image/svg+xml" else {
      return .notOfItsType
    }
    return mediaType == "image/svg+xml" ? Self.objection(toDrawing: bytes) : nil
  }

  /// A picture of whatever type its bytes say; nil: of none that we know.
  public init?(_ bytes: [UInt8]) {
    let drawing = String(validating: bytes.prefix(Self.largest), as: UTF8.self)
    let type =
      Self.mediaType(of: bytes) ?? (drawing?.contains("<svg") == true ? "image/svg+xml" : nil)
    guard let type else { return nil }
    self.init(mediaType: type, bytes: bytes)
  }

  /// A drawing is text that browsers run: nothing in it may run, fetch or declare.
  private static func objection(toDrawing bytes: [UInt8]) -> Objection? {
    guard let text = String(validating: bytes, as: UTF8.self)?.lowercased(),
      text.contains("<svg"), text.contains("</svg")
    else { return .notOfItsType }
    for word in [
      "<!", "<?xml-", "script", "foreignobject", "<iframe", "<embed", "<object", "<use",
      "<image", "@import", "url(", "href", "&#", "<handler", "<set", "<animate",
    ]
    where text.contains(word) {
      return .notPlain("“\(word)”")
    }
    if text.contains(/<a\W/) { return .notPlain("links") }
    if text.contains(/\Won[a-z]+\s*=/) { return .notPlain("handlers") }
    return nil
  }
}

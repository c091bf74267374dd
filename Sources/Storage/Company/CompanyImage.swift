internal import Scheduling

/// Pictures of a company file: of a known type, really of that type, small, and without code.
enum CompanyImage {
  /// Bytes of a logo or photo.
  static let largest = 512 * 1024

  static func read(_ record: CompanyRecord) -> Image {
    let type = record.text("mediaType", as: "one of \(types.joined(separator: ", "))") {
      types.contains($0) ? $0 : nil
    }
    let bytes = base64(record)
    let image = Image(mediaType: type ?? types[0], bytes: bytes)
    guard type != nil, !bytes.isEmpty else { return image }
    if bytes.count > largest {
      record.fault("base64", "must be at most \(largest) bytes, not \(bytes.count)")
    } else if let reason = objection(to: image) {
      record.fault("base64", reason)
    }
    return image
  }

  private static let types = ["image/png", "image/jpeg", "image/webp", "image/svg+xml"]

  private static func base64(_ record: CompanyRecord) -> [UInt8] {
    guard let value = record.required("base64") else { return [] }
    guard case .string(let text) = value, let bytes = CompanyForms.base64(text), !bytes.isEmpty
    else {
      record.fault("base64", "must be base64 with padding")
      return []
    }
    return bytes
  }

  private static func objection(to image: Image) -> String? {
    let isOfType =
      switch image.mediaType {
      case "image/png": image.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      case "image/jpeg": image.bytes.starts(with: [0xFF, 0xD8, 0xFF])
      case "image/webp":
        image.bytes.starts(with: "RIFF".utf8) && image.bytes.dropFirst(8).starts(with: "WEBP".utf8)
      default: true
      }
    guard isOfType else { return "is not \(image.mediaType)" }
    return image.mediaType == "image/svg+xml" ? objection(toDrawing: image.bytes) : nil
  }

  /// A drawing is text that browsers run: nothing in it may run, fetch or declare.
  private static func objection(toDrawing bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self)?.lowercased() else {
      return "is not UTF-8"
    }
    guard text.contains("<svg"), text.contains("</svg") else { return "is not image/svg+xml" }
    for word in [
      "<!", "<?xml-", "script", "foreignobject", "<iframe", "<embed", "<object", "<use",
      "<image", "@import", "url(", "href", "&#", "<handler", "<set", "<animate",
    ]
    where text.contains(word) {
      return "must be a plain drawing, without “\(word)”"
    }
    if text.contains(/<a\W/) { return "must be a plain drawing, without links" }
    if text.contains(/\Won[a-z]+\s*=/) { return "must be a plain drawing, without handlers" }
    return nil
  }
}

internal import Scheduling

/// Pictures of a company file: of a known type, really of that type, small, and without code.
enum CompanyImage {
  static func read(_ record: CompanyRecord) -> Image {
    let type = record.text("mediaType", as: "one of \(Image.mediaTypes.joined(separator: ", "))") {
      Image.mediaTypes.contains($0) ? $0 : nil
    }
    let bytes = base64(record)
    let image = Image(mediaType: type ?? Image.mediaTypes[0], bytes: bytes)
    guard type != nil, !bytes.isEmpty else { return image }
    switch image.objection {
    case nil: break
    case .tooLarge:
      record.fault("base64", "must be at most \(Image.largest) bytes, not \(bytes.count)")
    case .notOfItsType: record.fault("base64", "is not \(image.mediaType)")
    case .notPlain(let what):
      record.fault("base64", "must be a plain drawing, without \(what)")
    }
    return image
  }

  private static func base64(_ record: CompanyRecord) -> [UInt8] {
    guard let value = record.required("base64") else { return [] }
    guard case .string(let text) = value, let bytes = CompanyForms.base64(text), !bytes.isEmpty
    else {
      record.fault("base64", "must be base64 with padding")
      return []
    }
    return bytes
  }
}

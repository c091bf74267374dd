extension String {
  /// The text on one line, with nothing in it that could pass for something else: line breaks,
  /// control characters and marks that turn the direction of writing are drawn as signs.
  package var oneLine: String {
    var line = ""
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { previous = scalar }
      switch scalar.value {
      case 0x0A where previous?.value == 0x0D: continue
      case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: line.unicodeScalars.append("⏎")
      case 0x09: line.unicodeScalars.append(" ")
      case 0x00...0x1F: line.unicodeScalars.append(Self.picture(of: scalar))
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned:
          line.unicodeScalars.append("\u{FFFD}")
        default: line.unicodeScalars.append(scalar)
        }
      }
    }
    return line
  }

  /// Unicode has a picture for each of the first 32 control characters.
  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
  }
}

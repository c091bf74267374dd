/// Where in a JSON document something stands (RFC 6901). Made step by step while reading and
/// spelled out only when a fault is reported.
package indirect enum JSONPointer: Sendable {
  case root
  case member(JSONPointer, String)
  case element(JSONPointer, Int)

  package var text: String {
    switch self {
    case .root: ""
    case .member(let parent, let name): parent.text + "/" + Self.escaped(name)
    case .element(let parent, let index): parent.text + "/\(index)"
    }
  }

  /// `~` and `/` have a spelling of their own; a hostile name's length and control characters
  /// don't reach a terminal.
  private static func escaped(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars.prefix(80) {
      switch scalar {
      case "~": text += "~0"
      case "/": text += "~1"
      case _ where scalar.properties.generalCategory == .control: text += "?"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

/// One thing that is wrong with a document.
package struct JSONFault: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Where, as a JSON pointer; empty: the document as a whole.
  package var pointer: String
  /// What is wrong, in English.
  package var reason: String

  package init(pointer: String, reason: String) {
    self.pointer = pointer
    self.reason = reason
  }

  package var description: String { (pointer.isEmpty ? "/" : pointer) + ": " + reason }

  package static func < (left: Self, right: Self) -> Bool {
    (left.pointer, left.reason) < (right.pointer, right.reason)
  }
}

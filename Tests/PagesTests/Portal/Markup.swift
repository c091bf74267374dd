/// A page taken apart for the tests: start tags with their attributes, by a reader of its own that
/// is stricter than a browser.
struct Markup {
  struct Tag {
    let name: String
    let attributes: [String: String]
    /// The position among all start tags.
    let index: Int

    subscript(_ attribute: String) -> String? { attributes[attribute] }
  }

  private(set) var tags: [Tag] = []
  /// What doesn't nest as it should, or isn't quoted.
  private(set) var faults: [String] = []

  private static let voids: Set<String> = ["meta", "link", "input", "img", "br", "hr", "base"]

  init(_ source: String) {
    var open: [String] = []
    var rest = source[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      guard let end = rest.firstIndex(of: ">") else {
        faults.append("unfinished tag")
        return
      }
      let inside = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("!") { continue }
      if inside.hasPrefix("/") {
        let name = String(inside.dropFirst())
        if open.popLast() != name { faults.append("</\(name)> closes nothing") }
        continue
      }
      let tag = read(inside)
      tags.append(tag)
      if !Self.voids.contains(tag.name) { open.append(tag.name) }
    }
    if !open.isEmpty { faults.append("left open: \(open)") }
  }

  private mutating func read(_ inside: Substring) -> Tag {
    let name = String(inside.prefix { $0 != " " })
    var attributes: [String: String] = [:]
    var rest = inside.dropFirst(name.count)
    while let first = rest.first {
      guard first == " " else {
        faults.append("<\(inside)>: no space before \(rest)")
        break
      }
      rest = rest.dropFirst()
      let key = String(rest.prefix { $0 != "=" && $0 != " " })
      rest = rest.dropFirst(key.count)
      if attributes[key] != nil { faults.append("<\(inside)>: \(key) twice") }
      guard rest.first == "=" else {
        attributes[key] = ""
        continue
      }
      rest = rest.dropFirst()
      guard rest.first == "\"", let end = rest.dropFirst().firstIndex(of: "\"") else {
        faults.append("<\(inside)>: \(key) is not quoted")
        break
      }
      attributes[key] = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = rest[rest.index(after: end)...]
    }
    return Tag(name: name, attributes: attributes, index: tags.count)
  }

  func all(_ name: String) -> [Tag] { tags.filter { $0.name == name } }
}

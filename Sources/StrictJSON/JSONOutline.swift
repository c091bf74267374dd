/// A JSON document whose outermost object's lists are not read yet: a file may be larger than what
/// should stand in memory at once.
package struct JSONOutline {
  /// Without the lists.
  package var value: JSONValue
  /// By name.
  package var lists: [String: List] = [:]

  package struct List {
    /// No list may be longer; further elements are only counted.
    package static let longest = 5_000_000

    /// Where the elements begin.
    package var starts: [Int] = []
    package var count = 0
  }
}

/// Reads the lists of an outline element by element.
package final class JSONListReader {
  private var parser: JSONParser
  package private(set) var lists: [String: JSONOutline.List]
  /// Something could not be read: what follows is not looked at any more.
  package private(set) var isBroken = false

  package init(_ parser: JSONParser, _ lists: [String: JSONOutline.List]) {
    self.parser = parser
    self.lists = lists
  }

  /// What is wrong with the document as JSON.
  package var faults: [JSONFault] { parser.faults }

  /// Nil at the end, and where the document is broken.
  package func element(_ index: Int, of list: JSONOutline.List, at pointer: JSONPointer)
    -> JSONValue?
  {
    guard !isBroken, index < list.starts.count else { return nil }
    let value = parser.element(index, of: list.starts, at: pointer)
    if value == nil { isBroken = true }
    return value
  }
}

/// A page being written: UTF-8 bytes that grow, element by element.
///
/// Everything that is not one of our own literals is escaped on its way in, so a visitor's text
/// can't become markup. Element and attribute names are `StaticString`, which only a literal in
/// our sources can be; there is no way to write an inline handler or an inline style.
///
/// ```swift
/// var html = HTML()
/// html.section(class: "slots") { html in
///   html.h2("Morning")
/// }
/// ```
package struct HTML: Sendable {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: bytes to set aside; a portal page has 6 to 20 KB.
  package init(capacity: Int = 16_384) {
    bytes.reserveCapacity(capacity)
  }

  /// What has been written so far, as text.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  package typealias Content = (inout HTML) -> Void

  /// Writes text, escaped.
  package mutating func text(_ text: String) {
    escape(text)
  }

  /// The document type, once, at the top.
  package mutating func documentType() {
    raw("<!doctype html>")
  }

  /// The organisation's colours and font.
  package mutating func style(_ sheet: ThemeSheet, nonce: String) {
    open("style", [.nonce(nonce)])
    raw(sheet.css)
    close("style")
  }

  // MARK: Elements

  mutating func element(
    _ name: StaticString, class names: String?, id: String?, _ attributes: [Attribute],
    _ content: Content
  ) {
    open(name, class: names, id: id, attributes)
    content(&self)
    close(name)
  }

  mutating func element(
    _ name: StaticString, class names: String?, id: String?, _ attributes: [Attribute],
    text: String
  ) {
    open(name, class: names, id: id, attributes)
    escape(text)
    close(name)
  }

  /// An element that has no end tag.
  mutating func void(
    _ name: StaticString, class names: String?, id: String?, _ attributes: [Attribute]
  ) {
    open(name, class: names, id: id, attributes)
  }

  /// A text area: its content starts on a new line because a parser drops the first line break.
  mutating func textArea(id: String?, _ attributes: [Attribute], text: String) {
    open("textarea", id: id, attributes)
    raw("\n")
    escape(text)
    close("textarea")
  }

  // MARK: Bytes

  private mutating func open(
    _ name: StaticString, class names: String? = nil, id: String? = nil, _ attributes: [Attribute]
  ) {
    raw("<")
    raw(name)
    if let names { write(.init("class", names)) }
    if let id { write(.init("id", id)) }
    for attribute in attributes { write(attribute) }
    raw(">")
  }

  private mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">")
  }

  private mutating func write(_ attribute: Attribute) {
    guard attribute.isPresent else { return }
    raw(" ")
    raw(attribute.prefix)
    raw(attribute.name)
    guard let value = attribute.value else { return }
    raw("=\"")
    escape(value)
    raw("\"")
  }

  private mutating func raw(_ literal: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private mutating func raw(_ css: String) {
    bytes.append(contentsOf: css.utf8)
  }

  private mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      var plain = utf8.startIndex
      for index in utf8.indices {
        guard let entity = Self.entity(utf8[index]) else { continue }
        bytes.append(contentsOf: utf8[plain..<index])
        raw(entity)
        plain = index + 1
      }
      bytes.append(contentsOf: utf8[plain...])
    }
  }

  /// Quotes are escaped in running text too: one rule for every place is easier to trust.
  /// A NUL is not a character of HTML; it becomes the replacement character, as parsers do.
  private static func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0: "\u{FFFD}"
    default: nil
    }
  }
}

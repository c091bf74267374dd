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
  /// Room for what is still to come, behind what has been written: a page consists of thousands of
  /// pieces of a few bytes, and an array that grows with each would take twice as long.
  private var room: [UInt8]
  private var count = 0

  /// - Parameter capacity: bytes to set aside; a portal page has 6 to 20 KB.
  package init(capacity: Int = 16_384) {
    room = Self.room(of: capacity)
  }

  /// What stands in it means nothing until it is written over.
  private static func room(of capacity: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: capacity) { _, count in count = capacity }
  }

  /// What has been written so far.
  package var bytes: [UInt8] { Array(room[..<count]) }

  /// What has been written so far, as text.
  package var string: String { String(decoding: room[..<count], as: UTF8.self) }

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
    write(atMost: sheet.css.utf8.count) { $0.copy(sheet.css) }
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

  /// - Parameter most: bytes that `body` writes, at most.
  private mutating func write(atMost most: Int, _ body: (inout Pen) -> Void) {
    if count + most > room.count {
      room += Self.room(of: max(most, room.count))
    }
    let start = count
    count = room.withUnsafeMutableBufferPointer { room in
      guard let base = room.baseAddress else { return start }
      var pen = Pen(at: base + start)
      body(&pen)
      return pen.place - base
    }
  }

  private mutating func open(
    _ name: StaticString, class names: String? = nil, id: String? = nil, _ attributes: [Attribute]
  ) {
    var most = name.utf8CodeUnitCount + 2
    if let names { most += Pen.most("class", names) }
    if let id { most += Pen.most("id", id) }
    for attribute in attributes { most += Pen.most(attribute.name, attribute.value) + 8 }
    write(atMost: most) { pen in
      pen.put(UInt8(ascii: "<"))
      pen.put(name)
      if let names { pen.attribute("class", names) }
      if let id { pen.attribute("id", id) }
      for attribute in attributes where attribute.isPresent {
        pen.attribute(attribute.name, attribute.value, prefix: attribute.prefix)
      }
      pen.put(UInt8(ascii: ">"))
    }
  }

  private mutating func close(_ name: StaticString) {
    write(atMost: name.utf8CodeUnitCount + 3) { pen in
      pen.put(UInt8(ascii: "<"))
      pen.put(UInt8(ascii: "/"))
      pen.put(name)
      pen.put(UInt8(ascii: ">"))
    }
  }

  private mutating func raw(_ literal: StaticString) {
    write(atMost: literal.utf8CodeUnitCount) { $0.put(literal) }
  }

  private mutating func escape(_ text: String) {
    write(atMost: text.utf8.count * Pen.longestEntity) { $0.escape(text) }
  }
}

/// Writes into memory that has room enough.
private struct Pen {
  /// Where the next byte goes.
  private(set) var place: UnsafeMutablePointer<UInt8>

  init(at place: UnsafeMutablePointer<UInt8>) { self.place = place }

  /// Bytes of what one byte of a text becomes, at most.
  static let longestEntity = 6

  /// Bytes of an attribute without its prefix, at most.
  static func most(_ name: StaticString, _ value: String?) -> Int {
    name.utf8CodeUnitCount + 4 + (value?.utf8.count ?? 0) * longestEntity
  }

  mutating func put(_ byte: UInt8) {
    place.pointee = byte
    place += 1
  }

  /// Not an overload of one that takes a `String`: a literal would always be that one's.
  mutating func put(_ literal: StaticString) {
    let count = literal.utf8CodeUnitCount
    place.update(from: literal.utf8Start, count: count)
    place += count
  }

  mutating func copy(_ text: String) {
    write(text) { bytes, place in
      guard let start = bytes.baseAddress else { return place }
      place.update(from: start, count: bytes.count)
      return place + bytes.count
    }
  }

  mutating func attribute(_ name: StaticString, _ value: String?, prefix: StaticString = "") {
    put(UInt8(ascii: " "))
    if prefix.utf8CodeUnitCount > 0 { put(prefix) }
    put(name)
    guard let value else { return }
    put(UInt8(ascii: "="))
    put(UInt8(ascii: "\""))
    escape(value)
    put(UInt8(ascii: "\""))
  }

  mutating func escape(_ text: String) {
    write(text) { bytes, start in
      // A place of its own, which stays in a register.
      var place = start
      for byte in bytes {
        guard Self.isSpecial(byte), let entity = Self.entity(byte) else {
          place.pointee = byte
          place += 1
          continue
        }
        place.update(from: entity.utf8Start, count: entity.utf8CodeUnitCount)
        place += entity.utf8CodeUnitCount
      }
      return place
    }
  }

  /// Not by `withUTF8`, which wants a copy of the text and so counts its references. Every text here is
  /// stored as UTF-8; one that isn't would be copied.
  /// - Parameter body: from where the bytes go to behind the last of them.
  private mutating func write(
    _ text: String,
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeMutablePointer<UInt8>)
      -> UnsafeMutablePointer<UInt8>
  ) {
    let start = place
    place =
      text.utf8.withContiguousStorageIfAvailable { body($0, start) }
      ?? Array(text.utf8).withUnsafeBufferPointer { body($0, start) }
  }

  /// A quick look that lets letters and spaces pass.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "<"),
      UInt8(ascii: ">"):
      true
    default: false
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

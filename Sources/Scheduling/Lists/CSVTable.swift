/// A file of comma-separated values (RFC 4180) as it was read. Semicolons and tabs separate as well,
/// because spreadsheets write those, too.
public struct CSVTable: Sendable {
  public struct Row: Sendable, Equatable {
    /// Of the file, from 1; a cell may hold line breaks, so rows can be several lines.
    public var line: Int
    public var cells: [String]

    public init(line: Int, cells: [String]) {
      self.line = line
      self.cells = cells
    }
  }

  /// Empty lines left out.
  public var rows: [Row]
  public var separator: Character
  public var encoding: Encoding

  public enum Encoding: String, Sendable {
    case utf8
    /// What older spreadsheets write: told, because it is a guess.
    case windows1252
  }

  public enum Fault: Error, Equatable, Sendable {
    case empty
    /// Bytes that no text has: a spreadsheet's own format, or UTF-16.
    case notText
    /// Bytes.
    case tooLarge(Int)
    case tooManyRows(Int)
    case tooManyColumns(line: Int, limit: Int)
    /// Characters of one cell.
    case tooLong(line: Int, limit: Int)
    /// A quote that is never closed, where it was opened.
    case openQuote(line: Int)
  }

  public static let largest = 10 * 1024 * 1024
  /// With the row of names.
  public static let mostRows = 50_001
  public static let mostColumns = 50
  /// Bytes.
  static let longestCell = 20_000

  public static func read(_ file: [UInt8]) -> Result<CSVTable, Fault> {
    if file.count > largest { return .failure(.tooLarge(largest)) }
    var bytes = file[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return .failure(.notText)
    }
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let text = isUTF8 ? Array(bytes) : Windows1252.utf8(bytes)
    var reader = CSVReader(text)
    return reader.rows().flatMap { rows in
      guard !rows.isEmpty else { return .failure(.empty) }
      return .success(
        CSVTable(
          rows: rows, separator: Character(Unicode.Scalar(reader.separator)),
          encoding: isUTF8 ? .utf8 : .windows1252))
    }
  }
}

/// Cuts a text into rows and cells, byte by byte: none of the marks is part of another character.
private struct CSVReader {
  private let text: [UInt8]
  let separator: UInt8
  private var position = 0
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let (feed, carriage): (UInt8, UInt8) = (0x0A, 0x0D)

  init(_ text: [UInt8]) {
    self.text = text
    let (declared, start) = Self.declaration(text)
    separator = declared ?? Self.guess(text)
    if start > 0 { (position, line) = (start, 2) }
  }

  /// `sep=;` in a line of its own, as spreadsheets understand it, and where the text begins then.
  private static func declaration(_ text: [UInt8]) -> (UInt8?, start: Int) {
    guard text.count > 5, text.prefix(4).elementsEqual("sep=".utf8),
      let end = text.prefix(8).firstIndex(of: feed), end <= 6
    else { return (nil, 0) }
    return (text[4], end + 1)
  }

  /// What stands most often in the first lines, outside of quotes.
  private static func guess(_ text: [UInt8]) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    var lines = 0
    for byte in text.prefix(20_000) {
      if byte == quote { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == feed { lines += 1 }
      if lines == 5 { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.indices.max { (counts[$0], -$0) < (counts[$1], -$1) } ?? 0
    return candidates[most]
  }

  mutating func rows() -> Result<[CSVTable.Row], CSVTable.Fault> {
    var rows: [CSVTable.Row] = []
    while position < text.count {
      let start = line
      switch cells() {
      case .failure(let fault): return .failure(fault)
      case .success(let cells):
        if cells.allSatisfy(\.isEmpty) { continue }
        rows.append(CSVTable.Row(line: start, cells: cells))
      }
      if rows.count > CSVTable.mostRows {
        return .failure(.tooManyRows(CSVTable.mostRows - 1))
      }
    }
    return .success(rows)
  }

  /// To the end of the row.
  private mutating func cells() -> Result<[String], CSVTable.Fault> {
    let start = line
    var cells: [String] = []
    while true {
      var cell: [UInt8] = []
      // A quote counts at the beginning of a cell; elsewhere it is a letter like any other.
      if position < text.count, text[position] == Self.quote {
        let opened = line
        guard quoted(&cell) else { return .failure(.openQuote(line: opened)) }
      }
      while position < text.count, text[position] != separator, !isBreak(text[position]) {
        cell.append(text[position])
        position += 1
      }
      guard cell.count <= CSVTable.longestCell else {
        return .failure(.tooLong(line: start, limit: CSVTable.longestCell))
      }
      cells.append(String(decoding: cell, as: UTF8.self).trimmed)
      if position < text.count, text[position] == separator {
        position += 1
        guard cells.count < CSVTable.mostColumns else {
          return .failure(.tooManyColumns(line: start, limit: CSVTable.mostColumns))
        }
        continue
      }
      endLine()
      return .success(cells)
    }
  }

  /// False: it is never closed.
  private mutating func quoted(_ cell: inout [UInt8]) -> Bool {
    position += 1
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == Self.quote {
        guard position < text.count, text[position] == Self.quote else { return true }
        position += 1
      } else if byte == Self.feed
        || byte == Self.carriage && !(position < text.count && text[position] == Self.feed)
      {
        line += 1
      }
      cell.append(byte)
      // Far beyond what a cell can have: the quote was meant otherwise.
      if cell.count > 4 * CSVTable.longestCell { return false }
    }
    return false
  }

  private func isBreak(_ byte: UInt8) -> Bool { byte == Self.feed || byte == Self.carriage }

  private mutating func endLine() {
    guard position < text.count else { return }
    let isPair =
      text[position] == Self.carriage && position + 1 < text.count
      && text[position + 1] == Self.feed
    position += isPair ? 2 : 1
    line += 1
  }
}

/// Western European text of older programs.
private enum Windows1252 {
  /// 0x80 to 0x9F; five of them mean nothing.
  private static let special: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  static func utf8(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      guard byte >= 0x80 else {
        text.append(byte)
        continue
      }
      let value = byte < 0xA0 ? special[Int(byte) - 0x80] : UInt32(byte)
      text += Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? []
    }
    return text
  }
}

/// Writes comma-separated values that a spreadsheet opens as what they are.
public struct CSVWriter: Sendable {
  public private(set) var text: String
  private let separator: Character

  /// Begins with the mark that tells spreadsheets that it is UTF-8.
  public init(separator: Character) {
    self.separator = separator
    text = "\u{FEFF}"
  }

  public mutating func row(_ cells: [String]) {
    text += cells.map(cell).joined(separator: String(separator)) + "\r\n"
  }

  /// A cell that a spreadsheet would work out gets an apostrophe before it, and is read as text.
  public static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else {
      return text
    }
    return "'" + text
  }

  /// What ``harmless(_:)`` was made of.
  public static func restored(_ text: String) -> String {
    guard text.hasPrefix("'"), harmless(String(text.dropFirst())) == text else { return text }
    return String(text.dropFirst())
  }

  private func cell(_ text: String) -> String {
    let text = Self.harmless(text)
    let isPlain = !text.unicodeScalars.contains {
      $0 == "\"" || "\r\n,;\t".unicodeScalars.contains($0)
    }
    return isPlain ? text : "\"" + text.replacing("\"") + "\""
  }
}

extension String {
  /// With each quote doubled.
  fileprivate func replacing(_ quote: Character) -> String {
    String(flatMap { $0 == quote ? [quote, quote] : [$0] })
  }
}

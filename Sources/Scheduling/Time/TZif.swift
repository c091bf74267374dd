/// Why the bytes of a time zone can't be used.
public enum ZoneError: Error, Hashable, Sendable {
  /// ``Zone/isPlausibleName(_:)`` refuses the name.
  case implausibleName
  /// The bytes don't begin like a TZif file of version 1 or later.
  case notTZif
  /// The bytes end before what their headers announce.
  case truncated
  /// The times count leap seconds, as in the `right/` folder; an ``Instant`` doesn't.
  case countsLeapSeconds
  /// The part that is named doesn't keep to the format.
  case malformed(String)
}

/// The content of a TZif file, the compiled form of a time zone: RFC 9636.
struct TZif {
  struct Transition {
    var at: Int
    var kind: ZoneKind
  }

  /// In strictly ascending order.
  private(set) var transitions: [Transition] = []
  /// What holds before the first transition.
  private(set) var firstKind: ZoneKind
  /// What holds after the last transition; nil if that isn't known.
  private(set) var footer: ZoneRule?

  init(_ bytes: [UInt8]) throws(ZoneError) {
    var reader = ByteReader(bytes)
    var header = try Header(&reader)
    var timeWidth = 4
    if header.version > 1 {
      // The first block repeats the second in 32 bits, for readers that know no other.
      try reader.skip(header.blockSize(timeWidth: 4))
      header = try Header(&reader)
      timeWidth = 8
    }
    guard header.leapCount == 0 else { throw .countsLeapSeconds }

    let times = try Self.times(&reader, count: header.timeCount, width: timeWidth)
    let indices = try reader.take(header.timeCount)
    let kinds = try Self.kinds(&reader, header)
    try Self.checkIndicators(try reader.take(header.standardCount + header.utCount))
    firstKind = kinds[0]
    transitions.reserveCapacity(times.count)
    for (at, index) in zip(times, indices) {
      guard Int(index) < kinds.count else { throw .malformed("type of a transition") }
      transitions.append(Transition(at: at, kind: kinds[Int(index)]))
    }

    if header.version > 1 {
      let text = try Self.footerText(&reader)
      if !text.isEmpty {
        guard let rule = ZoneRule(text) else { throw .malformed("footer") }
        footer = rule
      }
    }
    guard reader.isAtEnd else { throw .malformed("bytes after the end") }
  }

  private static func times(
    _ reader: inout ByteReader, count: Int, width: Int
  ) throws(ZoneError) -> [Int] {
    // Before the Big Bang, or as long after now, sums with offsets could overflow: RFC 9636, 3.2.
    let limit = 1 << 59
    try reader.require(count * width)
    var times: [Int] = []
    times.reserveCapacity(count)
    for _ in 0..<count {
      let at = try width == 8 ? reader.int64() : reader.int32()
      guard at >= -limit, at <= limit, times.last.map({ $0 < at }) ?? true else {
        throw .malformed("transition times")
      }
      times.append(at)
    }
    return times
  }

  private static func kinds(
    _ reader: inout ByteReader, _ header: Header
  ) throws(ZoneError) -> [ZoneKind] {
    let records = try reader.take(header.typeCount * 6)
    let letters = try reader.take(header.letterCount)
    var recordReader = ByteReader(Array(records))
    var kinds: [ZoneKind] = []
    for _ in 0..<header.typeCount {
      let offset = try recordReader.int32()
      let flag = try recordReader.byte()
      let place = try Int(recordReader.byte())
      guard ZoneKind.offsets.contains(offset) else { throw .malformed("offset of a type") }
      guard flag < 2 else { throw .malformed("daylight saving flag") }
      guard
        place < letters.count,
        let end = letters.dropFirst(place).firstIndex(of: 0),
        let abbreviation = ZoneKind.abbreviation(letters[(letters.startIndex + place)..<end])
      else { throw .malformed("abbreviation") }
      kinds.append(
        ZoneKind(offset: offset, isDaylightSaving: flag == 1, abbreviation: abbreviation))
    }
    return kinds
  }

  /// They tell how a rule was written, which matters only to those who transplant it elsewhere.
  private static func checkIndicators(_ indicators: ArraySlice<UInt8>) throws(ZoneError) {
    guard indicators.allSatisfy({ $0 < 2 }) else { throw .malformed("indicators") }
  }

  private static func footerText(_ reader: inout ByteReader) throws(ZoneError) -> String {
    let newline = UInt8(ascii: "\n")
    guard try reader.byte() == newline else { throw .malformed("footer") }
    var letters: [UInt8] = []
    while true {
      let byte = try reader.byte()
      if byte == newline { return String(decoding: letters, as: UTF8.self) }
      letters.append(byte)
    }
  }
}

/// One of the states of a zone: an offset with its name.
struct ZoneKind: Hashable, Sendable {
  /// Seconds east of UTC.
  var offset: Int
  var isDaylightSaving: Bool
  var abbreviation: String

  /// What RFC 9636 lets an offset be: more than 25 hours west, less than 26 hours east.
  static let offsets = (-25 * 3600 + 1)...(26 * 3600 - 1)

  /// The name in ASCII, or nil for letters that no abbreviation has.
  static func abbreviation(_ letters: ArraySlice<UInt8>) -> String? {
    let isPlain = letters.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return isPlain && !letters.isEmpty ? String(decoding: letters, as: UTF8.self) : nil
  }
}

/// What stands before each data block.
private struct Header {
  /// 1 for the version that the file writes as zero.
  let version: Int
  let utCount: Int
  let standardCount: Int
  let leapCount: Int
  let timeCount: Int
  let typeCount: Int
  let letterCount: Int

  init(_ reader: inout ByteReader) throws(ZoneError) {
    guard try reader.take(4).elementsEqual("TZif".utf8) else { throw .notTZif }
    switch try reader.byte() {
    case 0: version = 1
    // A later version must be readable as the latest that one knows.
    case let digit where (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(digit):
      version = Int(digit - UInt8(ascii: "0"))
    default: throw .notTZif
    }
    try reader.skip(15)
    utCount = try reader.count()
    standardCount = try reader.count()
    leapCount = try reader.count()
    timeCount = try reader.count()
    typeCount = try reader.count()
    letterCount = try reader.count()
    guard
      (1...256).contains(typeCount), letterCount > 0,
      utCount == 0 || utCount == typeCount,
      standardCount == 0 || standardCount == typeCount
    else { throw .malformed("header") }
  }

  func blockSize(timeWidth: Int) -> Int {
    timeCount * (timeWidth + 1) + typeCount * 6 + letterCount + leapCount * (timeWidth + 4)
      + standardCount + utCount
  }
}

/// Big-endian numbers, one after the other.
private struct ByteReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  func require(_ count: Int) throws(ZoneError) {
    guard count <= bytes.count - place else { throw .truncated }
  }

  mutating func skip(_ count: Int) throws(ZoneError) {
    try require(count)
    place += count
  }

  mutating func take(_ count: Int) throws(ZoneError) -> ArraySlice<UInt8> {
    try skip(count)
    return bytes[(place - count)..<place]
  }

  mutating func byte() throws(ZoneError) -> UInt8 {
    try skip(1)
    return bytes[place - 1]
  }

  /// Unsigned, 32 bits.
  mutating func count() throws(ZoneError) -> Int {
    try Int(UInt32(truncatingIfNeeded: unsigned(bytes: 4)))
  }

  mutating func int32() throws(ZoneError) -> Int {
    try Int(Int32(truncatingIfNeeded: unsigned(bytes: 4)))
  }

  mutating func int64() throws(ZoneError) -> Int {
    try Int(Int64(bitPattern: unsigned(bytes: 8)))
  }

  private mutating func unsigned(bytes count: Int) throws(ZoneError) -> UInt64 {
    try take(count).reduce(0) { $0 << 8 | UInt64($1) }
  }
}

import Scheduling

/// Writes a TZif file from a few values, right or wrong.
struct TZifSketch {
  struct Kind {
    var offset: Int32
    var isDaylightSaving: Bool
    var name: String
  }

  static let `nil` = Kind(offset: 0, isDaylightSaving: false, name: "NIL")
  static let one = Kind(offset: 3600, isDaylightSaving: true, name: "ONE")

  var magic = "TZif"
  /// Zero for version 1, else the digit.
  var version = UInt8(ascii: "2")
  var kinds: [Kind] = [Self.nil, Self.one]
  var transitions: [(at: Int64, kind: UInt8)] = []
  var indicators: [UInt8] = []
  var leapCount: UInt32 = 0
  var footer = ""

  func zone(_ name: String = "Sketch") throws(ZoneError) -> Zone {
    try Zone(name: name, tzif: bytes)
  }

  var bytes: [UInt8] {
    let first = block { bigEndian(Int32(truncatingIfNeeded: $0)) }
    guard version != 0 else { return first }
    return first + block { bigEndian($0) } + "\n\(footer)\n".utf8
  }

  private func block(_ time: (Int64) -> [UInt8]) -> [UInt8] {
    let letters: [UInt8] = kinds.flatMap { [UInt8]($0.name.utf8) + [0] }
    var bytes = Array(magic.utf8) + [version] + [UInt8](repeating: 0, count: 15)
    bytes += bigEndian(UInt32(0)) + bigEndian(UInt32(indicators.count)) + bigEndian(leapCount)
    bytes += bigEndian(UInt32(transitions.count)) + bigEndian(UInt32(kinds.count))
    bytes += bigEndian(UInt32(letters.count))
    bytes += transitions.flatMap { time($0.at) } + transitions.map(\.kind)
    var place: UInt8 = 0
    for kind in kinds {
      bytes += bigEndian(kind.offset) + [kind.isDaylightSaving ? 1 : 0, place]
      place += UInt8(kind.name.utf8.count + 1)
    }
    let leaps = [UInt8](repeating: 0, count: Int(leapCount) * (time(0).count + 4))
    return bytes + letters + leaps + indicators
  }

  private func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.bigEndian) { Array($0) }
  }
}

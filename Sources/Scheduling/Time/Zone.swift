/// A time zone: which offset from UTC holds when, for all times.
///
/// Made from the bytes of a TZif file, so that answers don't depend on the machine. Two zones are
/// equal if their names are. Cheap to copy; questions allocate nothing unless they answer a list or
/// a text.
public struct Zone: Sendable {
  /// As in the tz database, such as `Europe/Zurich`.
  public let name: String

  let table: ZoneTable

  public static let utc = Zone(
    name: "UTC",
    table: ZoneTable(ZoneKind(offset: 0, isDaylightSaving: false, abbreviation: "UTC")))

  /// - Parameters:
  ///   - name: what ``isPlausibleName(_:)`` accepts; it need not be in the tz database.
  ///   - tzif: a whole file as `zic` makes it, version 1 or later.
  /// - Throws: for every file that doesn't keep to RFC 9636.
  public init(name: String, tzif: [UInt8]) throws(ZoneError) {
    guard Self.isPlausibleName(name) else { throw .implausibleName }
    self.init(name: name, table: ZoneTable(try TZif(tzif)))
  }

  private init(name: String, table: ZoneTable) {
    self.name = name
    self.table = table
  }

  /// Whether a name could be in the tz database, and is safe as a path in its folder: letters,
  /// digits, `_`, `+`, `-`, and single slashes between parts that don't begin with a hyphen; at
  /// most 64 bytes.
  public static func isPlausibleName(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.first != UInt8(ascii: "-")
        && part.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
            UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
  }

  /// Seconds east of UTC.
  public func offset(at instant: Instant) -> Int {
    table.offset(at: instant.seconds)
  }

  /// Such as `CEST`, or `+03` where there is no name in use.
  public func abbreviation(at instant: Instant) -> String {
    table.kind(at: instant.seconds).abbreviation
  }

  /// Whether the tz database calls this daylight saving time. (In Ireland it is so in winter.)
  public func isDaylightSaving(at instant: Instant) -> Bool {
    table.kind(at: instant.seconds).isDaylightSaving
  }

  /// What calendar and clock show at an instant.
  public func local(_ instant: Instant) -> LocalDateTime {
    LocalDateTime(secondsSinceEpochAsIfUTC: instant.seconds + table.offset(at: instant.seconds))
  }

  /// The date on the calendar at an instant.
  public func date(of instant: Instant) -> LocalDate {
    local(instant).date
  }
}

extension Zone: Hashable, CustomStringConvertible {
  public static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
  }

  public var description: String { name }
}

package import Scheduling

/// The columns of one row as a driver answers them, by position from 0. Nil stands for NULL.
package protocol Columns {
  func integer(_ column: Int) -> Int?
  func real(_ column: Int) -> Double?
  func text(_ column: Int) -> String?
  func bytes(_ column: Int) -> [UInt8]?
}

/// Reads a row's columns one after the other, in the order in which the statement names them.
///
/// A NULL or a text where the schema allows none is damage, not a state that callers could handle:
/// it throws ``StorageError/damaged(_:)``.
package struct RowReader {
  private let columns: any Columns
  private var next = 0

  init(_ columns: any Columns) { self.columns = columns }

  private mutating func advance() -> Int {
    defer { next += 1 }
    return next
  }

  private func damaged(_ what: String) -> StorageError {
    .damaged("column \(next) is no \(what)")
  }

  package mutating func optionalInt() -> Int? { columns.integer(advance()) }
  package mutating func optionalDouble() -> Double? { columns.real(advance()) }
  package mutating func optionalText() -> String? { columns.text(advance()) }
  package mutating func optionalBytes() -> [UInt8]? { columns.bytes(advance()) }

  package mutating func int() throws -> Int {
    guard let value = optionalInt() else { throw damaged("number") }
    return value
  }

  package mutating func text() throws -> String {
    guard let value = optionalText() else { throw damaged("text") }
    return value
  }

  package mutating func bytes() throws -> [UInt8] {
    guard let value = optionalBytes() else { throw damaged("bytes") }
    return value
  }

  package mutating func bool() throws -> Bool { try int() != 0 }

  package mutating func optionalInstant() -> Instant? { optionalInt().map(Instant.init(seconds:)) }
  package mutating func instant() throws -> Instant { Instant(seconds: try int()) }
  package mutating func date() throws -> LocalDate { LocalDate(days: try int()) }
  package mutating func hash() throws -> Hash { Hash(bytes: try bytes()) }

  package mutating func id<Kind>() throws -> Identifier<Kind> {
    guard let id = Identifier<Kind>(try text()) else { throw damaged("\(Kind.prefix)_ identifier") }
    return id
  }

  package mutating func optionalID<Kind>() throws -> Identifier<Kind>? {
    guard let text = optionalText() else { return nil }
    guard let id = Identifier<Kind>(text) else { throw damaged("\(Kind.prefix)_ identifier") }
    return id
  }

  /// A case of an enumeration of texts.
  package mutating func choice<Choice: RawRepresentable<String>>() throws -> Choice {
    guard let choice = Choice(rawValue: try text()) else { throw damaged("\(Choice.self)") }
    return choice
  }

  package mutating func json<Value: Decodable>() throws -> Value { try JSONText.decode(try text()) }

  package mutating func optionalJSON<Value: Decodable>() throws -> Value? {
    try optionalText().map { try JSONText.decode($0) }
  }

  /// Two columns: first and last promised start.
  package mutating func slot() throws -> Slot {
    let (earliest, latest) = (try instant(), try instant())
    guard let slot = Slot(earliest: earliest, latest: latest) else { throw damaged("slot") }
    return slot
  }

  /// Two columns: latitude and longitude, both or neither.
  package mutating func optionalPlace() throws -> Place? {
    let (latitude, longitude) = (optionalDouble(), optionalDouble())
    guard let latitude, let longitude else { return nil }
    guard let place = Place(latitude: latitude, longitude: longitude) else {
      throw damaged("place on the earth")
    }
    return place
  }

  /// Six columns, as ``AddressColumns`` names them; a street that is NULL says that there is none.
  package mutating func optionalAddress() throws -> Address? {
    let street = optionalText()
    let (code, city, country) = (optionalText(), optionalText(), optionalText())
    let place = try optionalPlace()
    guard let street else { return nil }
    return Address(
      street: street, postalCode: code ?? "", city: city ?? "", country: country ?? "",
      place: place)
  }

  /// Two columns: media type and bytes.
  package mutating func optionalImage() -> Image? {
    let (type, bytes) = (optionalText(), optionalBytes())
    guard let type, let bytes else { return nil }
    return Image(mediaType: type, bytes: bytes)
  }
}

/// The six columns in which every table keeps an address.
enum AddressColumns {
  static let names = "street, postal_code, city, country, latitude, longitude"

  static func pairs(_ address: Address?) -> [(String, (any Bindable)?)] {
    [
      ("street", address?.street), ("postal_code", address?.postalCode), ("city", address?.city),
      ("country", address?.country), ("latitude", address?.place?.latitude),
      ("longitude", address?.place?.longitude),
    ]
  }
}

/// A point on the earth, in degrees (WGS 84).
public struct Place: Hashable, Sendable, Codable {
  public var latitude: Double
  public var longitude: Double

  /// Refuses what is not on the earth.
  public init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// A postal address, with its point on the map where it is known.
public struct Address: Hashable, Sendable, Codable {
  public var street: String
  public var postalCode: String
  public var city: String
  /// ISO 3166-1 alpha-2.
  public var country: String
  public var place: Place?

  public init(street: String, postalCode: String, city: String, country: String, place: Place?) {
    self.street = street
    self.postalCode = postalCode
    self.city = city
    self.country = country
    self.place = place
  }

  /// One line, as people write it: `Landstrasse 12, 9490 Vaduz`.
  public var line: String {
    let town = [postalCode, city].filter { !$0.isEmpty }.joined(separator: " ")
    return [street, town].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension Address {
  /// Reads what people type: `Landstrasse 12, 9490 Vaduz`, with or without a country in front of the
  /// postal code (`FL-9490`). Nil without a postal code of 4 or 5 digits: nothing else says which
  /// territory it is in.
  public init?(line: String) {
    guard line.count <= TextLimit.address else { return nil }
    let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "," })
    guard let index = words.lastIndex(where: { Self.postalCode($0) != nil }),
      let (country, code) = Self.postalCode(words[index])
    else { return nil }
    let street = line[..<words[index].startIndex]
    self.init(
      street: String(street).trimmed(of: ","), postalCode: code,
      city: words[(index + 1)...].joined(separator: " "), country: country, place: nil)
  }

  private static func postalCode(_ word: Substring) -> (country: String, code: String)? {
    let parts = word.split(separator: "-")
    guard let code = parts.last, (4...5).contains(code.count), parts.count <= 2,
      code.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    let prefix = parts.count == 2 ? parts[0].uppercased() : ""
    return (prefix == "FL" ? "LI" : prefix == "A" ? "AT" : prefix, String(code))
  }
}

extension String {
  /// Without white space and one kind of mark at both ends.
  fileprivate func trimmed(of mark: Character) -> String {
    let inner = drop { $0.isWhitespace || $0 == mark }
    return String(inner.reversed().drop { $0.isWhitespace || $0 == mark }.reversed())
  }
}

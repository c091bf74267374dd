/// The fields of an address: `street`, `postalCode`, `city`, `country` and `point`.
public enum AddressForm {
  public static let names = ["street", "postalCode", "city", "country", "point"]

  public static func fields(of address: Address?) -> [String: String] {
    guard let address else { return [:] }
    return [
      "street": address.street, "postalCode": address.postalCode, "city": address.city,
      "country": address.country,
      "point": address.place.map { "\($0.latitude), \($0.longitude)" } ?? "",
    ]
  }

  /// Nil when all fields are empty. A point belongs to its address: when only the address changes,
  /// the old point goes.
  static func read(_ reader: inout FormReader, standing: Address?) -> Address? {
    guard names.contains(where: { !reader.raw($0).isEmpty }) else { return nil }
    var address = Address(
      street: reader.text("street", atMost: TextLimit.address, isRequired: false),
      postalCode: reader.text("postalCode", atMost: 20, isRequired: false),
      city: reader.text("city", atMost: TextLimit.name),
      country: reader.raw("country").uppercased(), place: nil)
    if address.country.utf8.count != 2
      || !address.country.utf8.allSatisfy({ (0x41...0x5A).contains($0) })
    {
      reader.fault("country", .malformed(.country))
    }
    let point = reader.raw("point")
    let place = point.isEmpty ? nil : Place(typed: point)
    if !point.isEmpty, place == nil { reader.fault("point", .malformed(.point)) }
    var same = standing
    same?.place = nil
    let isOldPoint = point == fields(of: standing)["point"]
    address.place = isOldPoint ? (same == address ? standing?.place : nil) : place
    return address
  }
}

extension Place {
  /// `47.141, 9.5215`: latitude and longitude in degrees.
  init?(typed text: String) {
    let parts = text.split(whereSeparator: { ",; ".contains($0) })
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count <= 24 }),
      let latitude = Double(parts[0]), let longitude = Double(parts[1])
    else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }
}

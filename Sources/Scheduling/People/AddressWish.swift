/// An address as staff write it, all of it or nothing.
public struct AddressWish: Hashable, Sendable {
  public var street: String
  public var postalCode: String
  public var city: String
  /// ISO 3166-1 alpha-2.
  public var country: String

  public init(street: String, postalCode: String, city: String, country: String) {
    self.street = street.trimmed
    self.postalCode = postalCode.trimmed
    self.city = city.trimmed
    self.country = country.trimmed.uppercased()
  }

  private var isEmpty: Bool { street.isEmpty && postalCode.isEmpty && city.isEmpty }

  public var faults: [FieldFault] {
    guard !isEmpty else { return [] }
    var faults = [
      FieldFault.line(.street, street, limit: TextLimit.address, isRequired: false),
      .line(.postalCode, postalCode, limit: 20, isRequired: false),
      .line(.city, city, limit: TextLimit.name),
    ].compactMap { $0 }
    if country.wholeMatch(of: /[A-Z]{2}/) == nil {
      let reason: FieldFault.Reason = country.isEmpty ? .missing : .malformed
      faults.append(FieldFault(field: .country, reason: reason))
    }
    return faults
  }

  /// Nil: there is none.
  ///
  /// - Parameter former: whose point on the map stays if nothing else has changed.
  public func address(after former: Address?) -> Address? {
    guard !isEmpty else { return nil }
    var address = Address(
      street: street, postalCode: postalCode, city: city, country: country, place: former?.place)
    if address != former { address.place = nil }
    return address
  }
}

internal import Scheduling

/// A record of a company file in the making. What a reader takes for granted is left out.
struct CompanyFields {
  private var members: [JSONMember] = []

  var value: JSONValue { .object(members) }

  mutating func add(_ name: String, _ value: JSONValue?, unless usual: JSONValue? = nil) {
    guard let value, value != usual else { return }
    members.append(JSONMember(name, value))
  }

  mutating func add(_ name: String, _ text: String?, unless usual: String? = nil) {
    guard let text, text != usual else { return }
    members.append(JSONMember(name, .string(text)))
  }

  mutating func add<Kind>(_ name: String, _ id: Identifier<Kind>?) { add(name, id?.rawValue) }

  mutating func add(_ name: String, _ number: Int?, unless usual: Int? = nil) {
    guard let number, number != usual else { return }
    members.append(JSONMember(name, .integer(number)))
  }

  mutating func add(_ name: String, _ flag: Bool, unless usual: Bool) {
    if flag != usual { members.append(JSONMember(name, .bool(flag))) }
  }

  mutating func add(_ name: String, _ instant: Instant?) { add(name, instant?.iso8601) }

  /// A list that is left out where it is empty.
  mutating func add<Element>(
    _ name: String, each elements: some Collection<Element>, _ value: (Element) -> JSONValue
  ) {
    if !elements.isEmpty { members.append(JSONMember(name, .array(elements.map(value)))) }
  }

  mutating func add<Kind>(_ name: String, ids: Set<Identifier<Kind>>) {
    add(name, each: ids.sorted()) { .string($0.rawValue) }
  }
}

/// Values that records of several kinds have.
extension JSONValue {
  static func record(_ fill: (inout CompanyFields) -> Void) -> JSONValue {
    var fields = CompanyFields()
    fill(&fields)
    return fields.value
  }

  init(_ range: HoursRange) { self = .string("\(range.start.iso8601)-\(range.end.iso8601)") }

  init(_ hours: WeeklyHours) {
    self = .record { fields in
      for (day, ranges) in zip(CompanyReader.weekdays, hours.days) {
        fields.add(day, each: ranges) { JSONValue($0) }
      }
    }
  }

  init(_ place: Place) {
    self = ["latitude": .number(place.latitude), "longitude": .number(place.longitude)]
  }

  init(_ address: Address) {
    self = .record { fields in
      fields.add("street", address.street, unless: "")
      fields.add("postalCode", address.postalCode, unless: "")
      fields.add("city", address.city, unless: "")
      // People type what they like in front of a postal code; what is no country says nothing.
      fields.add("country", CompanyForms.country(address.country))
      fields.add("place", address.place.map { JSONValue($0) })
    }
  }

  init(_ image: Image) {
    self = [
      "mediaType": .string(image.mediaType),
      "base64": .string(CompanyForms.base64(of: image.bytes)),
    ]
  }
}

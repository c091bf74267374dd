internal import Scheduling
internal import StrictJSON

/// How the facts of a waiting letter stand in the outbox. Each booking writes one while everybody else
/// who books waits, so visits are spelled out here: Codable takes several times as long. They are read
/// by Codable, and a test compares the two.
extension StoredContent {
  var text: String {
    get throws {
      switch self {
      case .visit(let facts):
        return JSONValue.object([
          JSONMember("visit", .object([JSONMember("_0", facts.json)]))
        ]).text
      default: return try JSONText.encode(self)
      }
    }
  }
}

extension Recipient {
  var text: String {
    JSONValue.object([
      JSONMember("email", .string(email)), JSONMember("language", .string(language)),
      JSONMember("name", .string(name)), JSONMember("zone", .string(zone)),
    ]).text
  }
}

extension VisitFacts {
  fileprivate var json: JSONValue {
    var members = [
      JSONMember("appointment", .string(appointment.rawValue)),
      JSONMember("comment", .string(comment)), JSONMember("duration", .integer(duration)),
      JSONMember("key", .string(key)), JSONMember("number", .string(number)),
      JSONMember("sequence", .integer(sequence)), JSONMember("service", .string(service)),
      JSONMember("slot", slot.json), JSONMember("venue", .string(venue.rawValue)),
      JSONMember("zone", .string(zone)),
    ]
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append(JSONMember(name, value)) }
    }
    add("address", address?.json)
    add("meetingLink", meetingLink.map(JSONValue.string))
    add("phoneInstructions", phoneInstructions.map(JSONValue.string))
    add("previous", previous?.json)
    add("product", product.map(JSONValue.string))
    add("reason", reason.map(JSONValue.string))
    add("resource", resource.map(JSONValue.string))
    return .object(members)
  }
}

extension Slot {
  fileprivate var json: JSONValue {
    .object([
      JSONMember("earliest", .string(earliest.iso8601)),
      JSONMember("latest", .string(latest.iso8601)),
    ])
  }
}

extension Address {
  fileprivate var json: JSONValue {
    var members = [
      JSONMember("city", .string(city)), JSONMember("country", .string(country)),
      JSONMember("postalCode", .string(postalCode)), JSONMember("street", .string(street)),
    ]
    if let place {
      members.append(
        JSONMember(
          "place",
          .object([
            JSONMember("latitude", .number(place.latitude)),
            JSONMember("longitude", .number(place.longitude)),
          ])))
    }
    return .object(members)
  }
}

extension JSONValue {
  fileprivate var text: String { String(decoding: line, as: UTF8.self) }
}

import HTTPTypes
import Scheduling
import StrictJSON

extension APIRoutes {
  static let catalogue: [APIRoute] =
    noun(
      "resources", "Resource", "Resources", "res",
      all: { $0.resources.values.map { ($0.id.rawValue, $0.wire) } })
    + noun(
      "service-types", "ServiceType", "ServiceTypes", "svc",
      all: { $0.serviceTypes.values.map { ($0.id.rawValue, $0.wire) } })
    + noun(
      "territories", "Territory", "Territories", "ter",
      all: { $0.territories.values.map { ($0.id.rawValue, $0.wire) } })

  /// A list and its items: the catalogue is small and in memory.
  private static func noun(
    _ path: String, _ one: String, _ many: String, _ prefix: String,
    all: @escaping @Sendable (Catalogue) -> [(id: String, wire: JSONValue)]
  ) -> [APIRoute] {
    [
      APIRoute(
        method: .get, path: "/\(path)", name: "list\(many)",
        summary: "List \(path.replacing("-", with: " "))", tag: "Catalogue",
        scope: .readCatalogue, parameters: [.cursor, .limit],
        answers: [
          .ok(
            "By identifier.", .named("\(one)List"),
            links: [
              APILink(
                name: "first", operation: "read\(one)",
                parameters: [("id", "$response.body#/items/0/id")])
            ])
        ]
      ) { exchange in
        let after = try Cursor.read(exchange) { $0 } ?? ""
        let catalogue = try await exchange.scheduler.catalogue(of: exchange.organization)
        let found = all(catalogue).filter { $0.id > after }.sorted { $0.id < $1.id }
        let part = ListPart(found.map { $0 }, limit: exchange.limit)
        let last = part.hasMore ? part.items.last : nil
        return exchange.reply(part.items.map(\.wire), next: last.map { Cursor.make($0.id) })
      },
      APIRoute(
        method: .get, path: "/\(path)/{id}", name: "read\(one)",
        summary: "Read one of the \(path.replacing("-", with: " "))", tag: "Catalogue",
        scope: .readCatalogue, parameters: [.path(prefix, "Which one.")],
        answers: [.ok("As it stands.", .named(one))],
        exists: { exchange in
          let catalogue = try await exchange.scheduler.catalogue(of: exchange.organization)
          return all(catalogue).contains { $0.id == exchange.text("id") }
        }
      ) { exchange in
        let catalogue = try await exchange.scheduler.catalogue(of: exchange.organization)
        guard let found = all(catalogue).first(where: { $0.id == exchange.text("id") }) else {
          throw APIProblem(.notFound)
        }
        return APIReply(found.wire)
      },
    ]
  }
}

extension Resource {
  /// As other programs see it. Where somebody lives and how they are reached is not in it.
  fileprivate var wire: JSONValue {
    [
      "id": .id(id), "name": .string(name), "kind": .string(kind.rawValue),
      "timeZone": .string(zone.name), "isActive": .bool(isActive), "capacity": .integer(capacity),
      "skills": .array(
        skills.map {
          [
            "skill": .id($0.skill), "level": .integer($0.level),
            "validThrough": .text($0.validThrough?.iso8601),
          ]
        }),
      "territories": .array(
        memberships.map {
          [
            "territory": .id($0.territory), "kind": .string($0.kind.rawValue),
            "from": .text($0.from?.iso8601), "through": .text($0.through?.iso8601),
          ]
        }),
    ]
  }
}

extension ServiceType {
  fileprivate var wire: JSONValue {
    var windows: JSONValue = .null
    if case .arrivalWindows(let ranges) = promise {
      windows = .array(ranges.map { .string("\($0.start.iso8601)-\($0.end.iso8601)") })
    }
    return [
      "id": .id(id), "name": .string(name), "description": .string(description),
      "duration": .integer(duration), "blockBefore": .integer(before),
      "blockAfter": .integer(after), "startInterval": .integer(startInterval),
      "venue": .string(venue.rawValue), "arrivalWindows": windows, "notice": .integer(notice),
      "furthestDay": .integer(furthestDay), "bookableByCustomers": .bool(bookableByCustomers),
      "categories": .array(categories.sorted().map { .id($0) }), "seats": .integer(seats),
      "price": .text(priceText), "territory": .id(territory),
      "skills": .array(
        skills.map { ["skill": .id($0.skill), "minimumLevel": .integer($0.minimumLevel)] }),
    ]
  }
}

extension Territory {
  fileprivate var wire: JSONValue {
    [
      "id": .id(id), "name": .string(name), "timeZone": .string(zone.name),
      "postalCodes": .array(
        postalAreas.map { ["country": .string($0.country), "code": .string($0.code)] }),
      "holidays": .array(holidays.sorted().map { .string($0.iso8601) }),
    ]
  }
}

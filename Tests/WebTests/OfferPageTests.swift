import HTTPTypes
import Scheduling
import Storage
import Testing

/// Service types, territories, product categories and skills as staff keep them.
@Suite("Offer pages")
struct OfferPageTests {
  static let yearly = "/staff/service-types/svc_yearly"
  static let valley = "/staff/territories/ter_valley"
  static let friday = "/book?asset=ast_mira&service=svc_yearly&day=2026-11-27"

  @Test("a changed service type is what customers see next")
  func serviceType() async throws {
    try await withStage { stage in
      let (customer, dora) = (try await stage.customer(), try await stage.staff("dora"))
      var form = try await stage.serviceForm()
      form.merge(["name": "Annual check", "duration": "90", "price": "CHF 180"]) { $1 }
      #expect(try await dora.post(Self.yearly, form).status == .seeOther)
      let page = try await customer.get(Self.friday).text
      #expect(page.contains("Annual check") && !page.contains("Yearly service"))
      #expect(try await stage.visit(Firm.miraVisit)?.duration == 3600, "what is booked stays")
      #expect(try await stage.events().last == "serviceType.changed")
      let stale = try await dora.post(Self.yearly, form)
      #expect(stale.status == .seeOther, "the same again changes nothing")
      form["name"] = "Once more"
      #expect(try await dora.post(Self.yearly, form).status == .conflict)
    }
  }

  @Test("a deactivated service type can't be booked; what is booked stays")
  func deactivation() async throws {
    try await withStage { stage in
      let (customer, dora) = (try await stage.customer(), try await stage.staff("dora"))
      var form = try await stage.serviceForm()
      form["active"] = nil
      #expect(try await dora.post(Self.yearly, form).status == .seeOther)
      #expect(!(try await customer.get(Self.friday).text.contains(Firm.freeSlot)))
      let refused = try await customer.post(
        "/appointments",
        [
          "appointment": "apt_late", "asset": "ast_mira", "service": "svc_yearly",
          "slot": Firm.freeSlot,
        ])
      #expect(refused.status != .seeOther)
      #expect(try await stage.visit("apt_late") == nil)
      #expect(try await stage.visit(Firm.miraVisit)?.state == .scheduled)
      #expect(try await dora.get("/staff/service-types").text.contains("Inactive"))
    }
  }

  @Test("arrival windows, categories and skills of a new service type")
  func newServiceType() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      #expect(try await ada.get("/staff/service-types/new").status == .ok)
      let made = try await ada.post(
        "/staff/service-types",
        [
          "name": "Repair", "duration": "60", "before": "0", "after": "15", "interval": "30",
          "venue": "onSite", "promise": "windows", "windows": "8-12, 13-17", "notice": "120",
          "furthest": "30", "seats": "1", "assignment": "inTurn", "customers": "true",
          "active": "true", "category-cat_boiler": "true", "skill-0": "skl_gas", "level-0": "2",
        ])
      #expect(made.status == .seeOther)
      let found = try await stage.catalogue().serviceTypes.values.first { $0.name == "Repair" }
      let type = try #require(found)
      #expect(type.promise == .arrivalWindows(HoursText.read("8-12, 13-17") ?? []))
      #expect(type.categories.map(\.rawValue) == ["cat_boiler"])
      #expect(type.skills.map(\.minimumLevel) == [2] && type.after == 900)
      #expect(!type.namesResourceAtBooking && type.bookableByCustomers)
    }
  }

  @Test(
    "S21: limits of a service type, beside their fields",
    arguments: [
      ("name", ""), ("duration", "0"), ("duration", "1441"), ("before", "1441"), ("after", "x"),
      ("interval", "4"), ("interval", "481"), ("notice", "-1"), ("furthest", "367"),
      ("seats", "0"), ("venue", "moon"), ("promise", "maybe"), ("assignment", "random"),
      ("territory", "ter_next"), ("link", "http://meet.example"), ("link", "javascript:alert(1)"),
      ("level-0", "0"), ("skill-0", "skl_nobody"), ("windows", "8 to 12"),
      ("description", String(repeating: "a", count: 4001)),
    ])
  func serviceFaults(_ field: String, _ typed: String) async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      var form = try await stage.serviceForm()
      if field == "windows" { form["promise"] = "windows" }
      form[field] = typed
      let answer = try await dora.post(Self.yearly, form)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("id=\"\(field)-error\""))
      #expect(try await stage.catalogue().serviceTypes.count == 2)
    }
  }

  @Test("a territory's holiday closes the day; visits on it are conflicts")
  func territory() async throws {
    try await withStage { stage in
      let (customer, dora) = (try await stage.customer(), try await stage.staff("dora"))
      #expect(try await customer.get(Self.friday).text.contains(Firm.freeSlot))
      var form = try await stage.territoryForm()
      form["holidays"] = "2026-11-26\n27.11.2026"
      form["areas"] = "LI 9490 47.141 9.5215\nLI 9494"
      form["speed"] = "50"
      let answer = try await dora.post(Self.valley, form)
      #expect(answer.location.hasSuffix("done=conflictsMade"))
      #expect(!(try await customer.get(Self.friday).text.contains(Firm.freeSlot)))
      #expect(try await dora.get("/staff").text.contains(Firm.miraVisit))
      let territory = try #require(try await stage.catalogue().territories.values.first)
      #expect(
        territory.holidays.count == 2 && territory.postalAreas.map(\.code) == ["9490", "9494"])
      #expect(abs(territory.travel.speed * 3.6 - 50) < 0.001)
      #expect(territory.travel.detour == TravelModel.standard.detour)
    }
  }

  @Test(
    "S21: limits of a territory, beside their fields",
    arguments: [
      ("name", ""), ("zone", "Mars/Olympus"), ("holidays", "Christmas"), ("areas", "9490"),
      ("areas", "LI 9490 91.5 9.5"), ("areas", "LI 9490\nLI 9490"), ("speed", "0"),
      ("speed", "fast"), ("detour", "9"), ("overhead", "61"), ("monday", "8-12, 9-10"),
    ])
  func territoryFaults(_ field: String, _ typed: String) async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      var form = try await stage.territoryForm()
      form[field] = typed
      let answer = try await dora.post(Self.valley, form)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("id=\"\(field)-error\""))
    }
  }

  @Test("names are added and changed, each once")
  func names() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      #expect(try await dora.post("/staff/skills", ["name": " Solar "]).status == .seeOther)
      let taken = try await dora.post("/staff/skills", ["name": "SOLAR"])
      #expect(taken.status == .unprocessableContent && taken.text.contains("value=\"SOLAR\""))
      #expect(try await dora.post("/staff/skills", ["name": " "]).status == .unprocessableContent)
      let stamp = FormStamp.of(["name": "Gas boiler"])
      let path = "/staff/categories/cat_boiler"
      let renamed = try await dora.post(path, ["name": "Boilers", "stamp": stamp])
      #expect(renamed.status == .seeOther)
      #expect(try await dora.post(path, ["name": "Gas", "stamp": stamp]).status == .conflict)
      #expect(try await dora.get("/staff/categories").text.contains("value=\"Boilers\""))
      #expect(try await stage.catalogue().skills.map(\.name).sorted() == ["CanarySkill", "Solar"])
      #expect(try await stage.events().suffix(2) == ["skill.created", "category.renamed"])
    }
  }

  @Test("S5: what another organisation offers is not found")
  func foreign() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let before = try await stage.events()
      for (kind, id) in [("service-types", "svc"), ("territories", "ter")] {
        let unknown = try await dora.get("/staff/\(kind)/\(id)_nobody")
        let other = try await dora.get("/staff/\(kind)/\(id)_next")
        #expect(unknown.status == .notFound && other.status == .notFound)
        #expect(unknown.page == other.page)
        #expect(try await dora.post("/staff/\(kind)/\(id)_next", ["name": "A"]).status == .notFound)
      }
      for list in ["skills", "categories"] {
        let path = "/staff/\(list)/\(list == "skills" ? "skl" : "cat")_nobody"
        #expect(try await dora.post(path, ["name": "A"]).status == .notFound)
      }
      #expect(try await stage.events() == before)
    }
  }
}

extension Stage {
  fileprivate func serviceForm() async throws -> [String: String] {
    let type = try #require(
      try await catalogue().serviceTypes.values.first { $0.name == "Yearly service" })
    let fields = ServiceTypeForm.fields(of: type)
    return fields.merging(["stamp": FormStamp.of(fields)]) { $1 }
  }

  fileprivate func territoryForm() async throws -> [String: String] {
    let territory = try #require(try await catalogue().territories.values.first)
    let fields = TerritoryForm.fields(of: territory)
    return fields.merging(["stamp": FormStamp.of(fields)]) { $1 }
  }
}

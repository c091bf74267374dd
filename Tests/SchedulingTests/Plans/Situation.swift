import Scheduling
import Testing

/// Everything that a search for times looks at. Tests change what they are about.
struct Situation: Sendable {
  var service = Cast.boilerCheck
  /// The first is where the service is asked for.
  var territories = [Cast.openValley]
  var resources = [Cast.driesPlumber]
  var place: Place? = Cast.vaduz
  var account: Account?
  var now = Cast.longBefore
  var days: [DayRecord] = []
  var deviations: [ResourceID: Deviations] = [:]

  var catalogue: Catalogue {
    Catalogue(
      organization: Organization(
        id: OrganizationID("org_heating")!, name: "Heating", slug: "heating", zone: Cast.zurich,
        language: "en", look: Organization.Look(accent: "#0a7f5a", font: nil, logo: nil),
        contactEmail: nil, contactPhone: nil, footer: nil, rules: PortalRules(),
        catalogueVersion: 1),
      territories: territories, serviceTypes: [service], resources: resources, categories: [],
      skills: [Skill(id: Cast.gas, name: "Gas")])
  }

  private var book: DayBook { DayBook(days: days, deviations: deviations) }

  var search: SlotSearch {
    SlotSearch(
      catalogue: catalogue, serviceType: service, territory: territories[0], place: place,
      account: account, now: now, book: book)
  }

  /// `9:00 10:00`, or `8:00–12:00` for windows, in the territory's time; a dash for none.
  func slots(on date: LocalDate = Cast.monday) -> String { text(search.slots(on: date)) }

  /// The same before anybody's diary is asked.
  func proposals(on date: LocalDate = Cast.monday) -> String { text(search.proposals(on: date)) }

  /// When the first resource works in the period that starts on a date.
  func segments(on date: LocalDate = Cast.monday) -> [TimeRange] {
    DayPlans(catalogue: catalogue, book: book, now: now).segments(of: resources[0], on: date)
  }

  private func text(_ slots: [Slot]) -> String {
    let zone = territories[0].zone
    let texts = slots.map { slot in
      slot.isExact
        ? Cast.clock(slot.earliest, in: zone)
        : "\(Cast.clock(slot.earliest, in: zone))–\(Cast.clock(slot.latest, in: zone))"
    }
    return texts.isEmpty ? "–" : texts.joined(separator: " ")
  }

  mutating func shift(_ hours: String, on date: LocalDate = Cast.monday) {
    deviations[resources[0].id, default: .none].shifts[date] = Cast.ranges(hours)
  }

  mutating func absence(_ hours: String, on date: LocalDate = Cast.monday) {
    for range in Cast.spans(hours, date) {
      deviations[resources[0].id, default: .none].absences.append(
        Absence(id: AbsenceID("abs_1")!, range: range, reason: "away"))
    }
  }
}

/// One line of a table: what is different, and what comes of it.
struct Change<Answer: Sendable>: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var answer: Answer
  var change: @Sendable (inout Situation) -> Void

  init(
    _ name: String, _ answer: Answer, _ change: @escaping @Sendable (inout Situation) -> Void
  ) {
    testDescription = name
    self.answer = answer
    self.change = change
  }

  var situation: Situation {
    var situation = Situation()
    change(&situation)
    return situation
  }
}

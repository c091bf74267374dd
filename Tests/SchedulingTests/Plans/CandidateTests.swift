import Scheduling
import Testing

/// Who may come at all. Dries could come to Vaduz on Monday, if it were not for …
@Suite("Candidates") struct CandidateTests {
  @Test(arguments: [
    Change("nothing", true) { _ in },
    Change("he has left", false) { $0.resources[0].isActive = false },
    Change("a skill that he has", true) { $0.service.skills = [.needs(level: 2)] },
    Change("a skill at a level that he hasn't", false) { $0.service.skills = [.needs(level: 3)] },
    Change("a skill that he hasn't", false) {
      $0.service.skills = [.needs(level: 1)]
      $0.resources[0].skills = []
    },
    Change("a certificate on its last day", true) { $0.holdsCertificate(until: Cast.monday) },
    Change("a certificate that ended on Sunday", false) {
      $0.holdsCertificate(until: Cast.monday - 1)
    },
    Change("an old certificate beside a new one", true) {
      $0.holdsCertificate(until: Cast.monday - 1)
      $0.resources[0].skills.append(SkillLevel(skill: Cast.gas, level: 2, validThrough: nil))
    },
  ])
  func skills(_ row: Change<Bool>) { check(row) }

  @Test(arguments: [
    Change("a member from today on", true) {
      $0.resources[0].memberships = [.valley(from: Cast.monday)]
    },
    Change("a member from tomorrow on", false) {
      $0.resources[0].memberships = [.valley(from: Cast.tuesday)]
    },
    Change("a member until today", true) {
      $0.resources[0].memberships = [.valley(through: Cast.monday)]
    },
    Change("a member until yesterday", false) {
      $0.resources[0].memberships = [.valley(through: Cast.monday - 1)]
    },
    Change("he helps out here", true) { $0.resources[0].memberships = [.valley(.secondary)] },
    Change("he is lent to the city this week", false) {
      $0.resources[0].memberships.append(
        .city(.temporary, from: Cast.monday, through: Cast.monday + 4))
    },
    Change("he was lent to the city last week", true) {
      $0.resources[0].memberships.append(
        .city(.temporary, through: Cast.monday - 1))
    },
    Change("he is lent from the city to here", true) {
      $0.resources[0].memberships = [
        .city(.primary), .valley(.temporary, from: Cast.monday),
      ]
    },
  ])
  func memberships(_ row: Change<Bool>) { check(row) }

  @Test(arguments: [
    // Schaan is 1,112 metres from his base, as the crow flies.
    Change("a radius that just reaches Schaan", true) { $0.reachesSchaan(within: 1_112) },
    Change("a radius that just doesn't", false) { $0.reachesSchaan(within: 1_111) },
    Change("a radius counts from the office where he has no base", false) {
      $0.reachesSchaan(within: 1_111)
      $0.resources[0].base = nil
      $0.territories[0].office = Cast.address(Cast.vaduz)
    },
    Change("a radius around nowhere", true) {
      $0.reachesSchaan(within: 1)
      $0.resources[0].base = nil
    },
    Change("a radius doesn't matter on the phone", true) {
      $0.reachesSchaan(within: 1)
      $0.service.venue = .phone
      $0.resources[0].base = Cast.address(Cast.feldkirch)
    },
  ])
  func radius(_ row: Change<Bool>) { check(row) }

  @Test(arguments: [
    Change("Omar doesn't mind who comes", true) { $0.account = Cast.guestOmar },
    Change("Omar wants Dries only", true) { $0.omar(required: [Cast.driesPlumber.id]) },
    Change("Omar wants Lena only", false) { $0.omar(required: [ResourceID("res_lena")!]) },
    Change("Omar never wants Dries again", false) {
      $0.omar(excluded: [Cast.driesPlumber.id])
    },
    Change("Omar wants Dries only and never again", false) {
      $0.omar(required: [Cast.driesPlumber.id], excluded: [Cast.driesPlumber.id])
    },
    Change("Omar prefers Lena: no reason against Dries", true) {
      $0.account = Cast.guestOmar
      $0.account?.preferred = [ResourceID("res_lena")!]
    },
  ])
  func accounts(_ row: Change<Bool>) { check(row) }

  @Test(arguments: [
    Change("two at once can't drive anywhere", false) { $0.resources = [Cast.adviceDesk] },
    Change("two at once on the phone", true) {
      $0.resources = [Cast.adviceDesk]
      $0.service.venue = .phone
    },
    Change("two at once at our place", true) {
      $0.resources = [Cast.adviceDesk]
      $0.service.venue = .atOurPlace
    },
  ])
  func places(_ row: Change<Bool>) { check(row) }

  @Test(arguments: [
    Change("Omar is at home in the afternoon", "14:00 15:00") {
      $0.account = Cast.guestOmar
      $0.account?.visitingHours = Cast.weekdays("14:00–16:00")
    },
    Change("when nobody works", "–") {
      $0.account = Cast.guestOmar
      $0.account?.visitingHours = Cast.weekdays("18:00–22:00")
    },
    Change("never", "–") {
      $0.account = Cast.guestOmar
      $0.account?.visitingHours = Cast.daily("")
    },
    Change("the valley's hours count as well", "10:00 11:00") {
      $0.account = Cast.guestOmar
      $0.account?.visitingHours = Cast.weekdays("10:00–15:00")
      $0.territories[0].hours = Cast.weekdays("8:00–12:00")
    },
  ])
  func visitingHours(_ row: Change<String>) { #expect(row.situation.slots() == row.answer) }

  @Test(arguments: [
    Change("Dries lives an hour behind", "9:00 10:00 11:00 12:00 14:00 15:00 16:00 17:00") {
      $0.resources[0].zone = Cast.london
    },
    Change("a night shift serves two dates", "0:00 1:00 2:00 3:00 4:00 5:00 22:00 23:00") {
      $0.resources[0].hours = Cast.daily("22:00–6:00")
    },
    Change("work over midnight", "0:00 1:00 2:00 3:00 4:00 22:00 23:00") {
      $0.resources[0].hours = Cast.daily("22:00–6:00")
      $0.service.duration = 7200
    },
    Change("the day of a customer in Auckland", "1:00 2:00 3:00 4:00 20:00 21:00 22:00 23:00") {
      $0.resources[0].hours = Cast.daily("8:00–12:00 13:00–17:00")
      $0.territories[0].zone = Cast.auckland
      $0.service.venue = .video
    },
  ])
  func zonesAndNights(_ row: Change<String>) { #expect(row.situation.slots() == row.answer) }

  private func check(_ row: Change<Bool>) { #expect((row.situation.slots() != "–") == row.answer) }
}

extension SkillRequirement {
  fileprivate static func needs(level: Int) -> SkillRequirement {
    SkillRequirement(skill: Cast.gas, minimumLevel: level)
  }
}

extension Membership {
  fileprivate static func valley(
    _ kind: Kind = .primary, from: LocalDate? = nil, through: LocalDate? = nil
  ) -> Membership {
    Membership(territory: Cast.valley, kind: kind, from: from, through: through)
  }

  fileprivate static func city(
    _ kind: Kind, from: LocalDate? = nil, through: LocalDate? = nil
  ) -> Membership {
    Membership(territory: Cast.city, kind: kind, from: from, through: through)
  }
}

extension Situation {
  fileprivate mutating func holdsCertificate(until date: LocalDate) {
    service.skills = [.needs(level: 1)]
    resources[0].skills = [SkillLevel(skill: Cast.gas, level: 2, validThrough: date)]
  }

  fileprivate mutating func reachesSchaan(within metres: Int) {
    place = Cast.schaan
    resources[0].maximumRadius = metres
  }

  fileprivate mutating func omar(
    required: Set<ResourceID> = [], excluded: Set<ResourceID> = []
  ) {
    var omar = Cast.guestOmar
    (omar.required, omar.excluded) = (required, excluded)
    account = omar
  }
}

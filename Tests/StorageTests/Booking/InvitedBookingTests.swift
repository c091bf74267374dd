import Scheduling
import Storage
import Testing

extension Cast {
  static let shared = AppointmentInvitationID("ain_shared")!
  static let wanda = GuestForm(
    firstName: "Wanda", lastName: "Prospect", email: "wanda@example.net", phone: "")

  /// Dries shares his time for advice by phone, from Monday on.
  static func invitation(
    _ change: (inout AppointmentInvitation) -> Void = { _ in }
  ) -> AppointmentInvitation {
    var made = AppointmentInvitation(
      id: shared, site: site, topic: .service(advice.id), territory: valley, venue: nil,
      participants: [.init(resource: dries, role: .primary)], isAnonymous: false,
      firstDay: mondayDate, lastDay: nil, expiresAt: nil, maximumBookings: nil, isActive: true,
      message: "", contact: nil, account: nil, madeBy: "stf_somebody", createdAt: sundayEvening,
      keyHash: Hash(bytes: Array(repeating: 7, count: 32)), sealedKey: "")
    change(&made)
    return made
  }
}

extension Scheduling.InvitedAnswer {
  var word: String {
    switch self {
    case .booked: "booked"
    case .alreadyBooked: "alreadyBooked"
    case .sameKeyOtherWish(let field): "other \(field)"
    case .refused(let refusal, _): refusal.rawValue
    case .closed(let closure): closure.rawValue
    case .faulty: "faulty"
    case .tooManyOpen: "tooManyOpen"
    case .notForYou: "notForYou"
    }
  }
}

extension Firm {
  func book(
    _ name: String, _ time: String, on date: LocalDate = Cast.mondayDate,
    by invitation: AppointmentInvitationID = Cast.shared, guest: GuestForm? = Cast.wanda,
    as viewer: Viewer? = nil, mostOpen: Int = 3, description: String = ""
  ) async throws -> InvitedAnswer {
    try await scheduler.book(
      InvitedWish(
        appointment: AppointmentID("apt_\(name)")!, service: Cast.advice.id,
        slot: Cast.slot(time, on: date), subject: "", description: description, address: nil,
        guest: guest, language: "en", zone: nil),
      by: invitation, for: viewer ?? .guest(invitation), mostOpen: mostOpen, in: Cast.heating)
  }

  func share(
    _ change: @escaping @Sendable (inout AppointmentInvitation) -> Void = { _ in }
  ) async throws {
    try await self.change { try $0.insert(Cast.invitation(change)) }
  }

  func week(
    of date: LocalDate? = nil, zone: Zone = Cast.zurich,
    by invitation: AppointmentInvitationID = Cast.shared
  ) async throws -> SharedWeek {
    guard case .open(let look) = try await scheduler.look(at: invitation, in: Cast.heating),
      case .week(let week) = try await scheduler.sharedWeek(
        SharedQuery(service: Cast.advice.id, week: date, zone: zone, address: nil), of: look,
        in: Cast.heating)
    else {
      Issue.record("no week")
      throw Missing()
    }
    return week
  }

  private struct Missing: Error {}

  fileprivate func rows(_ table: String) async throws -> Int {
    try await look { ledger in
      try ledger.connection.row("SELECT COUNT(*) FROM \(table)") { try $0.int() } ?? 0
    }
  }
}

@Suite("Booking by an appointment invitation")
struct InvitedBookingTests {
  @Test("I5: one link, two guests, two visits, no profiles")
  func twoGuests() async throws {
    try await withFirm { firm in
      try await firm.share()
      let users = try await firm.rows("portal_users")
      #expect(try await firm.book("first", "9:00").word == "booked")
      var other = Cast.wanda
      other.email = "otto@example.net"
      #expect(try await firm.book("second", "10:00", guest: other).word == "booked")
      let visits = try await firm.look { try $0.appointments(bookedBy: Cast.shared, limit: 10) }
      #expect(visits.count == 2)
      #expect(Set(visits.map(\.contact)).count == 2)
      #expect(visits.allSatisfy { $0.invitation == Cast.shared && $0.resource == Cast.dries })
      #expect(try await firm.rows("portal_users") == users)
      let uses = try await firm.look { try $0.appointmentInvitation(Cast.shared)?.uses }
      #expect(uses?.booked == 2)
    }
  }

  @Test("S19: a typed address never leads to the contact who has it")
  func typedAddress() async throws {
    try await withFirm { firm in
      try await firm.share()
      var guest = Cast.wanda
      guest.email = "\(Cast.omar)@example.org"
      guard case .booked(let visit) = try await firm.book("first", "9:00", guest: guest) else {
        Issue.record("not booked")
        return
      }
      let contact = try await firm.look { try $0.contact(visit.contact) }
      #expect(contact?.id != Cast.omar)
      #expect(contact?.unverifiedSince != nil)
      #expect(contact?.account == nil && contact?.roles == [])
      #expect(visit.account == nil)
    }
  }

  @Test("Only those whose time is shared come, and only on the days that are shared")
  func sharedOnly() async throws {
    try await withFirm { setup in
      setup.resources = [Cast.driesPlumber, Cast.lenaPlumber]
    } _: { firm in
      try await firm.share {
        $0.firstDay = Cast.tuesdayDate
        $0.lastDay = Cast.tuesdayDate
      }
      #expect(try await firm.book("early", "9:00").word == "notOffered")
      #expect(try await firm.book("first", "9:00", on: Cast.tuesdayDate).word == "booked")
      // Lena would be free.
      #expect(try await firm.book("second", "9:00", on: Cast.tuesdayDate).word == "slotTaken")
      #expect(
        try await firm.book("late", "9:00", on: Cast.tuesdayDate + 1).word == "beyondFurthestDay")
      let week = try await firm.week()
      #expect(week.days.filter { !$0.slots.isEmpty }.map(\.date) == [Cast.tuesdayDate])
      #expect(week.next == nil && week.previous == nil)
    }
  }

  @Test("No week before now is one to go back to, where the visitor's clock is in another week")
  func noWeekBeforeNow() async throws {
    try await withFirm { firm in
      try await firm.share()
      // In Honolulu the day began on Sunday, and it has just become Monday.
      firm.clock.now = Cast.at("13:00")
      let honolulu = try #require(Cast.zones.source.zone("Pacific/Honolulu"))
      let week = try await firm.week(zone: honolulu)
      #expect(week.monday == Cast.mondayDate)
      #expect(week.days[0].slots.isEmpty == false)
      #expect(week.first == nil && week.previous == nil)
    }
  }

  @Test("B3: what is refused leaves no row, no letter and no count", arguments: ["9:00", "7:13"])
  func nothingLeft(_ time: String) async throws {
    try await withFirm { firm in
      try await firm.share()
      #expect(try await firm.book("first", "9:00").word == "booked")
      let tables = ["contacts", "appointments", "work_orders", "outbox", "journal"]
      var before: [Int] = []
      for table in tables { before.append(try await firm.rows(table)) }
      let word = try await firm.book("second", time).word
      #expect(word == "slotTaken" || word == "notOffered")
      var after: [Int] = []
      for table in tables { after.append(try await firm.rows(table)) }
      #expect(after == before)
      let uses = try await firm.look { try $0.appointmentInvitation(Cast.shared)?.uses }
      #expect(uses?.booked == 1)
    }
  }

  @Test("I17: inactive, ended and used up book nothing")
  func closed() async throws {
    let changes: [(String, @Sendable (inout AppointmentInvitation) -> Void)] = [
      ("inactive", { $0.isActive = false }),
      ("ended", { $0.expiresAt = Cast.sundayEvening }),
      (
        "ended",
        {
          $0.firstDay = Cast.mondayDate - 9
          $0.lastDay = Cast.mondayDate - 2
        }
      ),
      (
        "usedUp",
        {
          $0.maximumBookings = 1
          $0.uses.booked = 1
        }
      ),
      ("withdrawn", { $0.topic = .service(ServiceTypeID("svc_gone")!) }),
    ]
    for (word, change) in changes {
      try await withFirm { firm in
        try await firm.share(change)
        #expect(try await firm.book("first", "9:00").word == word)
        guard
          case .closed(let closure) = try await firm.scheduler.look(
            at: Cast.shared, in: Cast.heating)
        else {
          Issue.record("open: \(word)")
          return
        }
        #expect(closure.rawValue == word)
      }
    }
  }

  @Test("The last booking is taken once, however many ask for it at the same moment")
  func lastOne() async throws {
    try await withFirm { firm in
      try await firm.share { $0.maximumBookings = 3 }
      let times = ["8:00", "8:30", "9:00", "9:30", "10:00", "10:30", "11:00", "13:00"]
      let words = try await withThrowingTaskGroup(of: String.self) { group in
        for (index, time) in times.enumerated() {
          group.addTask {
            var guest = Cast.wanda
            guest.email = "guest-\(index)@example.net"
            return try await firm.book("n\(index)", time, guest: guest).word
          }
        }
        return try await group.reduce(into: [String]()) { $0.append($1) }
      }
      #expect(words.filter { $0 == "booked" }.count == 3)
      #expect(words.filter { $0 == "usedUp" }.count == times.count - 3)
      #expect(
        try await firm.look { try $0.appointments(bookedBy: Cast.shared, limit: 99) }.count == 3)
    }
  }

  @Test("I10: visiting hours and preferences of the account don't filter; it gets the booking")
  func account() async throws {
    try await withFirm { setup in
      setup.household.excluded = [Cast.dries]
      setup.household.visitingHours = WeeklyHours(days: [[Cast.range("16:00", "17:00")]])
    } _: { firm in
      try await firm.share { $0.contact = Cast.omar }
      #expect(try await firm.book("guest", "9:00").word == "notForYou")
      let stranger = try await firm.book("other", "9:00", as: Cast.guestStranger)
      #expect(stranger.word == "notForYou")
      let answer = try await firm.book("own", "9:00", guest: nil, as: Cast.guestOmar)
      guard case .booked(let visit) = answer else {
        Issue.record("\(answer)")
        return
      }
      #expect(visit.contact == Cast.omar && visit.account == Cast.household)
      let contact = try await firm.look { try $0.contact(Cast.omar) }
      #expect(contact?.unverifiedSince == nil)
      // It stands in its day as any other visit: the times beside it are offered still.
      #expect(try await firm.book("next", "10:00", guest: nil, as: Cast.guestOmar).word == "booked")
      let found = try await firm.look { try $0.catalogue().resources[Cast.dries] }
      let dries = try #require(found)
      #expect(try await firm.conflicts(of: dries, on: Cast.mondayDate).isEmpty)
    }
  }

  @Test("I4: the first day lies three months ahead")
  func monthsAhead() async throws {
    try await withFirm { firm in
      let first = Cast.mondayDate + 91
      try await firm.share { $0.firstDay = first }
      let week = try await firm.week()
      #expect(week.monday == first)
      #expect(try await firm.book("soon", "9:00").word == "notOffered")
      #expect(try await firm.book("then", "9:00", on: first).word == "booked")
    }
  }

  @Test("I3: opens in the first week that has a free time")
  func firstWeek() async throws {
    try await withFirm { firm in
      try await firm.change { ledger in
        let away = TimeRange(start: Cast.at("0:00"), end: Cast.at("0:00", on: Cast.mondayDate + 9))
        try ledger.save(
          Absence(id: AbsenceID("abs_away")!, range: away!, reason: ""), of: Cast.dries)
      }
      try await firm.share()
      let week = try await firm.week()
      #expect(week.monday == Cast.mondayDate + 7)
      #expect(week.days.filter { !$0.slots.isEmpty }.first?.date == Cast.mondayDate + 9)
      let empty = try await firm.week(of: Cast.mondayDate)
      #expect(empty.days.flatMap(\.slots) == [])
      #expect(empty.nextFree == Cast.mondayDate + 7)
    }
  }

  @Test("A week is cut in the zone of whoever looks")
  func zones() async throws {
    try await withFirm { firm in
      try await firm.share()
      let tokyo = try #require(Cast.zones.source.zone("Asia/Tokyo"))
      let here = try await firm.week(of: Cast.mondayDate)
      let there = try await firm.week(of: Cast.mondayDate, zone: tokyo)
      for day in there.days {
        #expect(day.slots.allSatisfy { tokyo.date(of: $0.earliest) == day.date })
      }
      // 8:00 to 16:30 in Zürich is the same day's afternoon and evening, and the next day's first
      // minutes, in Tokyo.
      let (first, second) = (here.days.flatMap(\.slots), there.days.flatMap(\.slots))
      #expect(Set(second).isSubset(of: Set(first)))
      #expect(!second.isEmpty)
    }
  }

  @Test("B4: a retry gets the same visit; the same form with something else in it is refused")
  func retry() async throws {
    try await withFirm { firm in
      try await firm.share()
      #expect(try await firm.book("first", "9:00").word == "booked")
      #expect(try await firm.book("first", "9:00").word == "alreadyBooked")
      #expect(try await firm.book("first", "9:30").word == "other slot")
      #expect(try await firm.book("first", "9:00", description: "More").word == "other comment")
      var other = Cast.wanda
      other.firstName = "Somebody"
      #expect(try await firm.book("first", "9:00", guest: other).word == "other guest")
      let uses = try await firm.look { try $0.appointmentInvitation(Cast.shared)?.uses }
      #expect(uses?.booked == 1)
    }
  }

  @Test("S17: one address holds only so many open visits of one link")
  func quota() async throws {
    try await withFirm { firm in
      try await firm.share()
      #expect(try await firm.book("first", "9:00", mostOpen: 1).word == "booked")
      var shouted = Cast.wanda
      shouted.email = "WANDA@example.net"
      #expect(
        try await firm.book("second", "10:00", guest: shouted, mostOpen: 1).word == "tooManyOpen")
      #expect(try await firm.book("third", "10:00", mostOpen: 2).word == "booked")
    }
  }

  @Test("Of several whose time is shared any comes, and nobody is named")
  func anonymous() async throws {
    try await withFirm { setup in
      setup.resources = [Cast.driesPlumber, Cast.lenaPlumber]
    } _: { firm in
      try await firm.share {
        $0.participants = [
          .init(resource: Cast.dries, role: .primary), .init(resource: Cast.lena, role: .primary),
        ]
        $0.isAnonymous = true
      }
      #expect(try await firm.book("first", "9:00").word == "booked")
      #expect(try await firm.book("second", "9:00").word == "booked")
      #expect(try await firm.book("third", "9:00").word == "slotTaken")
      let visits = try await firm.look { try $0.appointments(bookedBy: Cast.shared, limit: 10) }
      #expect(Set(visits.map(\.resource)) == [Cast.dries, Cast.lena])
      let catalogue = try await firm.look { try $0.catalogue() }
      #expect(visits.allSatisfy { catalogue.resourceName(of: $0) == nil })
    }
  }
}

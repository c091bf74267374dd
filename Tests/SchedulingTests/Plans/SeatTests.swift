import Scheduling
import Testing

/// A workshop for three on Monday at 10:00, the only hour in which Dries works.
@Suite("Seats") struct SeatTests {
  @Test(arguments: [
    Change("a seat is free", "10:00") { $0.workshop { $0.seatsTaken = 1 } },
    Change("the last seat", "10:00") { $0.workshop { $0.seatsTaken = 2 } },
    Change("full", "–") { $0.workshop { $0.seatsTaken = 3 } },
    Change("it has begun", "–") { $0.workshop { $0.state = .inProgress } },
    Change("it is another kind of workshop", "–") {
      $0.workshop { $0.serviceType = ServiceTypeID("svc_other")! }
    },
    Change("it belongs to another territory", "–") {
      $0.workshop { $0.territory = Cast.city }
    },
    Change("too late for the notice", "–") {
      $0.workshop { _ in }
      $0.now = Cast.at("9:01")
      $0.service.notice = 3600
    },
    Change("just in time for the notice", "10:00") {
      $0.workshop { _ in }
      $0.now = Cast.at("9:00")
      $0.service.notice = 3600
    },
    Change("another Monday than may be booked", "–") {
      $0.workshop { _ in }
      $0.service.furthestDay = 10
    },
  ])
  func aFreeSeatIsASlotOfItsOwn(_ row: Change<String>) {
    #expect(row.situation.slots() == row.answer)
  }

  @Test func whoeverComesTakesASeatAndNoFurtherTime() throws {
    var situation = Situation()
    situation.workshop { $0.seatsTaken = 1 }
    let search = situation.search
    let slot = Slot(start: Cast.at("10:00"))
    let keepers = search.keepers(of: slot, on: Cast.monday)
    #expect(keepers.count == 1)
    #expect(keepers.first?.session == Self.session)
    #expect(keepers.first?.extraDriving == 0)
  }

  static let session = AppointmentID("apt_session")!
}

extension Situation {
  fileprivate mutating func workshop(_ change: (inout PlannedVisit) -> Void) {
    service.seats = 3
    shift("10:00–11:00")
    var visit = PlannedVisit(
      appointment: SeatTests.session, state: .scheduled, serviceType: service.id,
      territory: Cast.valley, promise: Slot(start: Cast.at("10:00")), planned: Cast.at("10:00"),
      duration: 3600, before: 0, after: 0, place: Cast.vaduz, leg: nil, departedAt: nil,
      startedAt: nil, endedAt: nil, visitingHours: nil, seats: 3, seatsTaken: 1)
    change(&visit)
    days = [DayRecord(key: Cast.day(resources[0]), version: 1, visits: [visit])]
  }
}

internal import Scheduling

/// Computes and writes the day plans that an import has touched.
final class CompanyDays {
  private let writer: CompanyWriter
  /// Visits that are new or were changed.
  private var written: [AppointmentID: Written] = [:]
  /// Those of them that keep their resource busy, where the file puts them.
  private var visits: [DayKey: [PlannedVisit]] = [:]
  private var touched: Set<DayKey> = []
  private let accounts: Lookup<AccountKind, Account>

  private struct Written {
    var pointer: JSONPointer
    var isNew: Bool
  }

  init(writer: CompanyWriter) {
    self.writer = writer
    accounts = Lookup(writer.file.accounts) { $0.id }
  }

  private var ledger: SQLLedger { writer.ledger }

  /// - Parameter standing: what it was before; nil: it is new.
  func add(_ visit: Appointment, at pointer: JSONPointer, standing: Appointment?) {
    written[visit.id] = Written(pointer: pointer, isNew: standing == nil)
    touched.formUnion(visit.dayKeys + (standing?.dayKeys ?? []))
    guard visit.session == visit.id, visit.occupiesTime else { return }
    let planned = PlannedVisit(
      appointment: visit.id, state: visit.state, serviceType: visit.serviceType,
      territory: visit.territory, promise: visit.slot, planned: visit.planned,
      duration: visit.duration, before: visit.before, after: visit.after,
      place: visit.venue.hasPlace ? visit.address?.place : nil, leg: nil,
      departedAt: visit.departedAt, startedAt: visit.startedAt, endedAt: visit.endedAt,
      visitingHours: visit.invitation == nil
        ? visit.account.flatMap { accounts[$0]?.visitingHours } : nil,
      seats: visit.seats, seatsTaken: 1)
    for key in visit.dayKeys { visits[key, default: []].append(planned) }
  }

  func write() throws {
    try touched.formUnion(ledger.daysToLayOutAgain(writer.relaid))
    let catalogue = try ledger.catalogue()
    var done = 0
    for (resource, dates) in Dictionary(grouping: touched, by: \.resource).sorted(by: {
      $0.key < $1.key
    }) {
      guard let resource = catalogue.resources[resource] else { continue }
      for range in Self.ranges(dates.map(\.date)) {
        try write(resource, range, catalogue)
      }
      done += dates.count
      writer.progress(ImportProgress(phase: .planning, done: done, total: touched.count))
    }
  }

  /// Dates that lie near each other are read together; a file may span centuries.
  private static func ranges(_ dates: [LocalDate]) -> [ClosedRange<LocalDate>] {
    var ranges: [ClosedRange<LocalDate>] = []
    for date in dates.sorted() {
      if let last = ranges.last, date - last.upperBound <= 7 {
        ranges[ranges.count - 1] = last.lowerBound...date
      } else {
        ranges.append(date...date)
      }
    }
    return ranges
  }

  private func write(
    _ resource: Resource, _ range: ClosedRange<LocalDate>, _ catalogue: Catalogue
  ) throws {
    let deviations = try ledger.deviations(
      of: [resource.id], from: range.lowerBound - 1, through: range.upperBound + 1)
    var days = try ledger.days(
      of: [resource.id], from: range.lowerBound, through: range.upperBound)
    days.removeAll { !touched.contains($0.key) }
    var fresh: Set<DayKey> = []
    for index in days.indices {
      let key = days[index].key
      let isFresh = days[index].version == 0 && days[index].visits.isEmpty
      // Written visits stand where the file puts them, wherever their old row is.
      days[index].visits.removeAll { written[$0.appointment] != nil }
      days[index].visits += visits[key] ?? []
      try countSeats(&days[index])
      if isFresh, days[index].visits.allSatisfy({ written[$0.appointment]?.isNew == true }) {
        fresh.insert(key)
      }
    }
    // As if no visit were late already: what was missed before the import is for people to sort
    // out, not to be pushed into the future.
    let plans = DayPlans(
      catalogue: catalogue, book: DayBook(days: days, deviations: deviations), now: .longAgo)
    var unwritten: [(day: DayRecord, placements: [Placement])] = []
    for day in days where isFree(day, capacity: resource.capacity) {
      let placements = plans.placements(of: resource, on: day.key.date)
      // Where what stands has no room any more, people sort it out.
      guard day.visits.contains(where: isWritten) || Self.fit(placements, resource.capacity) else {
        continue
      }
      if fresh.contains(day.key) {
        unwritten.append((day, placements))
      } else {
        try replace(day, placements)
      }
    }
    try insert(unwritten)
  }

  /// Days without anything of old are written many at once.
  private func insert(_ days: [(day: DayRecord, placements: [Placement])]) throws {
    guard !days.isEmpty else { return }
    do {
      try ledger.insertDays(days.map { ($0.day.key, $0.placements) })
    } catch LedgerConflict.overlap {
      // One by one, to know which it is.
      for (day, placements) in days { try replace(day, placements) }
      return
    }
    for (day, placements) in days {
      let planned = Dictionary(day.visits.map { ($0.appointment, $0.planned) }) { first, _ in first
      }
      for placement in placements where planned[placement.appointment] != placement.planned {
        try ledger.setPlanned(
          placement.planned, of: placement.appointment, isShared: placement.seats > 1)
      }
    }
  }

  private func replace(_ day: DayRecord, _ placements: [Placement]) throws {
    do {
      try ledger.replaceDay(day.key, version: day.version, placements: placements)
    } catch LedgerConflict.overlap where day.visits.contains(where: { isWritten($0) }) {
      for visit in day.visits {
        guard let entry = written[visit.appointment] else { continue }
        writer.refuse(
          .member(entry.pointer, "slot"), "overlaps another visit of \(day.key.resource)")
      }
    }
  }

  /// Whether the file's visits leave room for each other and for what was booked since.
  private func isFree(_ day: DayRecord, capacity: Int) -> Bool {
    let clashes = Stretch.clashes(among: day.visits.compactMap(Stretch.init), capacity: capacity)
    var isFree = true
    for clash in clashes {
      guard let entry = written[clash.visit] ?? written[clash.other] else { continue }
      let other = written[clash.visit] == nil ? clash.visit : clash.other
      writer.refuse(.member(entry.pointer, "slot"), "overlaps \(other)")
      isFree = false
    }
    return isFree
  }

  private func isWritten(_ visit: PlannedVisit) -> Bool { written[visit.appointment] != nil }

  /// Whether so many rows may stand in the ledger side by side.
  private static func fit(_ placements: [Placement], _ capacity: Int) -> Bool {
    placements.allSatisfy { placement in
      capacity >= placements.count { $0.occupied.contains(placement.occupied.start) }
    }
  }

  /// A session's seats are taken by whoever is in it now.
  private func countSeats(_ day: inout DayRecord) throws {
    for index in day.visits.indices where day.visits[index].seats > 1 {
      let taken = try seatsTaken(in: day.visits[index].appointment)
      day.visits[index].seatsTaken = taken
      day.visits[index].seats = max(day.visits[index].seats, taken)
    }
  }

  private func seatsTaken(in session: AppointmentID) throws -> Int {
    try ledger.connection.row(
      """
      SELECT (
        SELECT COUNT(*) FROM appointments
        WHERE organization_id = ? AND id = ? AND session_id = id AND state <> 'canceled'
      ) + (
        SELECT COUNT(*) FROM appointments
        WHERE organization_id = ? AND session_id = ? AND session_id <> id AND state <> 'canceled')
      """, ledger.organization, session, ledger.organization, session
    ) { try $0.int() } ?? 0
  }
}

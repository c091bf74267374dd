internal import Scheduling

/// Computes and writes the day plans that an import has touched.
struct CompanyDays {
  let writer: CompanyWriter
  /// Visits that are new or were changed.
  let written: [AppointmentID: CompanyFile.Visit]

  private var ledger: SQLLedger { writer.ledger }

  func write(_ keys: Set<DayKey>) throws {
    let catalogue = try ledger.catalogue()
    let visits = try visitsByDay()
    for (resource, dates) in Dictionary(grouping: keys, by: \.resource).sorted(by: {
      $0.key < $1.key
    }) {
      guard let resource = catalogue.resources[resource] else { continue }
      for range in Self.ranges(dates.map(\.date)) {
        try write(keys, of: resource, range, visits, catalogue)
      }
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
    _ keys: Set<DayKey>, of resource: Resource, _ range: ClosedRange<LocalDate>,
    _ visits: [DayKey: [PlannedVisit]], _ catalogue: Catalogue
  ) throws {
    let deviations = try ledger.deviations(
      of: [resource.id], from: range.lowerBound - 1, through: range.upperBound + 1)
    var days = try ledger.days(
      of: [resource.id], from: range.lowerBound, through: range.upperBound)
    days.removeAll { !keys.contains($0.key) }
    for index in days.indices {
      // Written visits stand where the file puts them, wherever their old row is.
      days[index].visits.removeAll { written[$0.appointment] != nil }
      days[index].visits += visits[days[index].key] ?? []
    }
    // As if no visit were late already: what was missed before the import is for people to sort
    // out, not to be pushed into the future.
    let plans = DayPlans(
      catalogue: catalogue, book: DayBook(days: days, deviations: deviations), now: .longAgo)
    for day in days where isFree(day, capacity: resource.capacity) {
      let placements = plans.placements(of: resource, on: day.key.date)
      do {
        try ledger.replaceDay(day.key, version: day.version, placements: placements)
      } catch LedgerConflict.overlap {
        for visit in day.visits {
          guard let entry = written[visit.appointment] else { continue }
          writer.refuse(
            .member(entry.pointer, "slot"), "overlaps another visit of \(resource.id)")
        }
      }
    }
  }

  /// Whether the file's visits leave room for each other and for what was booked since.
  private func isFree(_ day: DayRecord, capacity: Int) -> Bool {
    let clashes = Stretch.clashes(among: day.visits.compactMap(Stretch.init), capacity: capacity)
    for clash in clashes {
      guard let entry = written[clash.visit] ?? written[clash.other] else { continue }
      let other = written[clash.visit] == nil ? clash.visit : clash.other
      writer.refuse(.member(entry.pointer, "slot"), "overlaps \(other)")
    }
    return clashes.isEmpty
  }

  private func visitsByDay() throws -> [DayKey: [PlannedVisit]] {
    let accounts = Dictionary(
      writer.file.accounts.map { ($0.id, $0) }
    ) { first, _ in first }
    let services = Dictionary(
      writer.file.serviceTypes.map { ($0.id, $0) }
    ) { first, _ in first }
    var visits: [DayKey: [PlannedVisit]] = [:]
    for id in written.keys.sorted() {
      guard let visit = try ledger.appointment(id, for: .system), visit.session == id,
        visit.occupiesTime
      else { continue }
      let seats = services[visit.serviceType]?.seats ?? 1
      visits[visit.dayKey, default: []].append(
        PlannedVisit(
          appointment: id, state: visit.state, serviceType: visit.serviceType,
          territory: visit.territory, promise: visit.slot, planned: visit.planned,
          duration: visit.duration, before: visit.before, after: visit.after,
          place: visit.venue.hasPlace ? visit.address?.place : nil, leg: nil,
          departedAt: visit.departedAt, startedAt: visit.startedAt, endedAt: visit.endedAt,
          visitingHours: visit.account.flatMap { accounts[$0]?.visitingHours }, seats: seats,
          seatsTaken: seats > 1 ? try seatsTaken(in: id) : 1))
    }
    return visits
  }

  private func seatsTaken(in session: AppointmentID) throws -> Int {
    try ledger.connection.row(
      """
      SELECT COALESCE(SUM(seats), 0) FROM appointments
      WHERE organization_id = ? AND session_id = ? AND state <> 'canceled'
      """, ledger.organization, session
    ) { try $0.int() } ?? 0
  }
}

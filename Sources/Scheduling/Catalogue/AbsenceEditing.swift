/// The fields of a shift's and an absence's form.
public enum DeviationForm {
  /// Absences and shifts lie between these, in days from today.
  static let days = -366...1100

  /// `from`, `fromTime`, `through`, `throughTime` and `reason`, in the resource's zone. Whole days
  /// have no times.
  public static func fields(of absence: Absence, in zone: Zone) -> [String: String] {
    let start = zone.local(absence.range.start)
    var end = zone.local(absence.range.end)
    let endsWithDay = end.time == .midnight && absence.range.duration > 0
    if endsWithDay { end = LocalDateTime(date: end.date - 1, time: .midnight) }
    return [
      "from": start.date.iso8601, "fromTime": start.time == .midnight ? "" : "\(start.time)",
      "through": end.date.iso8601, "throughTime": endsWithDay ? "" : "\(end.time)",
      "reason": absence.reason,
    ]
  }

  static func absence(
    _ reader: inout FormReader, id: AbsenceID, in zone: Zone, today: LocalDate
  ) -> Absence? {
    let first = reader.date("from", isRequired: true)
    let opening = reader.time("fromTime")
    let last = reader.raw("through").isEmpty ? first : reader.date("through")
    let closing = reader.time("throughTime")
    let reason = reader.text("reason", atMost: TextLimit.absence, isRequired: false)
    guard let first, let last, reader.faults.isEmpty else { return nil }
    for (name, date) in [("from", first), ("through", last)] where !days.contains(date - today) {
      reader.fault(name, .malformed(.date))
      return nil
    }
    let start = zone.first(LocalDateTime(date: first, time: opening ?? .midnight))
    let end = zone.first(LocalDateTime(date: last, time: closing ?? .endOfDay))
    guard let range = TimeRange(start: start, end: end), !range.isEmpty else {
      reader.fault("through", .endsBeforeItStarts)
      return nil
    }
    return Absence(id: id, range: range, reason: reason)
  }
}

extension Scheduler {
  /// Adds an absence, or changes the one named. It may fall on visits: they stay and are conflicts.
  public func saveAbsence(
    _ typed: TypedForm, id: AbsenceID?, of resource: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.keeps(resource) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard let zone = try ledger.catalogue().resources[resource]?.zone else { return .notFound }
      let before = try id.flatMap { try ledger.absence($0, of: resource) }
      if id != nil, before == nil { return .notFound }
      var reader = FormReader(typed.fields, zones: zones)
      let after = DeviationForm.absence(
        &reader, id: id ?? identifier(now: ledger.now), in: zone,
        today: zone.date(of: ledger.now))
      guard let after, reader.faults.isEmpty else { return .faulty(reader.faults) }
      if after == before { return .saved(conflicts: 0) }
      let old = before.map { DeviationForm.fields(of: $0, in: zone) } ?? [:]
      guard before == nil || typed.stamp == FormStamp.of(old) else {
        return .outdated(standing: old)
      }
      return try ledger.changing([resource]) {
        if let before { try ledger.remove(before, of: resource) }
        try ledger.save(after, of: resource)
        var change = JournalChange(from: old, to: DeviationForm.fields(of: after, in: zone))
        change.after["absence"] = after.id.rawValue
        let event = before == nil ? "resource.absenceAdded" : "resource.absenceChanged"
        try ledger.record(change.entry(event, on: resource.rawValue, by: viewer))
      }
    }
  }

  public func removeAbsence(
    _ id: AbsenceID, of resource: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.keeps(resource) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard let zone = try ledger.catalogue().resources[resource]?.zone,
        let absence = try ledger.absence(id, of: resource)
      else { return .notFound }
      try ledger.remove(absence, of: resource)
      var change = JournalChange(from: DeviationForm.fields(of: absence, in: zone), to: [:])
      change.after["absence"] = id.rawValue
      try ledger.record(change.entry("resource.absenceRemoved", on: resource.rawValue, by: viewer))
      return .saved(conflicts: 0)
    }
  }

  public func absence(
    _ id: AbsenceID, of resource: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> Absence? {
    guard viewer.keeps(resource) else { return nil }
    return try await store.read(organization) { try $0.absence(id, of: resource) }
  }

  /// Replaces the hours of one day: fields `date` and `hours`; no hours: a day off. A shift that the
  /// day has already is replaced only by whoever has been told of it.
  public func saveShift(
    _ typed: TypedForm, of resource: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.keeps(resource) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard let zone = try ledger.catalogue().resources[resource]?.zone else { return .notFound }
      var reader = FormReader(typed.fields, zones: zones)
      let date = reader.date("date", isRequired: true)
      let ranges = reader.hours("hours")
      if let date, !DeviationForm.days.contains(date - zone.date(of: ledger.now)) {
        reader.fault("date", .malformed(.date))
      }
      guard let date, reader.faults.isEmpty else { return .faulty(reader.faults) }
      let before = try ledger.shift(of: resource, on: date)
      if before == ranges { return .saved(conflicts: 0) }
      if let before {
        let hours = before.isEmpty ? "–" : HoursText.write(before)
        let standing = ["date": date.iso8601, "hours": hours]
        guard typed.stamp == FormStamp.of(standing) else { return .outdated(standing: standing) }
      }
      return try ledger.changing([resource]) {
        try ledger.saveShift(ranges, of: resource, on: date)
        try ledger.recordShift(of: resource, on: date, from: before, to: ranges, by: viewer)
      }
    }
  }

  /// Lets the weekly hours count again on a day.
  public func removeShift(
    on date: LocalDate, of resource: ResourceID, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.keeps(resource) else { return .notFound }
    return try await store.write(organization) { ledger in
      guard try ledger.catalogue().resources[resource] != nil,
        let before = try ledger.shift(of: resource, on: date)
      else { return .notFound }
      return try ledger.changing([resource]) {
        try ledger.removeShift(of: resource, on: date)
        try ledger.recordShift(of: resource, on: date, from: before, to: nil, by: viewer)
      }
    }
  }
}

extension Ledger {
  fileprivate func shift(of resource: ResourceID, on date: LocalDate) throws -> [HoursRange]? {
    try deviations(of: [resource], from: date, through: date)[resource]?.shifts[date]
  }

  fileprivate func recordShift(
    of resource: ResourceID, on date: LocalDate, from before: [HoursRange]?,
    to after: [HoursRange]?, by viewer: StaffViewer
  ) throws {
    func fields(_ ranges: [HoursRange]?) -> [String: String] {
      ranges.map { ["hours": $0.isEmpty ? "–" : HoursText.write($0)] } ?? [:]
    }
    var change = JournalChange(from: fields(before), to: fields(after))
    change.after["date"] = date.iso8601
    let event = after == nil ? "resource.shiftRemoved" : "resource.shiftChanged"
    try record(change.entry(event, on: resource.rawValue, by: viewer))
  }
}

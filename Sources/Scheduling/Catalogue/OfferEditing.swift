extension Scheduler {
  /// Changes a service type, or adds one (`id` nil). What is booked keeps its own duration.
  public func saveServiceType(
    _ typed: TypedForm, id: ServiceTypeID?, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      let standing =
        id.map { catalogue.serviceTypes[$0] }
        ?? ServiceTypeForm.blank(identifier(now: ledger.now))
      guard let standing else { return .notFound }
      let form = RecordForm<ServiceType>(
        event: id == nil ? "serviceType.created" : "serviceType.changed",
        fields: ServiceTypeForm.fields,
        read: { ServiceTypeForm.read(&$0, into: &$1, catalogue) })
      switch form.outcome(of: typed, on: standing, isNew: id == nil, zones: zones) {
      case .refused(let answer): return answer
      case .same: return .saved(conflicts: 0)
      case .changed(_, let after, let change):
        try ledger.save(after)
        try ledger.record(change.entry(form.event, on: after.id.rawValue, by: viewer))
        return id == nil ? .created(after.id.rawValue) : .saved(conflicts: 0)
      }
    }
  }

  /// Changes a territory, or adds one (`id` nil). Shorter hours and new holidays may fall on visits:
  /// they stay and are conflicts.
  public func saveTerritory(
    _ typed: TypedForm, id: TerritoryID?, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    let form = RecordForm<Territory>(
      event: id == nil ? "territory.created" : "territory.changed",
      fields: TerritoryForm.fields, read: { TerritoryForm.read(&$0, into: &$1) })
    // Thousands of postal areas are read before the transaction: nobody else's booking waits for it.
    let (known, new): (Catalogue, TerritoryID) = try await store.read(organization) { ledger in
      (try ledger.catalogue(), identifier(now: ledger.now))
    }
    guard let seen = known.territory(id, else: new) else { return .notFound }
    let read = form.outcome(of: typed, on: seen, isNew: id == nil, zones: zones)
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      guard let standing = catalogue.territory(id, else: new) else {
        return .notFound
      }
      let outcome =
        standing == seen
        ? read : form.outcome(of: typed, on: standing, isNew: id == nil, zones: zones)
      switch outcome {
      case .refused(let answer): return answer
      case .same: return .saved(conflicts: 0)
      case .changed(let before, let after, let change):
        let entry = change.entry(form.event, on: after.id.rawValue, by: viewer)
        guard id != nil else {
          try ledger.save(after)
          try ledger.record(entry)
          return .created(after.id.rawValue)
        }
        guard after.plansDiffer(from: before) else {
          try ledger.save(after)
          try ledger.record(entry)
          return .saved(conflicts: 0)
        }
        let members = catalogue.members(of: after.id).map(\.id)
        return try ledger.changing(Set(members)) {
          try ledger.save(after)
          try ledger.record(entry)
        }
      }
    }
  }
}

extension Catalogue {
  /// - Parameters:
  ///   - id: nil: a blank one.
  ///   - new: the blank one's.
  fileprivate func territory(_ id: TerritoryID?, else new: TerritoryID) -> Territory? {
    guard let id else { return TerritoryForm.blank(new, zone: organization.zone) }
    return territories[id]
  }
}

extension Territory {
  /// Whether what plans depend on is another: when one works, how long one drives, and from where
  /// (the middle of a postal area stands in for an address without a point).
  fileprivate func plansDiffer(from other: Territory) -> Bool {
    zone != other.zone || hours != other.hours || holidays != other.holidays
      || travel != other.travel || postalAreas != other.postalAreas
  }
}

/// The two lists of names that catalogues hold.
public enum NameList: String, Sendable, CaseIterable {
  case categories, skills

  /// By name.
  public func entries(in catalogue: Catalogue) -> [(id: String, name: String)] {
    switch self {
    case .categories: catalogue.categories.map { ($0.id.rawValue, $0.name) }
    case .skills: catalogue.skills.map { ($0.id.rawValue, $0.name) }
    }
  }
}

extension Scheduler {
  /// Adds a name (field `name`) to a list, or gives an entry another one.
  public func saveName(
    _ typed: TypedForm, id: String?, on list: NameList, for viewer: StaffViewer,
    in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    return try await store.write(organization) { ledger in
      let entries = list.entries(in: try ledger.catalogue())
      let standing = entries.first { $0.id == id }
      if id != nil, standing == nil { return .notFound }
      var reader = FormReader(typed.fields, zones: zones)
      let name = reader.text("name", atMost: TextLimit.title)
      let isTaken = entries.contains { $0.id != id && $0.name.lowercased() == name.lowercased() }
      if isTaken { reader.fault("name", .taken) }
      guard reader.faults.isEmpty else { return .faulty(reader.faults) }
      if standing?.name == name { return .saved(conflicts: 0) }
      let old = standing.map { ["name": $0.name] } ?? [:]
      guard standing == nil || typed.stamp == FormStamp.of(old) else {
        return .outdated(standing: old)
      }
      let subject: String
      switch list {
      case .categories:
        let category = ProductCategory(
          id: id.flatMap { ProductCategoryID($0) } ?? identifier(now: ledger.now), name: name)
        try ledger.save(category)
        subject = category.id.rawValue
      case .skills:
        let skill = Skill(
          id: id.flatMap { SkillID($0) } ?? identifier(now: ledger.now), name: name)
        try ledger.save(skill)
        subject = skill.id.rawValue
      }
      let noun = list == .skills ? "skill" : "category"
      let event = standing == nil ? "\(noun).created" : "\(noun).renamed"
      let change = JournalChange(from: old, to: ["name": name])
      try ledger.record(change.entry(event, on: subject, by: viewer))
      return standing == nil ? .created(subject) : .saved(conflicts: 0)
    }
  }
}

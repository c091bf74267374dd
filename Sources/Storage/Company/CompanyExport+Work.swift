internal import Scheduling

/// Work orders, visits, and what leads to them.
extension CompanyExport {
  func writeWork(_ catalogue: Catalogue, to stream: inout CompanyStream) throws {
    try list(
      "workOrders", of: "work_orders", to: &stream, read: ledger.workOrders, value: workOrder)
    var deviations: [ResourceID: Deviations] = [:]
    for resource in catalogue.resources.keys {
      let shifts = try ledger.shifts(of: resource)
      deviations[resource] = Deviations(
        shifts: Dictionary(shifts) { first, _ in first }, absences: [])
    }
    try list("appointments", of: "appointments", to: &stream, read: ledger.appointments) { visit in
      let usual = catalogue.resources[visit.resource].map {
        $0.planDate(of: visit.planned, shifts: deviations[visit.resource]?.shifts ?? [:])
      }
      return appointment(visit, usualDate: usual)
    }
  }

  private func workOrder(_ order: WorkOrder) -> JSONValue {
    .record { fields in
      fields.add("id", order.id)
      fields.add("number", order.number)
      fields.add("contact", order.contact)
      fields.add("account", order.account.map { .string($0.rawValue) } ?? .null, unless: nil)
      fields.add("asset", order.asset)
      fields.add("serviceType", order.serviceType)
      fields.add("subject", order.subject, unless: "")
      fields.add("state", order.state.rawValue)
    }
  }

  /// - Parameter usualDate: the day plan that a reader would put it into.
  private func appointment(_ visit: Appointment, usualDate: LocalDate?) -> JSONValue {
    .record { fields in
      fields.add("id", visit.id)
      fields.add("number", visit.number)
      fields.add("contact", visit.contact)
      // Left out, these would be taken from the contact and the asset as they are now.
      fields.add("account", visit.account.map { .string($0.rawValue) } ?? .null, unless: nil)
      fields.add("asset", visit.asset)
      fields.add("category", visit.category.map { .string($0.rawValue) } ?? .null, unless: nil)
      fields.add("workOrder", visit.workOrder)
      fields.add("serviceType", visit.serviceType)
      fields.add("territory", visit.territory)
      fields.add("resource", visit.resource)
      if !visit.companions.isEmpty {
        fields.add(
          "companions", .array(visit.companions.map { .string($0.resource.rawValue) }))
      }
      fields.add("slot", visit.slot.text)
      if visit.planned != visit.slot.earliest { fields.add("plannedStart", visit.planned) }
      if visit.planDate != usualDate { fields.add("planDate", visit.planDate.iso8601) }
      fields.add("durationMinutes", visit.duration / 60)
      fields.add("beforeMinutes", visit.before / 60)
      fields.add("afterMinutes", visit.after / 60)
      fields.add("venue", visit.venue.rawValue)
      fields.add("address", visit.address.map { JSONValue($0) } ?? .null, unless: nil)
      fields.add("state", visit.state.rawValue)
      fields.add("comment", CompanyForms.printable(visit.comment), unless: "")
      fields.add("cancellation", visit.cancellation.map(cancellation))
      fields.add("departedAt", visit.departedAt)
      fields.add("startedAt", visit.startedAt)
      fields.add("endedAt", visit.endedAt)
      fields.add("createdAt", visit.createdAt)
      if visit.session != visit.id { fields.add("session", visit.session) }
      fields.add("seats", visit.seats)
      fields.add("sequence", visit.sequence)
      fields.add("answers", each: visit.answers, Self.answer)
    }
  }

  private func cancellation(_ note: CancellationNote) -> JSONValue {
    .record { fields in
      fields.add("at", note.at)
      fields.add("by", note.by, unless: "")
      fields.add("reason", CompanyForms.printable(note.reason), unless: "")
    }
  }
}

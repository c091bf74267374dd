internal import Scheduling

/// What a viewer may see, as conditions of statements: whatever lies outside is simply not found.
struct Scope {
  /// Conditions on `appointments` and `work_orders`; both take ``arguments``.
  let appointments: String
  let workOrders: String
  let arguments: [(any Bindable)?]

  init(_ viewer: Viewer) {
    switch viewer {
    case .customer(let contact, account: nil):
      appointments = "contact_id = ?"
      workOrders = appointments
      arguments = [contact]
    case .customer(let contact, .some(let account)):
      appointments = "(contact_id = ? OR account_id = ?)"
      workOrders = appointments
      arguments = [contact, account]
    case .bearer(let appointment):
      appointments = "id = ?"
      workOrders = """
        EXISTS (SELECT 1 FROM appointments AS visit
          WHERE visit.organization_id = work_orders.organization_id
            AND visit.work_order_id = work_orders.id AND visit.id = ?)
        """
      arguments = [appointment]
    case .system:
      appointments = "1 = 1"
      workOrders = appointments
      arguments = []
    }
  }
}

package import Scheduling

extension SQLLedger {
  package func insert(_ workOrder: WorkOrder) throws {
    try connection.insert("work_orders", columns(workOrder))
  }

  func columns(_ workOrder: WorkOrder) -> [(String, (any Bindable)?)] {
    [
      ("organization_id", organization), ("id", workOrder.id), ("number", workOrder.number),
      ("state", workOrder.state), ("contact_id", workOrder.contact),
      ("account_id", workOrder.account), ("asset_id", workOrder.asset),
      ("service_type_id", workOrder.serviceType), ("subject", workOrder.subject),
    ]
  }

  func workOrders(_ ids: [WorkOrderID]) throws -> [WorkOrderID: WorkOrder] {
    let found = try connection.rows(in: ids) { marks, chunk in
      try connection.rows(
        """
        SELECT \(Self.workOrderColumns) FROM work_orders
        WHERE organization_id = ? AND id IN (\(marks))
        """, [organization] + chunk, Self.readWorkOrder)
    }
    return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
  }

  package func workOrder(_ id: WorkOrderID, for viewer: Viewer) throws -> WorkOrder? {
    let scope = Scope.workOrders(for: viewer, in: organization, one: true)
    return try connection.rows(
      """
      SELECT \(Self.workOrderColumns) FROM work_orders
      WHERE organization_id = ? AND id = ? AND \(scope.condition)
      """, [organization, id] + scope.arguments, Self.readWorkOrder
    ).first
  }

  package func setState(_ state: WorkOrderState, of workOrder: WorkOrderID) throws {
    try connection.run(
      "UPDATE work_orders SET state = ? WHERE organization_id = ? AND id = ?", state, organization,
      workOrder)
  }

  package func workToSchedule(for viewer: Viewer) throws -> [WorkOrder] {
    let scope = Scope.workOrders(for: viewer, in: organization, one: false)
    let open = try connection.rows(
      """
      SELECT \(Self.workOrderColumns) FROM work_orders
      WHERE organization_id = ? AND state = 'unscheduled' AND \(scope.condition)
      """, [organization] + scope.arguments, Self.readWorkOrder)
    // Sorted here: to save a small sort SQLite would read the organisation's whole index of numbers.
    return open.sorted { ($0.number, $0.id) < ($1.number, $1.id) }
  }

  static let workOrderColumns =
    "id, number, state, contact_id, account_id, asset_id, service_type_id, subject"

  static func readWorkOrder(_ row: inout RowReader) throws -> WorkOrder {
    WorkOrder(
      id: try row.id(), number: try row.text(), state: try row.choice(), contact: try row.id(),
      account: try row.optionalID(), asset: try row.optionalID(), serviceType: try row.id(),
      subject: try row.text())
  }
}

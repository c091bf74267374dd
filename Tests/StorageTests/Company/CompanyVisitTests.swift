import Scheduling
import Storage
import Testing

@Suite("Company file: visits")
struct CompanyVisitTests {
  @Test(
    "each fault is reported where it is",
    arguments: [
      // more members of the appointment, where in it, what
      (#""state": "asleep""#, "/state", "must be one of"),
      (#""state": "canceled""#, "/cancellation", "is missing"),
      (#""cancellation": {"at": "2026-11-01T00:00:00Z"}"#, "/cancellation", "must not stand"),
      (#""state": "traveling""#, "/departedAt", "is missing"),
      (#""startedAt": "2026-12-01T08:00:00Z""#, "/startedAt", "must not stand"),
      (
        """
        "state": "completed", "startedAt": "2026-12-01T09:00:00Z",
        "endedAt": "2026-12-01T08:00:00Z"
        """, "/endedAt", "must not be before"
      ),
      (#""plannedStart": "2026-12-01T07:59:59Z""#, "/plannedStart", "inside the slot"),
      (#""plannedStart": "2026-12-02T08:00:01Z""#, "/plannedStart", "inside the slot"),
      (#""workOrder": "wo_x""#, "/workOrder", "not in the file"),
      (#""territory": "ter_x""#, "/territory", "not in the file"),
      (#""durationMinutes": 1500"#, "/durationMinutes", "1 to 1440"),
      (#""createdAt": "0001-01-01T00:00:00Z""#, "/createdAt", "1970 to 2199"),
    ])
  func fault(members: String, place: String, reason: String) {
    let visit = CompanyDocument.visit("apt_a", at: "2026-12-01T08:00:00Z", members)
    let faults = CompanyDocument.faults(
      CompanyDocument.withWork(#""appointments": [\#(visit)]"#))
    #expect(
      faults.contains { $0.pointer == "/appointments/0" + place && $0.reason.contains(reason) },
      "\(faults)")
  }

  @Test(
    "visits of one resource don't overlap",
    arguments: [
      // the first, the second (an hour each), is right
      ("2026-12-01T08:00:00Z", "2026-12-01T09:00:00Z", true),
      ("2026-12-01T08:00:00Z", "2026-12-01T08:59:59Z", false),
      ("2026-12-01T08:00:00Z", "2026-12-01T08:00:00Z", false),
      // A window leaves room before or behind the other.
      ("2026-12-01T08:00:00Z/2026-12-01T12:00:00Z", "2026-12-01T10:00:00Z", true),
      ("2026-12-01T08:00:00Z/2026-12-01T12:00:00Z", "2026-12-01T08:00:00Z", true),
      (
        "2026-12-01T08:00:00Z/2026-12-01T08:30:00Z", "2026-12-01T08:00:00Z/2026-12-01T08:30:00Z",
        false
      ),
    ])
  func overlap(first: String, second: String, isRight: Bool) {
    let visits =
      CompanyDocument.visit("apt_a", at: first) + ", " + CompanyDocument.visit("apt_b", at: second)
    let faults = CompanyDocument.faults(
      CompanyDocument.withWork(#""appointments": [\#(visits)]"#))
    #expect(faults.isEmpty == isRight, "\(faults)")
    if !isRight { #expect(faults.map(\.pointer) == ["/appointments/1/slot"]) }
  }

  @Test("a cancelled visit is in nobody's way")
  func canceled() {
    let visits =
      CompanyDocument.visit("apt_a", at: "2026-12-01T08:00:00Z") + ", "
      + CompanyDocument.visit(
        "apt_b", at: "2026-12-01T08:00:00Z",
        #""state": "canceled", "cancellation": {"at": "2026-11-01T00:00:00Z"}"#)
    let text = CompanyDocument.withWork(#""appointments": [\#(visits)]"#)
    #expect(CompanyDocument.faults(text) == [])
  }

  @Test("numbers stand once, work orders and assets belong to the visit's contact")
  func belongings() {
    let order = #"{"id": "wo_d", "contact": "con_d", "serviceType": "svc_s", "asset": "ast_c"}"#
    let visits =
      CompanyDocument.visit("apt_a", at: "2026-12-01T08:00:00Z", #""number": "A-1""#) + ", "
      + CompanyDocument.visit(
        "apt_b", at: "2026-12-01T10:00:00Z", #""number": "A-1", "workOrder": "wo_d""#)
    let faults = CompanyDocument.faults(
      CompanyDocument.withWork(#""workOrders": [\#(order)], "appointments": [\#(visits)]"#))
    #expect(
      Set(faults.map(\.pointer)) == [
        "/appointments/1/number", "/workOrders/0/asset", "/appointments/1/workOrder",
      ])
  }

  @Test(
    "work orders follow their visits",
    arguments: [
      ("", WorkOrderState.scheduled),
      (
        """
        "state": "completed", "startedAt": "2026-12-01T08:00:00Z",
        "endedAt": "2026-12-01T09:00:00Z"
        """,
        .completed
      ),
      (#""state": "canceled", "cancellation": {"at": "2026-11-01T00:00:00Z"}"#, .unscheduled),
      (#""state": "inProgress", "startedAt": "2026-12-01T08:00:00Z""#, .inProgress),
    ])
  func workOrder(members: String, state: WorkOrderState) throws {
    let visit = CompanyDocument.visit("apt_a", at: "2026-12-01T08:00:00Z", members)
    let company = try #require(
      CompanyDocument.company(CompanyDocument.withWork(#""appointments": [\#(visit)]"#)))
    #expect(company.workOrders.map(\.id.rawValue) == ["wo_a"])
    #expect(company.workOrders.map(\.state) == [state])
  }

  @Test("a night's visit belongs to the day on which the shift begins")
  func night() throws {
    let text = CompanyDocument.withWork(
      #""appointments": [\#(CompanyDocument.visit("apt_a", at: "2026-12-02T01:00:00Z"))]"#
    ).replacing("08:00-18:00", with: "22:00-06:00")
    let company = try #require(CompanyDocument.company(text))
    #expect(company.visits[0].appointment.planDate.iso8601 == "2026-12-01")
  }
}

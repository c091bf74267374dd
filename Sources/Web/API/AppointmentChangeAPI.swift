import HTTPTypes
import Scheduling
import StrictJSON

extension APIRoutes {
  /// States that a program may put a visit into. Cancelling has an address of its own, and the rules
  /// that go with it.
  private static let reachable = AppointmentState.allCases.filter { $0 != .canceled }

  static let appointmentChanges: [APIRoute] = [
    change(
      "rescheduling", "rescheduleAppointment", "Move an appointment to another slot",
      .object([
        .init("slot", .slot, required: true, "The new time.", example: "2026-11-27T08:00:00Z"),
        .init("comment", .lines(0...2000), "The comment from now on; left out: as it is."),
      ]), ["slot": "2026-11-27T08:00:00Z"],
      "Moved, or there already. The old time is free only when the new one is won."
    ) { try await $0.reschedule() },
    change(
      "cancellation", "cancelAppointment", "Cancel an appointment",
      .object([
        .init(
          "reason", .lines(0...1000), "Why; staff and the resource see it.",
          example: "The customer is away")
      ]), ["reason": "The customer is away"], "Cancelled, now or before."
    ) { exchange in
      let answer = try await exchange.scheduler.cancel(
        exchange.pathID(), reason: exchange.body.text("reason") ?? "",
        version: exchange.expectedVersion(), for: exchange.viewer, in: exchange.organization)
      switch answer {
      case .canceled(let visit), .alreadyCanceled(let visit): return exchange.reply(visit)
      case .refused(.textTooLong):
        throw APIProblem(.refused(.textTooLong), faults: [.body("/reason", "is too long")])
      case .refused(let refusal): throw APIProblem(refusal, in: .body)
      }
    },
    change(
      "state", "changeAppointmentState", "Say how far the work has got",
      .object([
        .init(
          "state", .choice(reachable.map(\.rawValue)), required: true, "The next state.",
          example: "traveling"),
        .init("at", .instant, "When it happened; now if not given."),
        .init("device", .line(0...100), "What it was reported with."),
        .init("reason", .lines(0...1000), "Needed for a step back."),
      ]), ["state": "traveling"], "Changed, or there already."
    ) { exchange in
      guard let state = exchange.body.text("state").flatMap(AppointmentState.init(rawValue:)) else {
        throw APIProblem(.malformed)
      }
      let wish = StateWish(
        appointment: try exchange.pathID(), state: state,
        at: exchange.body.text("at").flatMap(Instant.init(rfc3339:)),
        device: exchange.body.text("device") ?? "", reason: exchange.body.text("reason") ?? "",
        version: try exchange.expectedVersion())
      switch try await exchange.scheduler.changeState(
        wish, for: exchange.viewer, in: exchange.organization)
      {
      case .changed(let visit), .unchanged(let visit): return exchange.reply(visit)
      case .refused(.textTooLong):
        throw APIProblem(.refused(.textTooLong), faults: [.body("/reason", "is too long")])
      case .refused(let refusal): throw APIProblem(refusal, in: .body)
      }
    },
  ]

  private static func change(
    _ noun: String, _ name: String, _ summary: String, _ body: Shape, _ example: JSONValue,
    _ note: String, handler: @escaping APIRoute.Handler
  ) -> APIRoute {
    APIRoute(
      method: .post, path: "/appointments/{id}/\(noun)", name: name, summary: summary,
      tag: "Appointments", scope: .writeAppointments,
      parameters: [.path("apt", "The appointment."), .ifMatch], body: body, example: example,
      answers: [
        APIAnswer(
          status: .ok, note: note, shape: .named("Appointment"),
          headers: [("ETag", "Its version from now on.")],
          links: [
            APILink(
              name: "read", operation: "readAppointment",
              parameters: [("id", "$response.body#/id")])
          ])
      ], exists: hasAppointment, handler: handler)
  }
}

extension APIExchange {
  /// The version that `If-Match` names; nil: any. What can't be a version of ours is another one.
  func expectedVersion() throws -> Int? {
    guard let tag = text("If-Match"), tag != "*" else { return nil }
    return Int(tag.filter { $0 != "\"" }) ?? -1
  }

  fileprivate func reschedule() async throws -> APIReply {
    let id: AppointmentID = try pathID()
    guard let standing = try await scheduler.appointment(id, for: viewer, in: organization) else {
      throw APIProblem(.notFound)
    }
    let slot = try slot(body.text("slot"), .body("/slot", APIRoutes.noSlot))
    let wish = ReschedulingWish(
      appointment: id, version: try expectedVersion() ?? standing.version, slot: slot,
      comment: body.text("comment"))
    switch try await scheduler.reschedule(wish, for: viewer, in: organization) {
    case .moved(let visit), .unchanged(let visit): return reply(visit)
    case .refused(let refusal, let alternatives):
      throw APIProblem(refusal, in: .body, alternatives: alternatives)
    }
  }
}

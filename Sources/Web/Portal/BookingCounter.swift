import Pages
import Scheduling

/// At which counter a visit is booked or moved: a customer's own, or the staff's for a customer.
enum BookingCounter: Sendable {
  /// Signed in, or by a mail's link.
  case customer(Visitor)
  case staff(StaffMember)

  var viewer: Viewer {
    switch self {
    case .customer(let visitor): visitor.viewer
    case .staff(let member): .staff(member.viewer)
    }
  }

  var isStaff: Bool {
    if case .staff = self { true } else { false }
  }

  /// Where the booking form is.
  func path(in site: SitePath) -> String { isStaff ? site.staffBooking : site.booking }

  func message(_ refusal: Refusal, _ texts: Texts) -> String {
    isStaff ? texts.deskMessage(refusal) : texts.message(refusal)
  }

  func slotGone(_ texts: Texts) -> String {
    isStaff ? texts.deskMessage(.slotTaken) : texts.errors.slotGone
  }
}

/// The time that a form asks for.
enum TypedSlot: Sendable {
  case slot(Slot)
  case faulty(FieldErrors)
}

extension OtherTime {
  init(_ fields: [String: String]) {
    let limit = TextLimit.reason + 1
    self.init(
      date: String((fields["otherDate"] ?? "").prefix(20)),
      time: String((fields["otherTime"] ?? "").prefix(20)),
      reason: String((fields["reason"] ?? "").prefix(limit)))
  }

  /// Why a rule is set aside; nil: none is. A time of one's own needs a reason, so that it stands
  /// for one even while none is given.
  var override: String? { date.isEmpty && time.isEmpty && reason.isEmpty ? nil : reason }

  /// The time that was typed, else the one that was chosen.
  func slot(in zone: Zone, else chosen: String?, _ texts: Texts) -> TypedSlot {
    guard date.isEmpty, time.isEmpty else { return typed(in: zone, texts) }
    guard let chosen else { return .faulty(["slot": texts.errors.slot]) }
    return Slot(text: chosen).map { .slot($0) }
      ?? .faulty(["slot": texts.message(Refusal.notOffered)])
  }

  private func typed(in zone: Zone, _ texts: Texts) -> TypedSlot {
    guard let date = LocalDate(iso8601: date), let time = LocalTime(iso8601: time) else {
      return .faulty([
        LocalDate(iso8601: date) == nil ? "otherDate" : "otherTime": texts.message(.incomplete)
      ])
    }
    let instants = zone.instants(of: LocalDateTime(date: date, time: time))
    return instants.first.map { .slot(Slot(start: $0)) }
      ?? .faulty(["otherTime": texts.message(.skipped)])
  }
}

extension DeskKeepers {
  init(_ keepers: SlotKeepers?, chosen: String?) {
    let choices = (keepers?.eligible ?? []).map {
      Choice(value: $0.id.rawValue, label: $0.name)
    }
    self.init(
      choices: choices,
      chosen: choices.contains { $0.value == chosen } || choices.isEmpty ? chosen : nil)
  }
}

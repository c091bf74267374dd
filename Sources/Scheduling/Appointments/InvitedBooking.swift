/// A wish to book by an appointment invitation.
public struct InvitedWish: Hashable, Sendable {
  /// Made by the form: a retry is recognised by it.
  public var appointment: AppointmentID
  public var service: ServiceTypeID
  public var slot: Slot
  /// Empty: the service's name.
  public var subject: String
  public var description: String
  /// Typed in, for work on site.
  public var address: Address?
  /// Of whoever is not signed in.
  public var guest: GuestForm?
  /// To own fields of the organisation, by the names of their inputs, as they were sent.
  public var answers: [String: String]
  /// Of the page: letters are written in it.
  public var language: String
  /// IANA name of the zone in which the times were shown.
  public var zone: String?
  /// Of whose own URL it came: the booking counts for them, whoever books. Never from the form.
  public var member: MemberKeyID?

  public init(
    appointment: AppointmentID, service: ServiceTypeID, slot: Slot, subject: String,
    description: String, address: Address?, guest: GuestForm?, answers: [String: String] = [:],
    language: String, zone: String?, member: MemberKeyID? = nil
  ) {
    self.appointment = appointment
    self.service = service
    self.slot = slot
    self.subject = subject
    self.description = description
    self.address = address
    self.guest = guest
    self.answers = answers
    self.language = language
    self.zone = zone
    self.member = member
  }
}

/// What a guest writes about themselves.
public struct GuestForm: Hashable, Sendable {
  public var firstName: String
  public var lastName: String
  public var email: String
  public var phone: String

  public init(firstName: String, lastName: String, email: String, phone: String) {
    self.firstName = firstName
    self.lastName = lastName
    self.email = email
    self.phone = phone
  }

  /// - Parameter asksPhone: a number must be given.
  public func faults(asksPhone: Bool) -> [FieldFault] {
    var faults = [
      FieldFault.line(.firstName, firstName, limit: TextLimit.name),
      .line(.lastName, lastName, limit: TextLimit.name),
      .line(.email, email, limit: TextLimit.email),
      .line(.phone, phone, limit: TextLimit.phone, isRequired: asksPhone),
    ].compactMap { $0 }
    let wrong = Set(faults.map(\.field))
    if !wrong.contains(.email), !EmailAddress.isPlausible(email.trimmed) {
      faults.append(FieldFault(field: .email, reason: .malformed))
    }
    if !phone.isEmpty, !wrong.contains(.phone), !ProfileForm.isPhone(phone) {
      faults.append(FieldFault(field: .phone, reason: .malformed))
    }
    return faults
  }
}

/// What came of a wish to book by an invitation.
public enum InvitedAnswer: Sendable {
  case booked(Appointment)
  case alreadyBooked(Appointment)
  /// The form was used for another wish.
  case sameKeyOtherWish(field: String)
  case refused(Refusal, alternatives: [Slot])
  case closed(InvitationClosure)
  case faulty([FieldFault], [FormFault])
  /// Whoever has this address has as many visits open by this invitation as one may have.
  case tooManyOpen
  /// It is for one customer, and whoever asks is somebody else.
  case notForYou
}

/// What a booking by an invitation has beside every other.
struct InvitedSetting: Sendable {
  var invitation: AppointmentInvitation
  var resources: Set<ResourceID>
  var companions: Companions
  var dates: ClosedRange<LocalDate>?
  var venue: Venue
  /// Nil: the service's name.
  var subject: String?
  var isNewContact: Bool
  /// For whose URL it counts.
  var member: MemberKeyID?
  /// Nil: the usual one.
  var flow: BookFlow?
  var answers: [VisitAnswer]
  /// Beside the wish's own: what tells a retry from another wish. Nothing of it names the guest.
  var fields: [String: String]

  /// Counts the booking and writes a guest down: once it is certain that the slot can be kept.
  func admit(
    _ contact: Contact, to appointment: AppointmentID, as viewer: Viewer, into ledger: any Ledger
  ) throws {
    guard try ledger.countBooking(of: invitation.id) else { throw InvitationOver() }
    if let member { try ledger.insertBooking(appointment, by: member) }
    guard isNewContact else { return }
    try ledger.insert(contact)
    try ledger.record(
      JournalEntry(
        actor: viewer.name, event: "contact.created", subject: contact.id.rawValue,
        after: ["invitation": invitation.id.rawValue]))
  }
}

/// Thrown inside a transaction to undo it: somebody else has taken the last booking.
struct InvitationOver: Error {}

extension Scheduler {
  /// Books by an invitation, as a guest or as a signed-in customer.
  ///
  /// - Parameter mostOpen: visits that one address may have open by this invitation.
  public func book(
    _ wish: InvitedWish, by id: AppointmentInvitationID, for viewer: Viewer, mostOpen: Int,
    in organization: OrganizationID
  ) async throws -> InvitedAnswer {
    let first = try await store.read(organization) { ledger in
      try prepare(wish, id, for: viewer, mostOpen: mostOpen, in: ledger)
    }
    let scene: SlotScene
    switch first {
    case .answered(let answer):
      // The read may have been ahead of the disk.
      try await roster.followed?.settle()
      return answer
    case .ready(let setting): scene = setting.scene
    }
    let answer: InvitedAnswer
    do {
      answer = try await decide(
        wish.slot, scene, moving: nil, in: organization,
        refuse: { .refused($0, alternatives: []) }
      ) { ledger, look in
        switch try prepare(wish, id, for: viewer, mostOpen: mostOpen, in: ledger) {
        case .answered(let answer): return answer
        case .ready(let setting):
          return InvitedAnswer(
            try enter(
              wish.kept(by: setting.invited?.flow).booking(for: setting.contact.id), setting,
              as: look, for: viewer, in: ledger))
        }
      }
    } catch is SlotLost {
      answer = .refused(.slotTaken, alternatives: [])
    } catch is InvitationOver {
      answer = .closed(.usedUp)
    }
    guard case .refused(let refusal, _) = answer, refusal.isAboutTheSlot else { return answer }
    // A retry finds its own visit in the way.
    let (again, now) = try await store.read(organization) { ledger in
      (try prepare(wish, id, for: viewer, mostOpen: mostOpen, in: ledger), ledger.now)
    }
    if case .answered(let earlier) = again {
      try await roster.followed?.settle()
      return earlier
    }
    let alternatives = try await calendar(scene, moving: nil, now: now, in: organization)
      .alternatives(to: wish.slot, limit: 6)
    return .refused(refusal, alternatives: alternatives)
  }

  /// What a wish has led to already, whatever has become of its invitation; nil: it is new.
  public func earlierBooking(
    _ wish: InvitedWish, by id: AppointmentInvitationID, in organization: OrganizationID
  ) async throws -> InvitedAnswer? {
    let answer = try await store.read(organization) { try earlier(wish, id, in: $0) }
    if answer != nil { try await roster.followed?.settle() }
    return answer
  }

  private func earlier(
    _ wish: InvitedWish, _ id: AppointmentInvitationID, in ledger: any Ledger
  ) throws -> InvitedAnswer? {
    guard let earlier = try ledger.appointment(wish.appointment, for: .system) else { return nil }
    guard earlier.invitation == id else { return .refused(.notFound, alternatives: []) }
    let fields = wish.fields(of: id, secrets)
    let entry = try ledger.firstEntry(Self.booked, on: earlier.id.rawValue)
    let order = ["service", "slot", "subject", "comment", "address", "guest", "answers"]
    let other = order.first { fields[$0] != entry?.after[$0] }
    return other.map { .sameKeyOtherWish(field: $0) } ?? .alreadyBooked(earlier)
  }

  private enum Preparation: Sendable {
    case answered(InvitedAnswer)
    case ready(VisitSetting)
  }

  /// Everything but the time.
  private func prepare(
    _ wish: InvitedWish, _ id: AppointmentInvitationID, for viewer: Viewer, mostOpen: Int,
    in ledger: any Ledger
  ) throws -> Preparation {
    if let answer = try earlier(wish, id, in: ledger) { return .answered(answer) }
    guard let invitation = try ledger.appointmentInvitation(id) else {
      return .answered(.refused(.notFound, alternatives: []))
    }
    let catalogue = try ledger.catalogue()
    let site = try ledger.sites().first { $0.id == invitation.site }
    let look: InvitedLook
    switch catalogue.look(at: invitation, site: site, now: ledger.now) {
    case .unknown: return .answered(.refused(.notFound, alternatives: []))
    case .closed(let closure): return .answered(.closed(closure))
    case .open(let found): look = found
    }
    if let refusal = wish.textRefusal {
      return .answered(.refused(refusal, alternatives: []))
    }
    let kept = wish.kept(by: look.flow)
    let (answers, missing) = look.flow?.read(kept, zones: zones) ?? ([], [])
    let (contact, isNew): (Contact, Bool)
    switch try client(of: kept, look, for: viewer, mostOpen: mostOpen, in: ledger) {
    case .refused(.faulty(let faults, _)): return .answered(.faulty(faults, missing))
    case .refused(let answer): return .answered(answer)
    case .found where !missing.isEmpty: return .answered(.faulty([], missing))
    case .found(let found, let isGuest): (contact, isNew) = (found, isGuest)
    }
    switch look.scene(of: wish.service, address: wish.address ?? contact.address, in: catalogue) {
    case .refused(let refusal): return .answered(.refused(refusal, alternatives: []))
    case .found(let scene):
      let account = try (invitation.account ?? contact.account).flatMap { try ledger.account($0) }
      return .ready(
        VisitSetting(
          file: CustomerFile(contact: contact, account: account, assets: [], permissions: []),
          account: account, asset: nil, category: nil,
          serviceType: scene.serviceType, address: scene.address, place: scene.place,
          territory: scene.territory, workOrder: nil, resource: nil,
          invited: InvitedSetting(
            invitation: invitation, resources: scene.resources ?? [],
            companions: scene.companions, dates: scene.dates,
            venue: scene.serviceType.venue, subject: kept.subject.trimmed.nilIfEmpty,
            isNewContact: isNew, member: try wish.member(of: id, in: ledger), flow: look.flow,
            answers: answers, fields: wish.fields(of: id, secrets))))
    }
  }

  private enum Client {
    case found(Contact, isGuest: Bool)
    case refused(InvitedAnswer)
  }

  /// For whom it is: never from what was typed but a guest's own words about themselves.
  private func client(
    of wish: InvitedWish, _ look: InvitedLook, for viewer: Viewer, mostOpen: Int,
    in ledger: any Ledger
  ) throws -> Client {
    let invitation = look.invitation
    switch viewer {
    case .customer(let id, _):
      guard invitation.contact == nil || invitation.contact == id else {
        return .refused(.notForYou)
      }
      guard let contact = try ledger.contact(id), contact.deletedAt == nil,
        try ledger.permissions(of: id).contains(.book)
      else { return .refused(.refused(.notAllowed, alternatives: [])) }
      return .found(contact, isGuest: false)
    case .guest(invitation.id):
      guard invitation.contact == nil else { return .refused(.notForYou) }
      guard let guest = wish.guest else { return .refused(.faulty([], [])) }
      let faults = guest.faults(asksPhone: look.flow?.phone == .required)
      guard faults.isEmpty else { return .refused(.faulty(faults, [])) }
      guard try ledger.openBookings(by: invitation.id, email: guest.email.trimmed) < mostOpen else {
        return .refused(.tooManyOpen)
      }
      return .found(
        Contact(
          id: identifier(now: ledger.now), account: nil, firstName: guest.firstName.trimmed,
          lastName: guest.lastName.trimmed, email: guest.email.trimmed,
          phone: guest.phone.trimmed, language: wish.language, zone: wish.zone,
          address: nil, emailOptOut: false, smsOptOut: false, roles: [],
          unverifiedSince: ledger.now), isGuest: true)
    default: return .refused(.refused(.notAllowed, alternatives: []))
    }
  }
}

extension InvitedWish {
  fileprivate func booking(for contact: ContactID) -> BookingWish {
    BookingWish(
      appointment: appointment,
      request: VisitRequest(
        serviceType: service, asset: nil, category: nil, address: address, workOrder: nil,
        contact: contact),
      slot: slot, comment: description)
  }

  /// A key of another invitation is none.
  fileprivate func member(
    of invitation: AppointmentInvitationID, in ledger: any Ledger
  ) throws -> MemberKeyID? {
    guard let member, let key = try ledger.memberKey(member), key.invitation == invitation,
      key.member != nil
    else { return nil }
    return key.id
  }

  fileprivate var textRefusal: Refusal? {
    description.count <= TextLimit.comment && subject.count <= TextLimit.title ? nil : .textTooLong
  }

  /// For the journal. What a guest wrote about themselves, and what was answered to own fields, is
  /// there as a hash only.
  fileprivate func fields(
    of invitation: AppointmentInvitationID, _ secrets: Secrets
  ) -> [String: String] {
    let about = guest.map { [$0.firstName, $0.lastName, $0.email, $0.phone] } ?? []
    let hash = secrets.fingerprint(about.joined(separator: "\u{0}")).bytes
    return [
      "invitation": invitation.rawValue, "service": service.rawValue, "slot": slot.text,
      "subject": subject, "comment": description, "address": address?.line ?? "",
      "guest": guest == nil ? "" : Secrets.base64URL(Array(hash.prefix(16))),
      "answers": answersHash(secrets),
    ]
  }
}

extension InvitedAnswer {
  fileprivate init(_ answer: BookingAnswer) {
    self =
      switch answer {
      case .booked(let visit): .booked(visit)
      case .alreadyBooked(let visit): .alreadyBooked(visit)
      case .sameKeyOtherWish(_, let field): .sameKeyOtherWish(field: field)
      case .refused(let refusal, let alternatives): .refused(refusal, alternatives: alternatives)
      }
  }
}

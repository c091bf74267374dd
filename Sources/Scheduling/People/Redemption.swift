/// What a code leads to: the profile form, filled in as far as the contact is known.
public struct RedeemableInvitation: Sendable {
  public var invitation: PortalInvitation
  /// Nil: a group invitation, whoever redeems becomes a new contact.
  public var contact: Contact?
  public var language: String
  public var zone: String
}

public enum CodeAnswer: Sendable {
  case valid(RedeemableInvitation)
  case refused(RedemptionRefusal)
}

public enum RedemptionAnswer: Sendable {
  case created(PortalUser)
  case refused(RedemptionRefusal)
  case faulty([FieldFault])
}

extension Scheduler {
  /// Looks a typed code up; changes nothing.
  public func check(code: String, in organization: OrganizationID) async throws -> CodeAnswer {
    let hash = secrets.hash(Secrets.canonical(code: code))
    return try await store.read(organization) { ledger in
      switch try ledger.redeemable(hash) {
      case .failure(let refusal): return .refused(refusal)
      case .success(let invitation):
        let organization = try ledger.catalogue().organization
        let contact = try invitation.contact.flatMap { try ledger.contact($0) }
        return .valid(
          RedeemableInvitation(
            invitation: invitation, contact: contact,
            language: contact?.language ?? organization.language,
            zone: contact?.zone ?? organization.zone.name))
      }
    }
  }

  /// Makes the portal profile that a code is for. An existing one is never changed.
  public func redeem(
    code: String, profile: ProfileForm, password: String, in organization: OrganizationID
  ) async throws -> RedemptionAnswer {
    let hash = secrets.hash(Secrets.canonical(code: code))
    var faults = profile.faults(zones: zones)
    if let fault = PasswordRules.fault(of: password, email: profile.email) { faults.append(fault) }
    guard faults.isEmpty else { return .faulty(faults) }
    // Hashing takes its time: only for a code that is good, and before the transaction.
    if case .refused(let refusal) = try await check(code: code, in: organization) {
      return .refused(refusal)
    }
    let passwordHash = try await secrets.hashPassword(password)
    return try await store.write(organization) { ledger in
      switch try ledger.redeemable(hash) {
      case .failure(let refusal): return .refused(refusal)
      case .success(let invitation):
        return try redeem(invitation, profile, passwordHash: passwordHash, in: ledger)
      }
    }
  }

  private func redeem(
    _ invitation: PortalInvitation, _ profile: ProfileForm, passwordHash: String,
    in ledger: any Ledger
  ) throws -> RedemptionAnswer {
    guard try ledger.portalUser(email: profile.email) == nil else {
      return .refused(.profileExists)
    }
    guard try ledger.redeem(invitation.id) else { return .refused(.usedUp) }
    let contact = try welcome(invitation, profile, in: ledger)
    let user = PortalUser(
      id: identifier(now: ledger.now), contact: contact, email: profile.email.trimmed,
      passwordHash: passwordHash, isEnabled: true, createdAt: ledger.now)
    try ledger.insert(user)
    try ledger.record(
      JournalEntry(
        actor: contact.rawValue, event: "invitation.redeemed", subject: invitation.id.rawValue,
        after: ["contact": contact.rawValue, "user": user.id.rawValue]))
    return .created(user)
  }

  /// The contact as the form says, with the roles and the account that the invitation grants.
  private func welcome(
    _ invitation: PortalInvitation, _ profile: ProfileForm, in ledger: any Ledger
  ) throws -> ContactID {
    if let id = invitation.contact, let known = try ledger.contact(id) {
      var contact = profile.applied(to: known)
      if contact.email.isEmpty { contact.email = profile.email.trimmed }
      contact.account = invitation.account ?? contact.account
      contact.roles.formUnion(invitation.roles)
      try ledger.update(contact)
      return id
    }
    let new = Contact(
      id: identifier(now: ledger.now), account: invitation.account, firstName: "", lastName: "",
      email: profile.email.trimmed, phone: "", language: nil, zone: nil, address: nil,
      emailOptOut: false, smsOptOut: false, roles: invitation.roles)
    try ledger.insert(profile.applied(to: new))
    return new.id
  }
}

extension RedemptionRefusal: Error {}

extension Ledger {
  /// The invitation behind a code, if it can still be redeemed.
  fileprivate func redeemable(
    _ hash: Hash
  ) throws -> Result<PortalInvitation, RedemptionRefusal> {
    guard let invitation = try invitation(byCodeHash: hash) else { return .failure(.wrongCode) }
    if let refusal = invitation.refusal(at: now) { return .failure(refusal) }
    if let contact = invitation.contact {
      guard let known = try self.contact(contact), known.deletedAt == nil else {
        return .failure(.revoked)
      }
      if try portalUser(of: contact) != nil { return .failure(.profileExists) }
    }
    return .success(invitation)
  }
}

import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addInvitationRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffContactInvitation("{id}"), needs: .dispatch) { exchange, member in
      let contact = try await exchange.contact()
      let gaps = try await scheduler.invitationGaps(in: exchange.organization)
      guard gaps.isEmpty else { return exchange.answer(gaps, about: contact) }
      let roles = try await exchange.grantableRoles()
      var form = InvitationForm()
      form.inviter = member.user.name
      form.account = contact.account?.rawValue ?? ""
      form.sendsMail = !contact.email.isEmpty
      form.roles = Set(roles.filter { $0.name == WebRole.webAPIUser }.map(\.id))
      return exchange.page(
        exchange.invitationForm(contact, form, roles).html(in: exchange.frame()))
    }
    routes.post(paths.staffContactInvitation("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.invite(try await exchange.contact(), by: member)
    }
    routes.get(paths.staffInvitations, needs: .dispatch) { exchange, _ in
      let page = GroupInvitationsPage(
        invitations: try await scheduler.groupInvitations(in: exchange.organization),
        zone: exchange.catalogue.organization.zone)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffResending("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.resend(by: member)
    }
    routes.post(paths.staffRevocation("{id}"), needs: .dispatch) { exchange, member in
      let id = try exchange.id(PortalInvitationID.self)
      let invitation = try await exchange.invitation(id)
      guard
        try await scheduler.revokeInvitation(id, by: member.asViewer, in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: exchange.page(of: invitation), .invitationRevoked)
    }
  }
}

extension Exchange {
  fileprivate func grantableRoles() async throws -> [WebRole] {
    try await knownRoles().filter(\.isForCustomers)
  }

  fileprivate func invitationForm(
    _ contact: Contact, _ form: InvitationForm, _ roles: [WebRole], errors: FieldErrors = [:]
  ) -> InvitationFormPage {
    InvitationFormPage(
      contact: contact, form: form, roles: roles, zone: catalogue.organization.zone,
      errors: errors)
  }

  fileprivate func answer(_ gaps: [InvitationGap], about contact: Contact?) -> Response {
    page(InvitationGapsPage(gaps: gaps, contact: contact).html(in: frame()), status: .conflict)
  }

  fileprivate func invite(_ contact: Contact, by member: StaffMember) async throws -> Response {
    let sent = try await sentForm()
    var form = InvitationForm()
    form.isGroup = sent["kind"] == "group"
    form.maximum = sent["maximum"]
    form.expires = sent["expires"]
    form.inviter = sent["inviter"]
    form.account = sent["account"]
    form.roles = sent.chosen("role.")
    form.sendsMail = sent.isOn("sendsMail")
    let roles = try await grantableRoles()
    func again(_ errors: FieldErrors) -> Response {
      page(
        invitationForm(contact, form, roles, errors: errors).html(in: frame()),
        status: .unprocessableContent)
    }
    var errors: FieldErrors = [:]
    var expiry: Instant?
    if !form.expires.isEmpty {
      expiry = endOfDay(form.expires)
      if expiry == nil { errors["expires"] = texts.dateUnreadable }
    }
    var account: AccountID?
    switch try await scheduler.account(meant: form.account, in: organization) {
    case .success(let found): account = found
    case .failure(let fault): errors.merge(texts.messages([fault])) { first, _ in first }
    }
    guard errors.isEmpty else { return again(errors) }
    let wish = InvitationWish(
      kind: form.isGroup ? .group : .single, contact: contact.id,
      maximumRedemptions: form.isGroup ? Int(form.maximum) ?? 0 : 1, expiresAt: expiry,
      inviter: sent.optional("inviter"), account: account, roles: form.roles,
      sendsMail: form.sendsMail && !form.isGroup)
    switch try await scheduler.invite(wish, by: member.asViewer, in: organization) {
    case .notReady(let gaps): return answer(gaps, about: contact)
    case .refused(let refusal): return again([refusal.field: texts.message(refusal)])
    // Only programs bring identifiers of their own.
    case .alreadyInvited, .sameKeyOtherWish: throw Problem.malformed
    case .invited(_, let code):
      return made(code, email: wish.sendsMail ? contact.email : nil, contact)
    }
  }

  fileprivate func resend(by member: StaffMember) async throws -> Response {
    let id = try id(PortalInvitationID.self)
    let invitation = try await invitation(id)
    let contact = try await contact(of: invitation)
    let sendsMail = try await sentForm().isOn("sendsMail") && contact != nil
    let answer = try await scheduler.resendInvitation(
      id, sendsMail: sendsMail, by: member.asViewer, in: organization)
    switch answer {
    case .sent(_, let code): return made(code, email: sendsMail ? contact?.email : nil, contact)
    case .notFound: throw Problem.notFound
    case .alreadySent: throw Problem.malformed
    case .notReady(let gaps): return self.answer(gaps, about: contact)
    case .refused:
      return page(
        ProblemPage.refused(message: texts.invitationIsOver).html(in: frame()), status: .conflict)
    case .refusedToInvite(let refusal):
      return page(
        ProblemPage.refused(message: texts.message(refusal)).html(in: frame()), status: .conflict)
    }
  }

  /// Code and link, this once: the answer to a form, so that neither stands in an address.
  private func made(_ code: String, email: String?, _ contact: Contact?) -> Response {
    let site = SitePath(prefix: portal.settings.address(of: site))
    let page = InvitationMadePage(
      code: code, link: site.redemption(code: code), email: email, contact: contact)
    return self.page(page.html(in: frame()))
  }

  fileprivate func invitation(_ id: PortalInvitationID) async throws -> PortalInvitation {
    let found = try await scheduler.store.read(organization) { try $0.invitation(id) }
    guard let found else { throw Problem.notFound }
    return found
  }

  private func contact(of invitation: PortalInvitation) async throws -> Contact? {
    try await scheduler.store.read(organization) { ledger in
      try invitation.contact.flatMap { try ledger.contact($0) }
    }
  }

  fileprivate func page(of invitation: PortalInvitation) -> String {
    invitation.contact.map { paths.staffContact($0.rawValue) } ?? paths.staffInvitations
  }

  /// The moment at which a day ends, where the organisation is; nil: no such day.
  func endOfDay(_ text: String) -> Instant? {
    guard let date = LocalDate(iso8601: text), (1970...2199).contains(date.year) else {
      return nil
    }
    return catalogue.organization.zone.startOfDay(date + 1)
  }
}

extension InvitationRefusal {
  /// The input that the message stands beside.
  fileprivate var field: String {
    switch self {
    case .contactMissing, .contactUnknown, .profileExists: ""
    case .roleUnknown: "roles"
    case .inviterMalformed: "inviter"
    case .accountUnknown: "account"
    case .expiryInPast: "expires"
    case .maximumTooSmall, .maximumTooLarge: "maximum"
    case .addressMissing, .tooManyLetters: "sendsMail"
    }
  }
}

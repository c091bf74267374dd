import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

extension Portal {
  /// - Parameter paths: where the pages stand: by themselves, or inside a frame.
  func addSharingRoutes(to routes: StaffRoutes, _ paths: SitePath = .routes) {
    routes.get(paths.staffSharing, needs: .share) { try await $0.sharedLinks(for: $1) }
    routes.get(paths.staffSharingCreation, needs: .share) { exchange, member in
      let query = exchange.sharingQuery { exchange.query($0) ?? "" }
      var state = exchange.sharingState(query)
      for name in ["sending", SharingPage.shownFlow] {
        if let value = exchange.query(name) { state.values[name] = value }
      }
      return try await exchange.sharingForm(query, state, for: member)
    }
    routes.post(paths.staffSharingPreview, needs: .share) { exchange, member in
      try await exchange.previewSharing(for: member)
    }
    routes.post(paths.staffSharing, needs: .share) { exchange, member in
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.shareAvailability(
        typed, for: member.viewer, in: exchange.organization)
      switch answer {
      case .created(let invitation, _):
        return exchange.redirect(
          to: exchange.paths.staffSharing(invitation.id.rawValue), .recordCreated)
      case .sending(let sending):
        return exchange.redirect(to: exchange.paths.staffList(sending.list.rawValue), .sending)
      case .preview: throw Problem.malformed
      case .faulty, .noPrefix, .notFound:
        return try await exchange.sharingRefused(answer, typed, for: member)
      }
    }
    routes.get(paths.staffSharing("{id}"), needs: .share) { exchange, member in
      try await exchange.linkPage(for: member)
    }
    routes.post(paths.staffSharing("{id}"), needs: .share) { exchange, member in
      let id: AppointmentInvitationID = try exchange.named()
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveAppointmentInvitation(
        typed, id: id, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed, next: { _ in exchange.paths.staffSharing(id.rawValue) },
        again: { try await exchange.linkHTML(for: member, edit: $0) })
    }
    routes.post(paths.staffSharingLetters("{id}"), needs: .share) { exchange, member in
      try await exchange.sendLink(for: member)
    }
    routes.get(paths.staffSharingCode("{id}"), needs: .share) { exchange, member in
      guard let url = try await exchange.link(for: member).0.url,
        let drawing = settings.qrCode(url)?.svg
      else { throw Problem.notFound }
      return Response(
        status: .ok,
        headers: [.contentType: "image/svg+xml", .cacheControl: "no-store"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: drawing)))
    }
  }
}

// MARK: Making

extension Exchange {
  fileprivate func sharingQuery(_ value: (String) -> String) -> SharingQuery {
    SharingQuery(
      site: SiteID(value("site")), topic: InvitationTopic(value("topic")),
      territory: TerritoryID(value("territory")), resource: ResourceID(value("resource")),
      contact: ContactID(value("contact")), account: AccountID(value("account")),
      flow: FlowID(value("flow")), action: QuickActionID(value("action")))
  }

  /// What is chosen already when a form is opened.
  func sharingState(_ query: SharingQuery) -> FormState {
    var values: [String: String] = [:]
    if let resource = query.resource {
      values[SharingForm.resourcePrefix + resource.rawValue] = "true"
    }
    if let contact = query.contact { values["contact"] = contact.rawValue }
    return FormState(values: values)
  }

  fileprivate func sharingForm(
    _ asked: SharingQuery, _ state: FormState, for member: StaffMember,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    guard let page = try await sharingPage(asked, state, for: member) else {
      throw Problem.notFound
    }
    return self.page(page.html(in: frame()), status: status)
  }

  /// Nil: nobody's time is theirs to share, or the quick action isn't theirs to use.
  func sharingPage(
    _ asked: SharingQuery, _ typed: FormState, for member: StaffMember
  ) async throws -> SharingPage? {
    var (query, state) = (asked, typed)
    var action: QuickAction?
    if let id = asked.action {
      action = catalogue.quickAction(id, of: member.user.roles)
      guard let action else { return nil }
      query.fill(from: action)
      if state.values["mode"] == nil { state.values["mode"] = action.mode?.rawValue }
    }
    guard
      var choices = try await scheduler.sharingChoices(
        query, for: member.viewer, in: organization)
    else { return nil }
    query.site = choices.sites.first { $0.id == query.site }?.id
    // Where it was started, else the only one with a prefix, else the first.
    let start =
      query.site ?? choices.sites.first { $0.id == site.id && $0.sharing.invitationPrefix != nil }?
      .id
      ?? choices.sites.first?.id
    let ofStart = choices.sites.first { $0.id == start }?.sharing.flow
    query.flow = catalogue.flow(query.flow)?.id
    let flow = catalogue.flow(query.flow ?? ofStart)?.generate.filled(by: action)
    // What isn't asked stands as it is filled in, and so does what a flow says that was just chosen.
    if let flow, !flow.shows(.about) || state.hasOtherFlow(than: query.flow) {
      query.site = choices.sites.first { $0.id == flow.site }?.id ?? query.site
      query.topic = flow.topic ?? query.topic
      query.territory = flow.territory ?? query.territory
    }
    query.site = query.site ?? choices.sites.first { $0.id == flow?.site }?.id ?? start
    // Another site would run something else.
    if query.site != start { query.flow = query.flow ?? ofStart }
    choices.defaults.topic = flow?.topic ?? choices.defaults.topic
    choices.defaults.territory = flow?.territory ?? choices.defaults.territory
    if let own = choices.sites.first(where: { $0.id == query.site })?.sharing {
      choices.defaults.topic = choices.defaults.topic ?? own.topic
      choices.defaults.territory = choices.defaults.territory ?? own.territory
    }
    query.topic = choices.topic(query.topic)
    query.territory = choices.territory(query.territory)
    // Who can be shared depends on what was filled in.
    if let filled = try await scheduler.sharingChoices(
      query, for: member.viewer, in: organization)
    {
      choices.resources = filled.resources
      choices.companions = filled.companions
    }
    let chosen = choices.sites.first { $0.id == query.site }
    let recipients = try await recipients(state.values["sending"], for: member)
    let addresses = addresses(of: choices.sites)
    return SharingPage(
      choices: choices,
      sites: choices.sites.map {
        Choice(value: $0.id.rawValue, label: $0.label(addresses[$0.id]))
      },
      query: query, state: state.filled(flow ?? GenerateFlow(), today: choices.today),
      isReady: query.topic != nil && query.territory != nil,
      withoutPrefix: chosen.flatMap { site in
        site.sharing.invitationPrefix == nil ? site.label(addresses[site.id]) : nil
      },
      maySetPrefix: embedding == nil && member.viewer.may(.administer),
      skipsPreview: flow?.skipsPreview ?? chosen?.sharing.skipsPreview ?? false,
      recipients: recipients, flows: flowOptions, flow: flow)
  }

  /// The members of a list who are to get the invitation; nil: it is for no list.
  private func recipients(
    _ sending: String?, for member: StaffMember
  ) async throws -> SharingRecipients? {
    guard let sending, !sending.isEmpty else { return nil }
    guard let id = ListSendingID(sending),
      let (draft, list) = try await scheduler.draft(id, for: member.viewer, in: organization)
    else { throw Problem.notFound }
    return SharingRecipients(
      sending: sending, list: list.name, total: draft.total,
      chosen: query("chosen").flatMap { Int($0) })
  }

  fileprivate func sharingRefused(
    _ answer: SharingAnswer, _ typed: TypedForm, for member: StaffMember
  ) async throws -> Response {
    let query = sharingQuery { typed.fields[$0] ?? "" }
    switch answer {
    case .faulty(let faults):
      return try await sharingForm(
        query, FormState(values: typed.fields, errors: texts.messages(faults)), for: member,
        status: .unprocessableContent)
    case .noPrefix:
      return try await sharingForm(
        query, FormState(values: typed.fields), for: member, status: .conflict)
    case .created, .sending, .preview, .notFound: throw Problem.notFound
    }
  }

  /// What whoever opens the link will see; or the form once more, if that was asked.
  fileprivate func previewSharing(for member: StaffMember) async throws -> Response {
    let typed = try await typedForm()
    if typed.fields["again"] == "true" {
      return try await sharingForm(
        sharingQuery { typed.fields[$0] ?? "" }, FormState(values: typed.fields), for: member)
    }
    let answer = try await scheduler.shareAvailability(
      typed, isPreview: true, for: member.viewer, in: organization)
    guard case .preview(let look) = answer, let service = look.services.first else {
      return try await sharingRefused(answer, typed, for: member)
    }
    // A drive can't be planned yet: whoever opens the link says where to. The office stands in.
    let address = look.territory.office
    let found = try await scheduler.sharedWeek(
      SharedQuery(
        service: service.id, week: nil, zone: look.territory.zone, address: address), of: look,
      in: organization)
    var page = SharingPreviewPage(
      week: nil, problem: nil, service: service.name, fields: typed.fields,
      recipients: try await recipients(typed.fields["sending"], for: member))
    switch found {
    case .week(let week):
      page.week = week.isFullyBooked ? nil : week
      if week.isFullyBooked { page.problem = texts.nothingFreeToShare }
    case .refused(let refusal): page.problem = texts.message(refusal)
    }
    return self.page(page.html(in: frame()))
  }
}

extension SharingChoices {
  /// What was asked for if it can be chosen; else what is filled in, or the only one.
  fileprivate func topic(_ asked: InvitationTopic?) -> InvitationTopic? {
    let known = topics.map(\.topic)
    return [asked, defaults.topic].compactMap { $0 }.first(where: known.contains)
      ?? (known.count == 1 ? known[0] : nil)
  }

  fileprivate func territory(_ asked: TerritoryID?) -> TerritoryID? {
    let known = territories.map(\.id)
    return [asked, defaults.territory].compactMap { $0 }.first(where: known.contains)
      ?? (known.count == 1 ? known[0] : nil)
  }
}

extension SharingQuery {
  /// What a quick action fills in where nothing else is asked for.
  fileprivate mutating func fill(from action: QuickAction) {
    flow = flow ?? action.flow
    site = site ?? action.site
    topic = topic ?? action.topic
    territory = territory ?? action.territory
  }
}

extension FormState {
  /// Whether the form ran in another flow when it was sent.
  fileprivate func hasOtherFlow(than flow: FlowID?) -> Bool {
    values[SharingPage.shownFlow].map { $0 != SharingPage.shown(flow) } ?? false
  }

  /// With what the form begins with where nothing was typed.
  fileprivate func filled(_ flow: GenerateFlow, today: LocalDate) -> FormState {
    var state = self
    state.values.merge(flow.values(today: today)) { typed, _ in typed }
    return state
  }
}

// MARK: What there is

extension Exchange {
  private static let linksPerPage = 50

  fileprivate func sharedLinks(for member: StaffMember) async throws -> Response {
    try await portal.invitedUses.flush(scheduler)
    let after = query("after").flatMap { AppointmentInvitationID($0) }
    let part = try await scheduler.appointmentInvitations(
      after: after, limit: Self.linksPerPage, for: member.viewer, in: organization)
    let page = AppointmentInvitationsPage(
      views: part.items, zone: catalogue.organization.zone, after: after?.rawValue,
      next: part.hasMore ? part.items.last?.invitation.id.rawValue : nil)
    return self.page(page.html(in: frame()))
  }

  fileprivate func link(
    for member: StaffMember
  ) async throws -> (AppointmentInvitationView, visits: [VisitRow]) {
    let id: AppointmentInvitationID = try named()
    guard
      let found = try await scheduler.appointmentInvitation(
        id, for: member.viewer, in: organization)
    else { throw Problem.notFound }
    return found
  }

  fileprivate func linkPage(
    for member: StaffMember, letter: FormState? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    page(try await linkHTML(for: member, letter: letter), status: status)
  }

  fileprivate func linkHTML(
    for member: StaffMember, edit: FormState? = nil, letter: FormState? = nil
  ) async throws -> HTML {
    try await portal.invitedUses.flush(scheduler)
    let (view, visits) = try await link(for: member)
    let organization = catalogue.organization
    let standing = AppointmentInvitationForm.fields(of: view.invitation, zone: organization.zone)
    let contact = view.contact
    let page = AppointmentInvitationPage(
      view: view, visits: visits.map(row),
      seesVisits: embedding == nil && member.viewer.may(.ownDays),
      state: edit ?? FormState(standing: standing),
      letter: letter
        ?? FormState(values: [
          "email": contact?.email ?? "", "name": contact?.name ?? "",
          "language": contact?.language ?? organization.language,
          "message": view.invitation.message,
        ]),
      canSend: try await scheduler.canSendInvitations(in: self.organization),
      zone: organization.zone)
    return page.html(in: frame())
  }

  fileprivate func sendLink(for member: StaffMember) async throws -> Response {
    let id: AppointmentInvitationID = try named()
    let sent = try await sentForm()
    let wish = InvitationLetterWish(
      name: sent["name"], email: sent["email"], language: sent["language"],
      message: sent["message"])
    let answer = try await scheduler.sendInvitation(
      id, wish, for: member.viewer, in: organization)
    func again(_ errors: FieldErrors, _ status: HTTPResponse.Status) async throws -> Response {
      try await linkPage(
        for: member, letter: FormState(values: sent.fields, errors: errors), status: status)
    }
    switch answer {
    case .sent: return redirect(to: paths.staffSharing(id.rawValue), .letterSent)
    case .faulty(let faults): return try await again(texts.messages(faults), .unprocessableContent)
    case .notReady: return try await again(["": texts.cannotSendInvitation], .conflict)
    case .closed: return try await again(["": texts.invitationIsOver], .conflict)
    case .notFound: throw Problem.notFound
    }
  }
}

import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

extension Portal {
  func addListRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffLists, needs: .share) { exchange, member in
      let lines = try await scheduler.lists(for: member.viewer, in: exchange.organization)
      let page = ActionableListsPage(lines: lines, zone: exchange.catalogue.organization.zone)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffListCreation, needs: .share) { exchange, member in
      let state = FormState(values: [
        "audience": member.viewer.may(.dispatch) ? "dispatchers" : "owner"
      ])
      return exchange.page(try await exchange.listForm(nil, state))
    }
    routes.post(paths.staffLists, needs: .share) { exchange, member in
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveList(
        typed, id: nil, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed, next: { exchange.paths.staffListMembers($0 ?? "") },
        again: { try await exchange.listForm(nil, $0) })
    }
    routes.get(paths.staffList("{id}"), needs: .share) { exchange, member in
      exchange.page(try await exchange.listPage(for: member))
    }
    routes.get(paths.staffListForm("{id}"), needs: .share) { exchange, member in
      let list = try await exchange.keptList(for: member).list
      let state = FormState(standing: ActionableListForm.fields(of: list))
      return exchange.page(try await exchange.listForm(list, state))
    }
    routes.post(paths.staffListForm("{id}"), needs: .share) { exchange, member in
      let list = try await exchange.keptList(for: member).list
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.saveList(
        typed, id: list.id, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed, next: { _ in exchange.paths.staffList(list.id.rawValue) },
        again: { try await exchange.listForm(list, $0) })
    }
    routes.get(paths.staffListDeletion("{id}"), needs: .share) { exchange, member in
      let view = try await exchange.keptList(for: member)
      let page = ActionableListDeletionPage(list: view.list, members: view.figures.members)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffListDeletion("{id}"), needs: .share) { exchange, member in
      let id: ActionableListID = try exchange.named()
      _ = try await exchange.form()
      guard
        try await scheduler.deleteList(id, for: member.viewer, in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffLists, .recordRemoved)
    }
    routes.get(paths.staffListExport("{id}"), needs: .share) { exchange, member in
      try await exchange.exportList(for: member)
    }
    // Sending
    routes.post(paths.staffListSendings("{id}"), needs: .share) { exchange, member in
      try await exchange.draftSending(for: member)
    }
    routes.post(paths.staffListStop("{id}", "{sending}"), needs: .share) { exchange, member in
      let list: ActionableListID = try exchange.named()
      let sending: ListSendingID = try exchange.named("sending")
      _ = try await exchange.form()
      let answer = try await scheduler.stopSending(
        sending, of: list, for: member.viewer, in: exchange.organization)
      guard answer != nil else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffList(list.rawValue), .saved)
    }
    routes.post(paths.staffListRemoval("{id}"), needs: .share) { exchange, member in
      let list: ActionableListID = try exchange.named()
      let sent = try await exchange.sentForm()
      let answer = try await scheduler.removeMembers(
        sent.chosen(ActionableListPage.tick), of: list, for: member.viewer,
        in: exchange.organization)
      guard let answer else { throw Problem.notFound }
      return exchange.redirect(
        to: exchange.paths.staffList(list.rawValue), answer > 0 ? .removed : nil)
    }
  }
}

extension Exchange {
  fileprivate static let membersPerPage = 50

  /// The list that the path names, with its figures up to this moment.
  func listView(for member: StaffMember) async throws -> ListView {
    let id: ActionableListID = try named()
    try await portal.invitedUses.flush(scheduler)
    guard let view = try await scheduler.list(id, for: member.viewer, in: organization) else {
      throw Problem.notFound
    }
    return view
  }

  fileprivate func keptList(for member: StaffMember) async throws -> ListView {
    let view = try await listView(for: member)
    guard view.isKept else { throw Problem.notFound }
    return view
  }

  fileprivate func listForm(_ list: ActionableList?, _ state: FormState) async throws -> HTML {
    let (roles, owners) = try await scheduler.listChoices(in: organization)
    return ActionableListFormPage(list: list, state: state, roles: roles, owners: owners)
      .html(in: frame())
  }

  private static func query(_ filter: MemberFilter) -> MemberQuery {
    MemberQuery(
      state: filter.state.flatMap(MemberState.init(rawValue:)),
      text: filter.text.map { String($0.prefix(100)) })
  }

  fileprivate func listPage(
    for member: StaffMember, filter asked: MemberFilter? = nil, errors: FieldErrors = [:],
    ticked: Set<ListMemberID> = []
  ) async throws -> HTML {
    let view = try await listView(for: member)
    var filter = asked ?? MemberFilter(state: query("state"), text: query("text"))
    // A state that there isn't shows everybody.
    filter.state = filter.state.flatMap(MemberState.init(rawValue:))?.rawValue
    let wanted = Self.query(filter)
    let after = query("after").flatMap { Int($0) }
    guard
      let part = try await scheduler.members(
        of: view.list.id, wanted, after: after, limit: Self.membersPerPage, for: member.viewer,
        in: organization)
    else { throw Problem.notFound }
    let matching =
      wanted == MemberQuery()
      ? view.figures.members
      : try await scheduler.countMembers(
        of: view.list.id, wanted, for: member.viewer, in: organization)
    let added = query("added").flatMap { Int($0) }.map {
      (added: max(0, $0), left: max(0, query("left").flatMap { Int($0) } ?? 0))
    }
    return ActionableListPage(
      view: view, part: part, filter: filter, matching: matching, after: after, added: added,
      errors: errors, ticked: ticked, zone: catalogue.organization.zone
    ).html(in: frame())
  }

  /// Fixes who gets an invitation; then *Share availability* makes it.
  fileprivate func draftSending(for member: StaffMember) async throws -> Response {
    let id: ActionableListID = try named()
    let sent = try await sentForm()
    let filter = MemberFilter(state: sent.optional("state"), text: sent.optional("text"))
    let ticked: Set<ListMemberID> = sent.chosen(ActionableListPage.tick)
    let selection: MemberSelection =
      sent["which"] == "all" ? .all(Self.query(filter)) : .chosen(ticked)
    let answer = try await scheduler.draftSending(
      selection, of: id, for: member.viewer, in: organization)
    func again(_ message: String) async throws -> Response {
      page(
        try await listPage(for: member, filter: filter, errors: ["": message], ticked: ticked),
        status: .conflict)
    }
    switch answer {
    case .drafted(let sending, let chosen):
      return redirect(
        to: paths.staffSharingCreation([
          ("sending", sending.id.rawValue), ("chosen", "\(chosen)"),
        ]))
    case .nobody: return try await again(texts.lists.chooseSomebody)
    case .notReady: return try await again(texts.cannotSendInvitation)
    case .notFound: throw Problem.notFound
    }
  }

  // MARK: Export

  private static let exportedAtOnce = 1000

  /// The members that the filter shows, for a spreadsheet.
  fileprivate func exportList(for member: StaffMember) async throws -> Response {
    let view = try await listView(for: member)
    let list = view.list
    let wanted = Self.query(MemberFilter(state: query("state"), text: query("text")))
    let zone = catalogue.organization.zone
    // Spreadsheets of German systems expect semicolons.
    var file = CSVWriter(separator: texts.language == "de" ? ";" : ",")
    file.row(texts.exportHead(list.columns))
    var after: Int?
    while true {
      guard
        let part = try await scheduler.members(
          of: list.id, wanted, after: after, limit: Self.exportedAtOnce, for: member.viewer,
          in: organization)
      else { throw Problem.notFound }
      for line in part.part.items {
        let (person, visit) = (line.member, line.appointment.flatMap { part.visits[$0] })
        file.row(
          [person.firstName, person.lastName, person.email, person.phone, person.language ?? ""]
            + list.columns.indices.map { person.value($0) }
            + [
              texts.name(line.state), line.writtenAt?.local(in: zone) ?? "", visit?.number ?? "",
              visit?.slot.earliest.local(in: zone) ?? "",
            ])
      }
      after = part.part.items.last?.member.position
      if !part.part.hasMore { break }
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"list.csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: file.text)))
  }
}

extension Instant {
  /// `2026-11-26 09:30`, as spreadsheets read it.
  fileprivate func local(in zone: Zone) -> String {
    let local = zone.local(self)
    return "\(local.date.iso8601) \(local.time.iso8601)"
  }
}

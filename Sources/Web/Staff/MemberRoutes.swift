import HTTPTypes
import Hummingbird
import Pages
import Scheduling

/// Members come onto a list: from a file, or from the contacts.
extension Portal {
  func addMemberRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffListMembers("{id}"), needs: .share) { exchange, member in
      exchange.page(try await exchange.additionPage(for: member))
    }
    routes.post(paths.staffListContacts("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.addContacts(for: member)
    }
    routes.post(paths.staffListUploads("{id}"), needs: .share) { exchange, member in
      try await exchange.uploadMembers(for: member)
    }
    routes.get(paths.staffListUpload("{id}", "{upload}"), needs: .share) { exchange, member in
      let look = try await exchange.uploadLook(for: member)
      let state = FormState(values: MappingForm.fields(of: look.table.guessedMapping()))
      return exchange.page(try exchange.mappingPage(look, state).html(in: exchange.frame()))
    }
    routes.post(paths.staffListUpload("{id}", "{upload}"), needs: .share) { exchange, member in
      try await exchange.importMembers(for: member)
    }
  }
}

extension Exchange {
  /// Which contacts are looked for.
  private struct ContactWish {
    var text: String
    var account: String
    var role: String
  }

  fileprivate func additionPage(
    for member: StaffMember, errors: FieldErrors = [:]
  ) async throws -> HTML {
    let list = try await listView(for: member).list
    let wish = ContactWish(
      text: query("q") ?? "", account: query("account") ?? "", role: query("role") ?? "")
    return try await additionPage(list, wish, finds: query("find") != nil, errors, for: member)
  }

  private func additionPage(
    _ list: ActionableList, _ wish: ContactWish, finds: Bool, _ errors: FieldErrors,
    for member: StaffMember
  ) async throws -> HTML {
    var page = MemberAdditionPage(list: list, contacts: nil, errors: errors)
    if member.viewer.may(.dispatch) {
      let roles = try await scheduler.store.read(organization) { try $0.roles() }
      var found: ContactAddition?
      if finds {
        switch try await contactQuery(wish) {
        case .failure(let fault): page.errors.merge(texts.messages([fault])) { first, _ in first }
        case .success(let query):
          found = try await scheduler.contactsToAdd(
            query, to: list.id, for: member.viewer, in: organization)
        }
      }
      page.contacts = MemberAdditionPage.ContactSearch(
        text: wish.text, account: wish.account, role: wish.role,
        roles: roles.filter(\.isForCustomers).sorted { ($0.name, $0.id) < ($1.name, $1.id) }
          .map { Choice(value: $0.id.rawValue, label: $0.name) },
        found: found)
    }
    return page.html(in: frame())
  }

  private func contactQuery(_ wish: ContactWish) async throws -> Result<ContactQuery, FieldFault> {
    var query = ContactQuery()
    let text = wish.text.prefix(100)
    if text.contains(where: { !$0.isWhitespace }) { query.text = String(text) }
    if !wish.role.isEmpty {
      guard let role = WebRoleID(wish.role) else {
        return .failure(FieldFault(field: .roles, reason: .unknown))
      }
      query.role = role
    }
    switch try await scheduler.account(meant: wish.account, in: organization) {
    case .success(let account): query.account = account
    case .failure(let fault): return .failure(fault)
    }
    return .success(query)
  }

  fileprivate func addContacts(for member: StaffMember) async throws -> Response {
    let list = try await listView(for: member).list
    let sent = try await sentForm()
    let wish = ContactWish(text: sent["q"], account: sent["account"], role: sent["role"])
    func again(_ errors: FieldErrors, _ status: HTTPResponse.Status) async throws -> Response {
      page(
        try await additionPage(list, wish, finds: true, errors, for: member), status: status)
    }
    switch try await contactQuery(wish) {
    case .failure(let fault):
      return try await again(texts.messages([fault]), .unprocessableContent)
    case .success(let query):
      switch try await scheduler.addContacts(
        query, to: list.id, for: member.viewer, in: organization)
      {
      case .added(let added, let left):
        return redirect(to: paths.staffList(list.id.rawValue, added: added, left: left))
      case .full: return try await again(["": texts.lists.full], .conflict)
      case .notFound: throw Problem.notFound
      }
    }
  }

  // MARK: From a file

  fileprivate func uploadMembers(for member: StaffMember) async throws -> Response {
    let id: ActionableListID = try named()
    _ = try await listView(for: member)
    let form = try await multipartForm(largest: CSVTable.largest)
    let answer: UploadAnswer =
      form.isTooLarge
      ? .unreadable(.tooLarge(CSVTable.largest))
      : try await scheduler.upload(
        form.files["file"] ?? [], to: id, for: member.viewer, in: organization)
    switch answer {
    case .stored(let upload):
      return redirect(to: paths.staffListUpload(id.rawValue, upload.rawValue))
    case .unreadable(let fault):
      return page(
        try await additionPage(for: member, errors: ["file": texts.lists.fileFault(fault)]),
        status: .unprocessableContent)
    case .notFound: throw Problem.notFound
    }
  }

  fileprivate func uploadLook(for member: StaffMember) async throws -> UploadLook {
    let (list, upload): (ActionableListID, ListUploadID) = (try named(), try named("upload"))
    guard
      let look = try await scheduler.look(
        at: upload, of: list, for: member.viewer, in: organization)
    else { throw Problem.notFound }
    return look
  }

  fileprivate func mappingPage(
    _ look: UploadLook, _ state: FormState, _ report: MemberImportReport? = nil
  ) throws -> MemberMappingPage {
    let upload: ListUploadID = try named("upload")
    return MemberMappingPage(
      list: look.list, upload: upload.rawValue, table: look.table, state: state, report: report)
  }

  fileprivate func importMembers(for member: StaffMember) async throws -> Response {
    let (list, upload): (ActionableListID, ListUploadID) = (try named(), try named("upload"))
    let typed = try await typedForm()
    let answer = try await scheduler.importMembers(
      typed, from: upload, to: list, for: member.viewer, in: organization)
    func again(
      _ errors: FieldErrors, _ status: HTTPResponse.Status, _ report: MemberImportReport? = nil
    ) async throws -> Response {
      let look = try await uploadLook(for: member)
      let state = FormState(values: typed.fields, errors: errors)
      return page(try mappingPage(look, state, report).html(in: frame()), status: status)
    }
    switch answer {
    case .imported(let report):
      let left =
        report.faultCount + (typed.fields["duplicates"] == "true" ? 0 : report.duplicateCount)
      return redirect(to: paths.staffList(list.rawValue, added: report.good, left: left))
    case .toConfirm(let report): return try await again([:], .unprocessableContent, report)
    case .faulty(let faults):
      var errors = texts.messages(faults)
      if errors["email"] != nil { errors = ["": texts.addressColumnMissing] }
      return try await again(errors, .unprocessableContent)
    case .full: return try await again(["": texts.lists.full], .conflict)
    case .notFound: throw Problem.notFound
    }
  }
}

import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addAccountRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffAccounts, needs: .dispatch) { exchange, _ in
      let search = exchange.directorySearch
      let page = try await scheduler.findAccounts(
        search, limit: Self.directoryPageSize, in: exchange.organization)
      return exchange.page(AccountsPage(text: search.text, page: page).html(in: exchange.frame()))
    }
    routes.get(paths.staffNewAccount, needs: .dispatch) { exchange, _ in
      let page = AccountFormPage(
        account: nil, name: "", address: AddressFields(), kinds: [:],
        resources: exchange.resourcesByName)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffAccounts, needs: .dispatch) { exchange, member in
      try await exchange.saveAccount(nil, by: member)
    }
    routes.get(paths.staffAccount("{id}"), needs: .dispatch) { exchange, member in
      guard
        let dossier = try await scheduler.dossier(
          of: try exchange.id(AccountID.self), for: member.asViewer, in: exchange.organization)
      else { throw Problem.notFound }
      let quick = try await exchange.quickLinks(
        on: .account(dossier.account.id, hasClient: dossier.hasPortalUser), for: member)
      return exchange.page(
        AccountPage(dossier: dossier, quick: quick).html(in: exchange.frame()))
    }
    routes.get(paths.staffAccountForm("{id}"), needs: .dispatch) { exchange, _ in
      let account = try await exchange.account()
      let page = AccountFormPage(
        account: account.id.rawValue, name: account.name,
        address: AddressFields(account.address), kinds: account.kinds,
        stamp: FormStamp.of(account.formFields), resources: exchange.resourcesByName)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.post(paths.staffAccountForm("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.saveAccount(try await exchange.account(), by: member)
    }
  }
}

extension Exchange {
  fileprivate var resourcesByName: [Resource] {
    catalogue.resources.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  fileprivate func account() async throws -> Account {
    let id = try id(AccountID.self)
    guard let account = try await scheduler.store.read(organization, { try $0.account(id) })
    else { throw Problem.notFound }
    return account
  }

  /// - Parameter account: nil: a new one.
  fileprivate func saveAccount(_ account: Account?, by member: StaffMember) async throws -> Response
  {
    let sent = try await sentForm()
    let address = AddressWish(sent)
    var kinds: [ResourceID: String] = [:]
    for (name, value) in sent.fields where name.hasPrefix("resource.") {
      guard let id = ResourceID(String(name.dropFirst("resource.".count))) else { continue }
      kinds[id] = value
    }
    if let added = ResourceID(sent["resource"]) { kinds[added] = sent["as"] }
    func chosen(_ kind: String) -> Set<ResourceID> {
      Set(kinds.filter { $0.value == kind }.keys)
    }
    let form = AccountForm(
      name: sent["name"], address: address.address(after: account?.address),
      preferred: chosen("preferred"), required: chosen("required"), excluded: chosen("excluded"))
    var faults = address.faults
    var (stamp, status) = (sent.optional("stamp"), HTTPResponse.Status.unprocessableContent)
    var errors: FieldErrors = [:]
    if faults.isEmpty {
      let answer = try await scheduler.saveAccount(
        account?.id, form, stamp: stamp, by: member.asViewer, in: organization)
      switch answer {
      case .saved(let id): return redirect(to: paths.staffAccount(id.rawValue), .saved)
      case .notFound: throw Problem.notFound
      case .faulty(let found): faults = found
      case .outdated(let standing):
        (stamp, status) = (FormStamp.of(standing), .conflict)
        errors = texts.messages(outdated: standing, typed: sent.fields)
      }
    }
    errors.merge(texts.messages(faults)) { first, _ in first }
    let page = AccountFormPage(
      account: account?.id.rawValue, name: sent["name"], address: AddressFields(sent),
      kinds: kinds, stamp: stamp, resources: resourcesByName, errors: errors)
    return self.page(page.html(in: frame()), status: status)
  }
}

extension Account {
  fileprivate var kinds: [ResourceID: String] {
    var kinds: [ResourceID: String] = [:]
    for id in preferred { kinds[id] = "preferred" }
    for id in required { kinds[id] = "required" }
    for id in excluded { kinds[id] = "excluded" }
    return kinds
  }
}

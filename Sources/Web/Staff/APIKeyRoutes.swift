import HTTPTypes
import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addAPIKeyRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffKeys, needs: .administer) { exchange, member in
      let keys = try await exchange.apiKeys(for: member)
      let page = APIKeysPage(
        keys: keys, makers: try await scheduler.makers(of: keys, in: exchange.organization),
        now: now(), zone: exchange.catalogue.organization.zone)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffKeyCreation, needs: .administer) { exchange, _ in
      exchange.page(exchange.keyPage(FormState(values: [:])))
    }
    routes.post(paths.staffKeys, needs: .administer) { exchange, member in
      try await exchange.createKey(by: member)
    }
    routes.get(paths.staffKeyRevocation("{id}"), needs: .administer) { exchange, member in
      let id: APIKeyID = try exchange.named()
      let key = try await exchange.apiKeys(for: member).first { $0.id == id }
      guard let key, key.isValid(at: now()) else { throw Problem.notFound }
      return exchange.page(KeyRevocationPage(key: key).html(in: exchange.frame()))
    }
    routes.post(paths.staffKeyRevocation("{id}"), needs: .administer) { exchange, member in
      guard
        try await scheduler.revokeAPIKey(
          try exchange.named(), by: member.asViewer, in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffKeys, .keyRevoked)
    }
  }
}

extension Exchange {
  fileprivate func apiKeys(for member: StaffMember) async throws -> [APIKey] {
    guard let keys = try await scheduler.apiKeys(for: member.asViewer, in: organization) else {
      throw Problem.notFound
    }
    return keys
  }

  fileprivate func keyPage(_ state: FormState) -> HTML {
    APIKeyPage(state: state, zone: catalogue.organization.zone).html(in: frame())
  }

  fileprivate func createKey(by member: StaffMember) async throws -> Response {
    let sent = try await sentForm()
    func again(_ errors: FieldErrors) -> Response {
      page(
        keyPage(FormState(values: sent.fields, errors: errors)), status: .unprocessableContent)
    }
    let expiry = sent.optional("expires").map(endOfDay)
    if case .some(nil) = expiry { return again(["expires": texts.dateUnreadable]) }
    let scopes = APIScope.allCases.filter { sent.isOn(APIKeyPage.scopePrefix + $0.rawValue) }
    let wish = APIKeyWish(name: sent["name"], scopes: Set(scopes), expiresAt: expiry ?? nil)
    switch try await scheduler.createAPIKey(wish, by: member.asViewer, in: organization) {
    case .refused(let refusal): return again(texts.messages(refusal))
    case .created(let key, let secret):
      return page(ShownOncePage(.key(secret, key)).html(in: frame()))
    }
  }
}

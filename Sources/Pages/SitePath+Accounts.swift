/// The paths of staff pages about accounts.
extension SitePath {
  package var staffAccounts: String { staff + "/accounts" }
  package func staffAccounts(text: String, after: String? = nil) -> String {
    staffAccounts + Query(Self.search(text, after)).string
  }
  package var staffNewAccount: String { staffAccounts + "/new" }
  package func staffAccount(_ id: String) -> String { staffAccounts + "/" + part(id) }
  package func staffAccountForm(_ id: String) -> String { staffAccount(id) + "/edit" }
}

/// The paths of those who work for the organisation. All begin with `/staff`.
extension SitePath {
  package var staff: String { prefix + staffArea }
  package var staffSignIn: String { staff + "/sign-in" }
  /// Sign-in that leads on to a staff page afterwards.
  package func staffSignIn(next: String) -> String { staffSignIn + Query([("next", next)]).string }
  package var staffContacts: String { staff + "/contacts" }
  package var staffSignOut: String { staff + "/sign-out" }
}

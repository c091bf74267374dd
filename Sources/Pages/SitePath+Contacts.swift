/// The paths of staff pages about contacts and their invitations.
extension SitePath {
  package func staffContacts(text: String, after: String? = nil) -> String {
    staffContacts + Query(Self.search(text, after)).string
  }
  package var staffNewContact: String { staffContacts + "/new" }
  package func staffNewContact(account: String) -> String {
    staffNewContact + Query([("account", account)]).string
  }
  package func staffContact(_ id: String) -> String { staffContacts + "/" + part(id) }
  package func staffContactForm(_ id: String) -> String { staffContact(id) + "/edit" }
  package func staffContactRoles(_ id: String) -> String { staffContact(id) + "/roles" }
  package func staffContactDeletion(_ id: String) -> String { staffContact(id) + "/deletion" }
  package func staffContactInvitation(_ id: String) -> String {
    staffContact(id) + "/invitation"
  }
  package var staffInvitations: String { staff + "/invitations" }
  package func staffResending(_ id: String) -> String {
    staffInvitations + "/" + part(id) + "/resending"
  }
  package func staffRevocation(_ id: String) -> String {
    staffInvitations + "/" + part(id) + "/revocation"
  }
  package func staffNewVisit(contact: String) -> String {
    staff + "/appointments/new" + Query([("contact", contact)]).string
  }

  static func search(_ text: String, _ after: String?) -> [(name: String, value: String)] {
    (text.isEmpty ? [] : [("text", text)]) + (after.map { [("after", $0)] } ?? [])
  }
}

/// The paths of the settings.
extension SitePath {
  package var staffSettings: String { staff + "/settings" }
  package var staffLogo: String { staffSettings + "/logo" }
  package var staffMail: String { staffSettings + "/mail" }
  package var staffMessages: String { staffSettings + "/messages" }
  package var staffMailboxes: String { staffSettings + "/mailboxes" }
  package func staffMailbox(_ id: String) -> String { staffMailboxes + "/" + part(id) }
  package func staffMailboxApproval(_ id: String) -> String { staffMailbox(id) + "/approval" }
  package func staffMailboxTest(_ id: String) -> String { staffMailbox(id) + "/test" }
  package func staffMailboxRemoval(_ id: String) -> String { staffMailbox(id) + "/removal" }
}

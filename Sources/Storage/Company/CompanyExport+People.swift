internal import Scheduling

/// Who is served, what they have, and who signs in.
extension CompanyExport {
  func writePeople(to stream: inout CompanyStream) throws {
    try list("accounts", of: "accounts", to: &stream, read: ledger.accounts, value: account)
    var users: [ContactID: PortalUser] = [:]
    try list("contacts", of: "contacts", to: &stream) { ids in
      if withSecrets { users = try ledger.portalUsers(of: ids) }
      return try ledger.contacts(Set(ids))
    } value: { contact in
      self.contact(contact, users[contact.id])
    }
    try stream.list("staff") { add in
      for user in try ledger.staffUsers().sorted(by: { $0.id < $1.id }) {
        try add(staffUser(user, assists: try ledger.resources(assistedBy: user.id)))
      }
    }
    try list("assets", of: "assets", to: &stream) { ids in
      try ledger.assets(Set(ids))
    } value: { asset in
      .record { fields in
        fields.add("id", asset.id)
        fields.add("name", asset.name)
        fields.add("category", asset.category)
        fields.add("contact", asset.contact)
        fields.add("account", asset.account)
        fields.add("address", asset.address.map { JSONValue($0) })
      }
    }
  }

  private func account(_ account: Account) -> JSONValue {
    .record { fields in
      fields.add("id", account.id)
      fields.add("name", account.name)
      fields.add("address", account.address.map { JSONValue($0) })
      fields.add("visitingHours", account.visitingHours.map { JSONValue($0) })
      fields.add("preferred", ids: account.preferred)
      fields.add("required", ids: account.required)
      fields.add("excluded", ids: account.excluded)
    }
  }

  private func contact(_ contact: Contact, _ user: PortalUser?) -> JSONValue {
    .record { fields in
      fields.add("id", contact.id)
      fields.add("account", contact.account)
      fields.add("firstName", contact.firstName, unless: "")
      fields.add("lastName", contact.lastName)
      fields.add("email", contact.email, unless: "")
      fields.add("phone", contact.phone, unless: "")
      fields.add("language", contact.language)
      fields.add("zone", contact.zone)
      fields.add("address", contact.address.map { JSONValue($0) })
      fields.add("emailOptOut", contact.emailOptOut, unless: false)
      fields.add("smsOptOut", contact.smsOptOut, unless: false)
      fields.add("roles", ids: contact.roles)
      fields.add("deletedAt", contact.deletedAt)
      fields.add("unverifiedSince", contact.unverifiedSince)
      if let user, let hash = user.passwordHash {
        fields.add(
          "portal",
          .record { fields in
            fields.add("id", user.id)
            fields.add("email", user.email)
            fields.add("passwordHash", hash)
            fields.add("isEnabled", user.isEnabled, unless: true)
            fields.add("createdAt", user.createdAt)
          })
      }
    }
  }

  private func staffUser(_ user: StaffUser, assists: Set<ResourceID>) -> JSONValue {
    .record { fields in
      fields.add("assists", ids: assists)
      fields.add("id", user.id)
      fields.add("name", user.name)
      fields.add("email", user.email)
      fields.add("language", user.language)
      fields.add("roles", ids: user.roles)
      fields.add("resource", user.resource)
      fields.add("isEnabled", user.isEnabled, unless: true)
      fields.add("createdAt", user.createdAt)
      if withSecrets { fields.add("passwordHash", user.passwordHash) }
    }
  }
}

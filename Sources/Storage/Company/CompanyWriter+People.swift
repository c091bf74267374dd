internal import Scheduling

/// Who is served, and what they have.
extension CompanyWriter {
  func writePeople() throws {
    try settle(.accounts, file.accounts, id: { $0.id }) {
      try ledger.accounts($0)
    } insert: { accounts in
      let rows = BulkInsert(ledger.connection, "accounts")
      for account in accounts { try rows.add(key(account.id) + (try ledger.columns(account))) }
      try rows.finish()
    } change: { account, standing in
      if account.visitingHours != standing.visitingHours { relaid.accounts.insert(account.id) }
      try ledger.save(account)
    }
    try settle(.contacts, file.contacts, id: { $0.id }) {
      try ledger.contacts(Set($0))
    } insert: { contacts in
      try insert(contacts)
    } change: { contact, _ in
      try ledger.save(contact)
    }
    for profile in file.profiles { try write(profile) }
    for member in file.staff { try write(member) }
    try settle(.assets, file.assets, id: { $0.id }) {
      try ledger.assets(Set($0))
    } insert: { assets in
      let rows = BulkInsert(ledger.connection, "assets")
      for asset in assets { try rows.add(key(asset.id) + ledger.columns(asset)) }
      try rows.finish()
    } change: { asset, _ in
      try ledger.save(asset)
    }
  }

  private func key<Kind>(_ id: Identifier<Kind>) -> [(String, (any Bindable)?)] {
    [("organization_id", ledger.organization), ("id", id)]
  }

  private func insert(_ contacts: [Contact]) throws {
    let rows = BulkInsert(ledger.connection, "contacts")
    for contact in contacts { try rows.add(key(contact.id) + ledger.columns(contact)) }
    try rows.finish()
    let roles = BulkInsert(ledger.connection, "contact_roles")
    for contact in contacts {
      for role in contact.roles.sorted() {
        try roles.add([
          ("organization_id", ledger.organization), ("contact_id", contact.id), ("role_id", role),
        ])
      }
    }
    try roles.finish()
  }

  /// A contact's existing profile is left alone: an old file must not bring back an old password.
  private func write(_ profile: CompanyFile.Profile) throws {
    if try ledger.portalUser(of: profile.contact) != nil {
      summary.counts[.profiles, default: .init()].unchanged += 1
      return
    }
    if try ledger.portalUser(email: profile.email) != nil {
      refuse(
        .member(profile.pointer, "email"), "another contact signs in with this address already")
      return
    }
    guard try ledger.portalUser(profile.user) == nil else {
      refuse(profile.pointer, "its profile \(profile.user) belongs to another contact")
      return
    }
    try ledger.insert(
      PortalUser(
        id: profile.user, contact: profile.contact, email: profile.email,
        passwordHash: passwordHashes.profiles[profile.contact], isEnabled: profile.isEnabled,
        createdAt: profile.createdAt ?? ledger.now))
    summary.counts[.profiles, default: .init()].inserted += 1
  }

  /// A known member's password is left alone, as a profile's is.
  private func write(_ member: CompanyFile.StaffSignIn) throws {
    var user = member.user
    let standing = try ledger.staffUser(user.id)
    if let other = try ledger.staffUser(email: user.email), other.id != user.id {
      refuse(
        .member(member.pointer, "email"),
        "another member of staff signs in with this address already")
      return
    }
    user.passwordHash = standing?.passwordHash ?? passwordHashes.staff[user.id]
    let given = user.createdAt.seconds > 0 ? user.createdAt : ledger.now
    user.createdAt = standing?.createdAt ?? given
    try settle(.staff, user, standing: standing) { try ledger.save($0) }
    for resource in member.assists.sorted() {
      let assistant = Assistant(
        staff: user.id, resource: resource, assignedBy: Viewer.system.name,
        assignedAt: ledger.now)
      if try ledger.assign(assistant) { summary.counts[.staff, default: .init()].changed += 1 }
    }
    if standing != nil, !user.isEnabled { try ledger.deleteSessions(ofStaff: user.id, except: nil) }
  }
}

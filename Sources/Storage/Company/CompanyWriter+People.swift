internal import Scheduling

/// Who is served, and what they have.
extension CompanyWriter {
  func writePeople() throws {
    for account in file.accounts {
      try settle(.accounts, account, standing: try ledger.account(account.id)) {
        try ledger.save($0)
      }
    }
    for contact in file.contacts {
      try settle(.contacts, contact, standing: try ledger.contact(contact.id)) {
        try ledger.save($0)
      }
    }
    for profile in file.profiles { try write(profile) }
    for member in file.staff { try write(member) }
    for asset in file.assets {
      try settle(.assets, asset, standing: try ledger.asset(asset.id)) { try ledger.save($0) }
    }
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
        passwordHash: passwordHashes.profiles[profile.contact], isEnabled: true,
        createdAt: ledger.now))
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
    user.createdAt = standing?.createdAt ?? ledger.now
    try settle(.staff, user, standing: standing) { try ledger.save($0) }
    if standing != nil, !user.isEnabled { try ledger.deleteSessions(ofStaff: user.id) }
  }
}

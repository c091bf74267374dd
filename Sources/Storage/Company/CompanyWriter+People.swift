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
        passwordHash: passwordHashes[profile.contact], isEnabled: true, createdAt: ledger.now))
    summary.counts[.profiles, default: .init()].inserted += 1
  }
}

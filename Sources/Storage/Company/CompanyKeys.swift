internal import Scheduling

/// What people hold in their hands: codes of invitations and links of visits, as hashes. Who has
/// one can go on using it where the company has moved to.
extension CompanyReader {
  func invitation(_ record: CompanyRecord) -> PortalInvitation {
    let invitation = PortalInvitation(
      id: record.ownID(PortalInvitationID.self),
      kind: record.choice("kind", else: PortalInvitation.Kind.single),
      contact: record.optionalReference("contact", to: ContactID.self),
      codeHash: hash(record, "codeHash"),
      expiresAt: instant(record, "expiresAt"),
      maximumRedemptions: record.integer("maximumRedemptions", 1...1_000_000, else: 1),
      redemptions: record.integer("redemptions", 0...1_000_000, else: 0),
      revokedAt: instant(record, "revokedAt"),
      inviter: record.optionalText("inviter", 0...200),
      account: record.optionalReference("account", to: AccountID.self),
      roles: record.references("roles", to: WebRoleID.self),
      createdAt: instant(record, "createdAt") ?? Instant(seconds: 0),
      madeBy: record.optionalText("madeBy", 1...200) ?? Viewer.system.name)
    if invitation.redemptions > invitation.maximumRedemptions {
      record.fault("redemptions", "must not be more than “maximumRedemptions”")
    }
    if (invitation.kind == .single) != (invitation.contact != nil), !record.has("contact") {
      record.fault("contact", "is missing: the kind is “single”")
    }
    return invitation
  }

  func link(_ record: CompanyRecord) -> CompanyFile.Link {
    CompanyFile.Link(
      appointment: record.reference("appointment", to: AppointmentID.self),
      hash: hash(record, "hash"), expiresAt: instant(record, "expiresAt"),
      blockedAt: instant(record, "blockedAt"))
  }

  func apiKey(_ record: CompanyRecord) -> APIKey {
    let words = APIScope.allCases.map { "“\($0.rawValue)”" }.joined(separator: ", ")
    return APIKey(
      id: record.ownID(APIKeyID.self),
      name: record.text("name", 1...200),
      secretHash: hash(record, "secretHash"),
      scopes: Set(
        record.list("scopes", atMost: 100, as: "one of \(words)") { APIScope(rawValue: $0) }),
      createdBy: record.optionalText("createdBy", 1...200) ?? Viewer.system.name,
      createdAt: instant(record, "createdAt") ?? Instant(seconds: 0),
      expiresAt: instant(record, "expiresAt"), revokedAt: instant(record, "revokedAt"),
      lastUsedAt: instant(record, "lastUsedAt"))
  }

  private func hash(_ record: CompanyRecord, _ name: String) -> Hash {
    record.text(name, as: "64 hexadecimal digits", CompanyForms.hash) ?? Hash(bytes: [])
  }

  func instant(_ record: CompanyRecord, _ name: String) -> Instant? {
    record.optionalText(name, as: Self.instantForm, CompanyForms.instant)
  }
}

extension CompanyWriter {
  func writeKeys() throws {
    for (index, invitation) in file.invitations.enumerated() {
      // A known one is left alone: an old file must not make a used code good again.
      if try ledger.invitation(invitation.id) != nil {
        summary.counts[.invitations, default: .init()].unchanged += 1
        continue
      }
      if try ledger.invitation(byCodeHash: invitation.codeHash) != nil {
        refuse(
          .member(.element(.member(.root, "invitations"), index), "codeHash"),
          "is another invitation’s")
        continue
      }
      var new = invitation
      if new.createdAt.seconds == 0 { new.createdAt = ledger.now }
      try ledger.insert(new)
      summary.counts[.invitations, default: .init()].inserted += 1
    }
    for link in file.links {
      let inserted = try ledger.connection.run(
        """
        INSERT INTO appointment_links
          (organization_id, link_hash, appointment_id, expires_at, blocked_at, created_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (organization_id, link_hash) DO NOTHING
        """, ledger.organization, link.hash, link.appointment, link.expiresAt, link.blockedAt,
        ledger.now)
      summary.counts[.links, default: .init()].inserted += inserted
      summary.counts[.links, default: .init()].unchanged += 1 - inserted
    }
    try writeAPIKeys()
  }
}

extension CompanyWriter {
  /// A known key is left alone: an old file must not make a revoked one good again.
  private func writeAPIKeys() throws {
    for (index, key) in file.apiKeys.enumerated() {
      if try ledger.apiKey(key.id) != nil {
        summary.counts[.apiKeys, default: .init()].unchanged += 1
        continue
      }
      if try ledger.apiKey(bySecretHash: key.secretHash) != nil {
        refuse(
          .member(.element(.member(.root, "apiKeys"), index), "secretHash"), "is another key’s")
        continue
      }
      var new = key
      if new.createdAt.seconds == 0 { new.createdAt = ledger.now }
      try ledger.insert(new)
      summary.counts[.apiKeys, default: .init()].inserted += 1
    }
  }
}

extension CompanyExport {
  func writeKeys(to stream: inout CompanyStream) throws {
    let connection = ledger.connection
    let ids: [PortalInvitationID] = try connection.rows(
      "SELECT id FROM portal_invitations WHERE organization_id = ? ORDER BY id",
      ledger.organization
    ) { try $0.id() }
    try stream.list("invitations") { add in
      for id in ids {
        if let invitation = try ledger.invitation(id) { try add(value(invitation)) }
      }
    }
    try stream.list("links") { add in
      let links = try connection.rows(
        """
        SELECT appointment_id, link_hash, expires_at, blocked_at FROM appointment_links
        WHERE organization_id = ? ORDER BY appointment_id, link_hash
        """, ledger.organization
      ) { row in
        CompanyFile.Link(
          appointment: try row.id(), hash: try row.hash(), expiresAt: row.optionalInstant(),
          blockedAt: row.optionalInstant())
      }
      for link in links {
        try add(
          .record { fields in
            fields.add("appointment", link.appointment)
            fields.add("hash", CompanyForms.text(of: link.hash))
            fields.add("expiresAt", link.expiresAt)
            fields.add("blockedAt", link.blockedAt)
          })
      }
    }
    try stream.list("apiKeys") { add in
      for key in try ledger.apiKeys().sorted(by: { $0.id < $1.id }) { try add(value(key)) }
    }
  }

  private func value(_ key: APIKey) -> JSONValue {
    .record { fields in
      fields.add("id", key.id)
      fields.add("name", key.name)
      fields.add("secretHash", CompanyForms.text(of: key.secretHash))
      fields.add("scopes", each: key.scopes.sorted()) { .string($0.rawValue) }
      fields.add("createdBy", key.createdBy)
      fields.add("createdAt", key.createdAt)
      fields.add("expiresAt", key.expiresAt)
      fields.add("revokedAt", key.revokedAt)
      fields.add("lastUsedAt", key.lastUsedAt)
    }
  }

  private func value(_ invitation: PortalInvitation) -> JSONValue {
    .record { fields in
      fields.add("id", invitation.id)
      fields.add("kind", invitation.kind.rawValue)
      fields.add("contact", invitation.contact)
      fields.add("codeHash", CompanyForms.text(of: invitation.codeHash))
      fields.add("expiresAt", invitation.expiresAt)
      fields.add("maximumRedemptions", invitation.maximumRedemptions)
      fields.add("redemptions", invitation.redemptions, unless: 0)
      fields.add("revokedAt", invitation.revokedAt)
      fields.add("inviter", invitation.inviter)
      fields.add("account", invitation.account)
      fields.add("roles", ids: invitation.roles)
      fields.add("madeBy", invitation.madeBy)
      fields.add("createdAt", invitation.createdAt)
    }
  }
}

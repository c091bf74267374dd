package import Scheduling

extension SQLLedger {
  package func insert(_ invitation: PortalInvitation) throws {
    try connection.insert(
      "portal_invitations",
      [
        ("organization_id", organization), ("id", invitation.id), ("kind", invitation.kind),
        ("contact_id", invitation.contact), ("code_hash", invitation.codeHash),
        ("expires_at", invitation.expiresAt),
        ("maximum_redemptions", invitation.maximumRedemptions),
        ("redemptions", invitation.redemptions), ("revoked_at", invitation.revokedAt),
        ("inviter", invitation.inviter), ("account_id", invitation.account),
        ("created_at", invitation.createdAt), ("made_by", invitation.madeBy),
      ])
    for role in invitation.roles.sorted() {
      try connection.run(
        """
        INSERT INTO portal_invitation_roles (organization_id, invitation_id, role_id)
        VALUES (?, ?, ?)
        """, organization, invitation.id, role)
    }
  }

  package func invitation(_ id: PortalInvitationID) throws -> PortalInvitation? {
    try invitation(where: "id = ?", id)
  }

  package func invitation(byCodeHash hash: Hash) throws -> PortalInvitation? {
    try invitation(where: "code_hash = ?", hash)
  }

  package func redeem(_ id: PortalInvitationID) throws -> Bool {
    try connection.run(
      """
      UPDATE portal_invitations SET redemptions = redemptions + 1
      WHERE organization_id = ? AND id = ? AND revoked_at IS NULL
        AND redemptions < maximum_redemptions AND (expires_at IS NULL OR expires_at > ?)
      """, organization, id, now) == 1
  }

  package func revoke(_ id: PortalInvitationID) throws -> Bool {
    try connection.run(
      """
      UPDATE portal_invitations SET revoked_at = ?
      WHERE organization_id = ? AND id = ? AND revoked_at IS NULL
      """, now, organization, id) == 1
  }

  package func replaceCode(of id: PortalInvitationID, with hash: Hash) throws {
    try connection.run(
      "UPDATE portal_invitations SET code_hash = ? WHERE organization_id = ? AND id = ?", hash,
      organization, id)
  }

  package func invitations(of contact: ContactID, limit: Int) throws -> [PortalInvitation] {
    try invitations(where: "contact_id = ?", [contact], limit: limit)
  }

  package func groupInvitations(limit: Int) throws -> [PortalInvitation] {
    try invitations(
      where: "kind = ? AND contact_id IS NULL", [PortalInvitation.Kind.group], limit: limit)
  }

  package func withhold(_ role: WebRoleID, fromInvitationsOf contact: ContactID) throws {
    try connection.run(
      """
      DELETE FROM portal_invitation_roles
      WHERE organization_id = ? AND role_id = ? AND invitation_id IN (
        SELECT id FROM portal_invitations WHERE organization_id = ? AND contact_id = ?
          AND redemptions < maximum_redemptions)
      """, organization, role, organization, contact)
  }

  private func invitation(
    where condition: String, _ argument: any Bindable
  ) throws -> PortalInvitation? {
    try invitations(where: condition, [argument], limit: 1).first
  }

  private func invitations(
    where condition: String, _ arguments: [(any Bindable)?], limit: Int
  ) throws -> [PortalInvitation] {
    let found = try connection.rows(
      """
      SELECT id, kind, contact_id, code_hash, expires_at, maximum_redemptions, redemptions,
        revoked_at, inviter, account_id, created_at, made_by
      FROM portal_invitations WHERE organization_id = ? AND \(condition)
      ORDER BY created_at DESC, id DESC LIMIT ?
      """, [organization] + arguments + [max(0, limit)]
    ) { row in
      PortalInvitation(
        id: try row.id(), kind: try row.choice(), contact: try row.optionalID(),
        codeHash: try row.hash(), expiresAt: row.optionalInstant(),
        maximumRedemptions: try row.int(), redemptions: try row.int(),
        revokedAt: row.optionalInstant(), inviter: row.optionalText(),
        account: try row.optionalID(), roles: [], createdAt: try row.instant(),
        madeBy: try row.text())
    }
    return try found.map { invitation in
      var invitation = invitation
      invitation.roles = Set(
        try connection.rows(
          """
          SELECT role_id FROM portal_invitation_roles
          WHERE organization_id = ? AND invitation_id = ?
          """, organization, invitation.id
        ) { try $0.id() })
      return invitation
    }
  }
}

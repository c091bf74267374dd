package import Scheduling

extension SQLLedger {
  package func insert(_ key: APIKey) throws {
    try connection.insert(
      "api_keys",
      [
        ("organization_id", organization), ("id", key.id), ("name", key.name),
        ("secret_hash", key.secretHash), ("scopes", try JSONText.encode(key.scopes.sorted())),
        ("created_by", key.createdBy), ("created_at", key.createdAt),
        ("expires_at", key.expiresAt), ("revoked_at", key.revokedAt),
        ("last_used_at", key.lastUsedAt),
      ])
  }

  package func apiKey(_ id: APIKeyID) throws -> APIKey? {
    try apiKeys(where: "AND id = ?", id).first
  }

  package func apiKey(bySecretHash hash: Hash) throws -> APIKey? {
    try apiKeys(where: "AND secret_hash = ?", hash).first
  }

  package func apiKeys() throws -> [APIKey] { try apiKeys(where: "") }

  package func revoke(_ id: APIKeyID) throws -> Bool {
    try connection.run(
      """
      UPDATE api_keys SET revoked_at = ?
      WHERE organization_id = ? AND id = ? AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > ?)
      """, now, organization, id, now) == 1
  }

  package func noteUse(of id: APIKeyID) throws {
    try connection.run(
      "UPDATE api_keys SET last_used_at = ? WHERE organization_id = ? AND id = ?", now,
      organization, id)
  }

  private func apiKeys(
    where condition: String, _ arguments: (any Bindable)?...
  ) throws -> [APIKey] {
    try connection.rows(
      """
      SELECT id, name, secret_hash, scopes, created_by, created_at, expires_at, revoked_at,
        last_used_at
      FROM api_keys WHERE organization_id = ? \(condition) ORDER BY created_at DESC, id DESC
      """, [organization] + arguments
    ) { row in
      APIKey(
        id: try row.id(), name: try row.text(), secretHash: try row.hash(),
        scopes: try row.json(), createdBy: try row.text(), createdAt: try row.instant(),
        expiresAt: row.optionalInstant(), revokedAt: row.optionalInstant(),
        lastUsedAt: row.optionalInstant())
    }
  }
}

/// Tables for other programs.
enum APISchema {
  static let statements = [
    """
    CREATE TABLE api_keys (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      secret_hash BYTEA NOT NULL,
      scopes TEXT NOT NULL,
      created_by TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT,
      revoked_at BIGINT,
      last_used_at BIGINT,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, secret_hash))
    """
  ]
}

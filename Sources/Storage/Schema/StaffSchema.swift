/// Tables of those who work for an organisation and sign in.
enum StaffSchema {
  static let statements = [
    """
    CREATE TABLE staff_users (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      email_key TEXT NOT NULL,
      language TEXT,
      password_hash TEXT,
      resource_id TEXT,
      is_enabled BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, email_key),
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE staff_roles (
      organization_id TEXT NOT NULL,
      staff_user_id TEXT NOT NULL,
      role_id TEXT NOT NULL,
      PRIMARY KEY (organization_id, staff_user_id, role_id),
      FOREIGN KEY (organization_id, staff_user_id) REFERENCES staff_users (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, role_id) REFERENCES web_roles (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
  ]
}

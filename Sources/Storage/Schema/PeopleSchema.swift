/// Tables of the people whom an organisation serves, and of how they get into the portal.
enum PeopleSchema {
  static let statements = [
    """
    CREATE TABLE accounts (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      name_key TEXT NOT NULL,
      street TEXT, postal_code TEXT, city TEXT, country TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      city_key TEXT,
      visiting_hours TEXT,
      preferred_resources TEXT NOT NULL,
      required_resources TEXT NOT NULL,
      excluded_resources TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    "CREATE INDEX accounts_by_name ON accounts (organization_id, name_key, id)",
    "CREATE INDEX accounts_by_postal_code ON accounts (organization_id, postal_code)",
    "CREATE INDEX accounts_by_city ON accounts (organization_id, city_key)",
    """
    CREATE TABLE contacts (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      account_id TEXT,
      first_name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      first_key TEXT NOT NULL,
      last_key TEXT NOT NULL,
      email TEXT NOT NULL,
      email_key TEXT NOT NULL,
      phone TEXT NOT NULL,
      phone_key TEXT NOT NULL,
      language TEXT,
      zone TEXT,
      street TEXT, postal_code TEXT, city TEXT, country TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      city_key TEXT,
      email_opt_out BIGINT NOT NULL,
      sms_opt_out BIGINT NOT NULL,
      deleted_at BIGINT,
      unverified_since BIGINT,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX contacts_by_name ON contacts (organization_id, last_key, first_key, id)",
    "CREATE INDEX contacts_by_first_name ON contacts (organization_id, first_key)",
    "CREATE INDEX contacts_by_phone ON contacts (organization_id, phone_key)",
    "CREATE INDEX contacts_by_postal_code ON contacts (organization_id, postal_code)",
    "CREATE INDEX contacts_by_city ON contacts (organization_id, city_key)",
    "CREATE INDEX contacts_by_email ON contacts (organization_id, email_key, id)",
    "CREATE INDEX contacts_by_account ON contacts (organization_id, account_id)",
    """
    CREATE TABLE contact_roles (
      organization_id TEXT NOT NULL,
      contact_id TEXT NOT NULL,
      role_id TEXT NOT NULL,
      PRIMARY KEY (organization_id, contact_id, role_id),
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, role_id) REFERENCES web_roles (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE assets (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      category_id TEXT,
      contact_id TEXT,
      account_id TEXT,
      street TEXT, postal_code TEXT, city TEXT, country TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, category_id)
        REFERENCES product_categories (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX assets_by_contact ON assets (organization_id, contact_id)",
    "CREATE INDEX assets_by_account ON assets (organization_id, account_id)",
    """
    CREATE TABLE portal_users (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      contact_id TEXT NOT NULL,
      email TEXT NOT NULL,
      email_key TEXT NOT NULL,
      password_hash TEXT,
      is_enabled BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, email_key),
      UNIQUE (organization_id, contact_id),
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE portal_invitations (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      contact_id TEXT,
      code_hash BYTEA NOT NULL,
      expires_at BIGINT,
      maximum_redemptions BIGINT NOT NULL,
      redemptions BIGINT NOT NULL,
      revoked_at BIGINT,
      inviter TEXT,
      account_id TEXT,
      created_at BIGINT NOT NULL,
      made_by TEXT NOT NULL,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, code_hash),
      CHECK (redemptions BETWEEN 0 AND maximum_redemptions),
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE INDEX portal_invitations_by_contact
    ON portal_invitations (organization_id, contact_id, created_at)
    """,
    """
    CREATE TABLE portal_invitation_roles (
      organization_id TEXT NOT NULL,
      invitation_id TEXT NOT NULL,
      role_id TEXT NOT NULL,
      PRIMARY KEY (organization_id, invitation_id, role_id),
      FOREIGN KEY (organization_id, invitation_id)
        REFERENCES portal_invitations (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, role_id) REFERENCES web_roles (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
  ]

  /// After the tables of bookings: a session may stand for one visit's link.
  static let sessions = [
    """
    CREATE TABLE sessions (
      organization_id TEXT NOT NULL,
      key_hash BYTEA NOT NULL,
      portal_user_id TEXT,
      appointment_id TEXT,
      staff_user_id TEXT,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      PRIMARY KEY (organization_id, key_hash),
      CHECK (
        CASE WHEN portal_user_id IS NULL THEN 0 ELSE 1 END
          + CASE WHEN appointment_id IS NULL THEN 0 ELSE 1 END
          + CASE WHEN staff_user_id IS NULL THEN 0 ELSE 1 END = 1),
      FOREIGN KEY (organization_id, staff_user_id) REFERENCES staff_users (organization_id, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, portal_user_id) REFERENCES portal_users (organization_id, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX sessions_by_visit ON sessions (organization_id, appointment_id)",
    "CREATE INDEX sessions_by_staff ON sessions (organization_id, staff_user_id)",
    "CREATE INDEX sessions_by_user ON sessions (organization_id, portal_user_id)",
    "CREATE INDEX sessions_by_expiry ON sessions (organization_id, expires_at)",
  ]
}

/// Tables of sharing availability by appointment invitations. After the tables of companies, people
/// and staff.
enum SharingSchema {
  static let statements = [
    """
    CREATE TABLE topics (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      service_types TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    """
    CREATE TABLE flows (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      generate TEXT NOT NULL,
      book TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    """
    CREATE TABLE quick_actions (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      label TEXT NOT NULL,
      flow_id TEXT,
      site_id TEXT,
      topic TEXT,
      territory_id TEXT,
      venue TEXT,
      pages TEXT NOT NULL,
      roles TEXT NOT NULL,
      position BIGINT NOT NULL,
      is_active BIGINT NOT NULL,
      is_placed BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, site_id) REFERENCES sites (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, territory_id) REFERENCES territories (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE assistants (
      organization_id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      staff_user_id TEXT NOT NULL,
      assigned_by TEXT NOT NULL,
      assigned_at BIGINT NOT NULL,
      PRIMARY KEY (organization_id, resource_id, staff_user_id),
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, staff_user_id) REFERENCES staff_users (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX assistants_by_staff ON assistants (organization_id, staff_user_id)",
    """
    CREATE TABLE sharing_defaults (
      organization_id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      topic TEXT,
      territory_id TEXT,
      PRIMARY KEY (organization_id, resource_id),
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, territory_id) REFERENCES territories (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE appointment_invitations (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      site_id TEXT NOT NULL,
      flow_id TEXT,
      topic TEXT NOT NULL,
      territory_id TEXT NOT NULL,
      venue TEXT,
      is_anonymous BIGINT NOT NULL,
      first_day BIGINT NOT NULL,
      last_day BIGINT,
      expires_at BIGINT,
      maximum_bookings BIGINT,
      is_active BIGINT NOT NULL,
      message TEXT NOT NULL,
      contact_id TEXT,
      account_id TEXT,
      made_by TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      key_hash BYTEA NOT NULL,
      sealed_key TEXT NOT NULL,
      opened BIGINT NOT NULL,
      started BIGINT NOT NULL,
      booked BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, key_hash),
      CHECK (last_day IS NULL OR last_day >= first_day),
      CHECK (maximum_bookings IS NULL OR maximum_bookings > 0),
      FOREIGN KEY (organization_id, site_id) REFERENCES sites (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, territory_id) REFERENCES territories (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, flow_id) REFERENCES flows (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE invitation_participants (
      organization_id TEXT NOT NULL,
      invitation_id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      role TEXT NOT NULL,
      PRIMARY KEY (organization_id, invitation_id, resource_id),
      FOREIGN KEY (organization_id, invitation_id)
        REFERENCES appointment_invitations (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE INDEX invitation_participants_by_resource
    ON invitation_participants (organization_id, resource_id, invitation_id)
    """,
    // Most visits are booked otherwise: they are not in it.
    """
    CREATE INDEX appointments_by_invitation
    ON appointments (organization_id, invitation_id, created_at) WHERE invitation_id IS NOT NULL
    """,
  ]
}

/// Tables of what an organisation is and offers: a catalogue's content.
///
/// The organisation leads every key; foreign keys are composite with it, so that no row can point
/// into another organisation, and deferred, so that records may be written in any order.
enum CompanySchema {
  /// Numbers begin with the next one.
  static let beforeFirstNumber = 100_000

  static let statements = [
    """
    CREATE TABLE organizations (
      organization_id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      slug TEXT NOT NULL UNIQUE,
      zone TEXT NOT NULL,
      language TEXT NOT NULL,
      accent TEXT NOT NULL,
      font TEXT,
      logo_type TEXT,
      logo BYTEA,
      contact_email TEXT,
      contact_phone TEXT,
      footer TEXT,
      rules TEXT NOT NULL,
      mail TEXT NOT NULL,
      catalogue_version BIGINT NOT NULL DEFAULT 1)
    """,
    // Apart from the organisation: each booking counts up, and need not write its logo again.
    """
    CREATE TABLE counters (
      organization_id TEXT NOT NULL PRIMARY KEY
        REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      last_appointment_number BIGINT NOT NULL DEFAULT \(beforeFirstNumber),
      last_work_order_number BIGINT NOT NULL DEFAULT \(beforeFirstNumber),
      people_version BIGINT NOT NULL DEFAULT 1)
    """,
    """
    CREATE TABLE sites (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      is_portal BIGINT NOT NULL,
      host TEXT,
      prefix TEXT NOT NULL,
      sharing TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    "CREATE UNIQUE INDEX sites_by_address ON sites (COALESCE(host, ''), prefix) WHERE is_portal = 1",
    """
    CREATE TABLE territories (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      zone TEXT NOT NULL,
      hours TEXT,
      grid_restarts BIGINT NOT NULL,
      postal_areas TEXT NOT NULL,
      polygon TEXT NOT NULL,
      street TEXT, postal_code TEXT, city TEXT, country TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      travel TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    """
    CREATE TABLE holidays (
      organization_id TEXT NOT NULL,
      territory_id TEXT NOT NULL,
      holiday BIGINT NOT NULL,
      PRIMARY KEY (organization_id, territory_id, holiday),
      FOREIGN KEY (organization_id, territory_id) REFERENCES territories (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE skills (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    """
    CREATE TABLE product_categories (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    """
    CREATE TABLE service_types (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      description TEXT NOT NULL,
      duration BIGINT NOT NULL CHECK (duration > 0),
      block_before BIGINT NOT NULL CHECK (block_before >= 0),
      block_after BIGINT NOT NULL CHECK (block_after >= 0),
      start_interval BIGINT NOT NULL CHECK (start_interval > 0),
      skills TEXT NOT NULL,
      venue TEXT NOT NULL,
      arrival_windows TEXT,
      notice BIGINT NOT NULL,
      furthest_day BIGINT NOT NULL,
      bookable_by_customers BIGINT NOT NULL,
      categories TEXT NOT NULL,
      names_resource BIGINT NOT NULL,
      seats BIGINT NOT NULL CHECK (seats > 0),
      price_text TEXT,
      assignment TEXT NOT NULL,
      territory_id TEXT,
      meeting_link TEXT,
      phone_instructions TEXT,
      is_active BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, territory_id) REFERENCES territories (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE resources (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      zone TEXT NOT NULL,
      street TEXT, postal_code TEXT, city TEXT, country TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      hours TEXT NOT NULL,
      skills TEXT NOT NULL,
      memberships TEXT NOT NULL,
      maximum_radius BIGINT,
      capacity BIGINT NOT NULL CHECK (capacity > 0),
      email TEXT,
      phone TEXT,
      photo_type TEXT,
      photo BYTEA,
      is_active BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
    """
    CREATE TABLE shifts (
      organization_id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      shift_date BIGINT NOT NULL,
      ranges TEXT NOT NULL,
      PRIMARY KEY (organization_id, resource_id, shift_date),
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE absences (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      starts_at BIGINT NOT NULL,
      ends_at BIGINT NOT NULL CHECK (ends_at >= starts_at),
      reason TEXT NOT NULL,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX absences_by_time ON absences (organization_id, resource_id, starts_at, ends_at)",
    """
    CREATE TABLE web_roles (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      permissions TEXT NOT NULL,
      PRIMARY KEY (organization_id, id))
    """,
  ]
}

/// Tables of what is booked and of what follows from it.
enum BookingSchema {
  static let statements = [
    """
    CREATE TABLE work_orders (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      number TEXT NOT NULL,
      state TEXT NOT NULL,
      contact_id TEXT NOT NULL,
      account_id TEXT,
      asset_id TEXT,
      service_type_id TEXT NOT NULL,
      subject TEXT NOT NULL,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, number),
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, asset_id) REFERENCES assets (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, service_type_id) REFERENCES service_types (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    // Only what is still to be scheduled is ever looked for by its owner.
    """
    CREATE INDEX work_orders_by_contact ON work_orders (organization_id, contact_id)
    WHERE state = 'unscheduled'
    """,
    """
    CREATE INDEX work_orders_by_account ON work_orders (organization_id, account_id)
    WHERE state = 'unscheduled'
    """,
    """
    CREATE TABLE appointments (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      number TEXT NOT NULL,
      state TEXT NOT NULL,
      work_order_id TEXT NOT NULL,
      service_type_id TEXT NOT NULL,
      territory_id TEXT NOT NULL,
      contact_id TEXT NOT NULL,
      account_id TEXT,
      asset_id TEXT,
      category_id TEXT,
      resource_id TEXT NOT NULL,
      plan_date BIGINT NOT NULL,
      promise_earliest BIGINT NOT NULL,
      promise_latest BIGINT NOT NULL CHECK (promise_latest >= promise_earliest),
      planned BIGINT NOT NULL,
      duration BIGINT NOT NULL,
      block_before BIGINT NOT NULL,
      block_after BIGINT NOT NULL,
      venue TEXT NOT NULL,
      street TEXT, postal_code TEXT, city TEXT, country TEXT,
      latitude DOUBLE PRECISION, longitude DOUBLE PRECISION,
      comment TEXT NOT NULL,
      canceled_at BIGINT,
      canceled_by TEXT,
      cancellation_reason TEXT,
      ical_sequence BIGINT NOT NULL,
      version BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      departed_at BIGINT,
      started_at BIGINT,
      ended_at BIGINT,
      session_id TEXT NOT NULL,
      seats BIGINT NOT NULL,
      invitation_id TEXT,
      is_anonymous BIGINT NOT NULL,
      companions TEXT,
      answers TEXT,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, number),
      FOREIGN KEY (organization_id, invitation_id)
        REFERENCES appointment_invitations (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, work_order_id) REFERENCES work_orders (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, service_type_id) REFERENCES service_types (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, territory_id) REFERENCES territories (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, account_id) REFERENCES accounts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, asset_id) REFERENCES assets (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, category_id)
        REFERENCES product_categories (organization_id, id) DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, session_id) REFERENCES appointments (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE INDEX appointments_by_contact
    ON appointments (organization_id, contact_id, promise_earliest)
    """,
    """
    CREATE INDEX appointments_by_account
    ON appointments (organization_id, account_id, promise_earliest) WHERE account_id IS NOT NULL
    """,
    "CREATE INDEX appointments_by_time ON appointments (organization_id, promise_earliest, id)",
    """
    CREATE INDEX appointments_by_resource_time
    ON appointments (organization_id, resource_id, promise_earliest, id)
    """,
    "CREATE INDEX appointments_by_work_order ON appointments (organization_id, work_order_id)",
    // Whoever opened a session is found by its own identifier.
    """
    CREATE INDEX appointments_by_session ON appointments (organization_id, session_id)
    WHERE session_id <> id
    """,
    """
    CREATE INDEX appointments_by_resource
    ON appointments (organization_id, resource_id, created_at)
    """,
    """
    CREATE TABLE appointment_links (
      organization_id TEXT NOT NULL,
      link_hash BYTEA NOT NULL,
      appointment_id TEXT NOT NULL,
      expires_at BIGINT,
      blocked_at BIGINT,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (organization_id, link_hash),
      FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX appointment_links_by_visit ON appointment_links (organization_id, appointment_id)",
    """
    CREATE TABLE day_plans (
      organization_id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      plan_date BIGINT NOT NULL,
      version BIGINT NOT NULL,
      PRIMARY KEY (organization_id, resource_id, plan_date),
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE TABLE occupancy (
      organization_id TEXT NOT NULL,
      appointment_id TEXT NOT NULL,
      resource_id TEXT NOT NULL,
      lane BIGINT NOT NULL DEFAULT 0,
      plan_date BIGINT NOT NULL,
      occupied_start BIGINT NOT NULL,
      occupied_end BIGINT NOT NULL,
      planned BIGINT NOT NULL,
      leg_latitude DOUBLE PRECISION,
      leg_longitude DOUBLE PRECISION,
      leg_seconds BIGINT,
      seats BIGINT NOT NULL,
      seats_taken BIGINT NOT NULL,
      PRIMARY KEY (organization_id, appointment_id, resource_id),
      CHECK (occupied_start < occupied_end),
      CHECK (occupied_end - occupied_start <= \(Dialect.longestOccupancy)),
      CHECK (seats_taken BETWEEN 0 AND seats),
      FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, resource_id) REFERENCES resources (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE INDEX occupancy_by_lane
    ON occupancy (organization_id, resource_id, lane, occupied_start, occupied_end)
    """,
    """
    CREATE INDEX occupancy_by_day ON occupancy (organization_id, resource_id, plan_date, planned)
    """,
    """
    CREATE TABLE journal (
      sequence BIGINT IDENTITY KEY,
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      at BIGINT NOT NULL,
      actor TEXT NOT NULL,
      event TEXT NOT NULL,
      subject TEXT NOT NULL,
      before_change TEXT NOT NULL,
      after_change TEXT NOT NULL)
    """,
    "CREATE UNIQUE INDEX journal_by_organization ON journal (organization_id, sequence)",
    "CREATE INDEX journal_by_actor ON journal (organization_id, actor, sequence)",
    "CREATE INDEX journal_by_event ON journal (organization_id, event, sequence)",
    "CREATE INDEX journal_by_subject ON journal (organization_id, subject, sequence)",
    """
    CREATE TABLE outbox (
      sequence BIGINT IDENTITY KEY,
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      thread TEXT NOT NULL,
      recipient TEXT NOT NULL,
      recipient_email TEXT NOT NULL,
      content TEXT NOT NULL,
      secret BYTEA,
      created_at BIGINT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'failed')),
      attempts BIGINT NOT NULL,
      due_at BIGINT NOT NULL,
      leased_until BIGINT,
      last_attempt_at BIGINT,
      last_reply TEXT,
      settled_at BIGINT,
      replaced_by TEXT,
      UNIQUE (organization_id, id))
    """,
    "CREATE INDEX outbox_waiting ON outbox (due_at, sequence) WHERE status = 'waiting'",
    """
    CREATE INDEX outbox_by_thread ON outbox (organization_id, thread, sequence)
    WHERE status = 'waiting'
    """,
    "CREATE UNIQUE INDEX outbox_by_organization ON outbox (organization_id, sequence)",
    "CREATE INDEX outbox_by_recipient ON outbox (organization_id, recipient_email, sequence)",
    """
    CREATE INDEX outbox_failed ON outbox (organization_id, sequence) WHERE status = 'failed'
    """,
    "CREATE TABLE ledger_clock (id BIGINT NOT NULL PRIMARY KEY, latest BIGINT NOT NULL)",
    "INSERT INTO ledger_clock (id, latest) VALUES (1, 0)",
  ]
}

/// Tables of actionable lists. After the tables of sharing and of bookings.
enum ListSchema {
  static let statements = lists + sendings

  private static let lists = [
    """
    CREATE TABLE lists (
      organization_id TEXT NOT NULL REFERENCES organizations DEFERRABLE INITIALLY DEFERRED,
      id TEXT NOT NULL,
      name TEXT NOT NULL,
      owner_id TEXT NOT NULL,
      audience TEXT NOT NULL CHECK (audience IN ('owner', 'dispatchers', 'roles')),
      role_ids TEXT NOT NULL,
      columns TEXT NOT NULL,
      shown TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, owner_id) REFERENCES staff_users (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    // The state is not in it: it follows from the last letter, from what was opened and booked.
    """
    CREATE TABLE list_members (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      list_id TEXT NOT NULL,
      position BIGINT NOT NULL,
      first_name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      first_key TEXT NOT NULL,
      last_key TEXT NOT NULL,
      email TEXT NOT NULL,
      email_key TEXT NOT NULL,
      phone TEXT NOT NULL,
      language TEXT,
      contact_id TEXT,
      own_values TEXT NOT NULL,
      last_member_key_id TEXT,
      opened_at BIGINT,
      started_at BIGINT,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, list_id, position),
      FOREIGN KEY (organization_id, list_id) REFERENCES lists (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, last_member_key_id)
        REFERENCES member_keys (organization_id, id) DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE INDEX list_members_by_contact ON list_members (organization_id, contact_id)
    WHERE contact_id IS NOT NULL
    """,
    """
    CREATE TABLE list_uploads (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      list_id TEXT NOT NULL,
      made_by TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      file BYTEA NOT NULL,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, list_id) REFERENCES lists (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
  ]

  private static let sendings = [
    """
    CREATE TABLE list_sendings (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      list_id TEXT NOT NULL,
      invitation_id TEXT,
      made_by TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      total BIGINT NOT NULL,
      ended_at BIGINT,
      is_stopped BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      FOREIGN KEY (organization_id, list_id) REFERENCES lists (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, invitation_id)
        REFERENCES appointment_invitations (organization_id, id) DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX list_sendings_by_list ON list_sendings (organization_id, list_id, created_at)",
    """
    CREATE INDEX list_sendings_by_invitation ON list_sendings (organization_id, invitation_id)
    WHERE invitation_id IS NOT NULL
    """,
    // Asked again and again by the worker: only what runs is in it.
    """
    CREATE INDEX list_sendings_running ON list_sendings (organization_id, id)
    WHERE invitation_id IS NOT NULL AND ended_at IS NULL
    """,
    // A member's letter and its URL. Without a list or a member (taken off since) the URL goes on
    // leading to its invitation.
    """
    CREATE TABLE member_keys (
      organization_id TEXT NOT NULL,
      id TEXT NOT NULL,
      sending_id TEXT,
      member_id TEXT,
      position BIGINT NOT NULL,
      invitation_id TEXT,
      state TEXT NOT NULL CHECK (state IN ('queued', 'written', 'skipped')),
      key_hash BYTEA,
      message_id TEXT,
      written_at BIGINT,
      opened BIGINT NOT NULL,
      started BIGINT NOT NULL,
      PRIMARY KEY (organization_id, id),
      UNIQUE (organization_id, key_hash),
      CHECK (state <> 'written'
        OR (key_hash IS NOT NULL AND message_id IS NOT NULL AND invitation_id IS NOT NULL)),
      FOREIGN KEY (organization_id, sending_id) REFERENCES list_sendings (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, member_id) REFERENCES list_members (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, invitation_id)
        REFERENCES appointment_invitations (organization_id, id) DEFERRABLE INITIALLY DEFERRED)
    """,
    """
    CREATE INDEX member_keys_by_sending
    ON member_keys (organization_id, sending_id, state, position)
    """,
    "CREATE INDEX member_keys_by_member ON member_keys (organization_id, member_id)",
    """
    CREATE INDEX member_keys_by_invitation ON member_keys (organization_id, invitation_id)
    WHERE invitation_id IS NOT NULL
    """,
    """
    CREATE TABLE member_bookings (
      organization_id TEXT NOT NULL,
      appointment_id TEXT NOT NULL,
      member_id TEXT NOT NULL,
      member_key_id TEXT NOT NULL,
      PRIMARY KEY (organization_id, appointment_id),
      FOREIGN KEY (organization_id, appointment_id) REFERENCES appointments (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, member_id) REFERENCES list_members (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED,
      FOREIGN KEY (organization_id, member_key_id) REFERENCES member_keys (organization_id, id)
        DEFERRABLE INITIALLY DEFERRED)
    """,
    "CREATE INDEX member_bookings_by_member ON member_bookings (organization_id, member_id)",
    "CREATE INDEX member_bookings_by_key ON member_bookings (organization_id, member_key_id)",
  ]
}

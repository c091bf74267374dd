/// Where the databases differ. Everything else is written once.
package enum Dialect: Sendable {
  case sqlite

  /// The schema is written with PostgreSQL's names of types (`BIGINT`, `DOUBLE PRECISION`, `BYTEA`,
  /// `IDENTITY KEY` for a number that counts up); SQLite's tables are strict about theirs.
  func schema(_ statement: String) -> String {
    switch self {
    case .sqlite:
      let types = [
        ("BIGINT IDENTITY KEY", "INTEGER PRIMARY KEY AUTOINCREMENT"), ("BIGINT", "INTEGER"),
        ("DOUBLE PRECISION", "REAL"), ("BYTEA", "BLOB"),
      ]
      let translated = types.reduce(statement) { $0.replacing($1.0, with: $1.1) }
      return statement.hasPrefix("CREATE TABLE") ? translated + " STRICT" : translated
    }
  }

  /// Bytes of pages that a writing connection usually keeps in memory, at most.
  private static let usualCache = 64 * 1024 * 1024

  /// How much memory the connection may use for pages; nil: as usual.
  func cacheSize(bytes: Int?) -> String {
    switch self {
    // Negative: in units of 1024 bytes.
    case .sqlite: "PRAGMA cache_size = -\((bytes ?? Self.usualCache) / 1024)"
    }
  }

  /// The longest time that one visit may keep a resource, in seconds: a week. Bounds how far back
  /// the wall against double bookings has to look, however long the history is.
  static let longestOccupancy = 604_800

  /// The last wall against double bookings: refuses a row of `occupancy` that makes more visits
  /// overlap than the resource can serve at once.
  ///
  /// After the change: within the new row's range the number of visits at once rises only where a
  /// row begins, so it is counted at the new row's start and at each later start inside. The new
  /// row is among those counted, so that UPDATE and REPLACE need no special case. The index
  /// `occupancy_by_lane` answers each count.
  var occupancyWall: [String] {
    switch self {
    case .sqlite:
      [
        ("occupancy_inserted", "INSERT"),
        (
          "occupancy_updated",
          "UPDATE OF organization_id, resource_id, lane, occupied_start, occupied_end"
        ),
      ].map { name, event in
        """
        CREATE TRIGGER \(name) AFTER \(event) ON occupancy FOR EACH ROW BEGIN
          SELECT RAISE(ABORT, 'occupancy_overlap')
          WHERE (
            SELECT MAX(
              (SELECT COUNT(*) FROM occupancy AS other
                WHERE other.organization_id = NEW.organization_id
                  AND other.resource_id = NEW.resource_id AND other.lane = NEW.lane
                  AND other.occupied_start > point.moment - \(Dialect.longestOccupancy)
                  AND other.occupied_start <= point.moment
                  AND other.occupied_end > point.moment))
            FROM (
              SELECT NEW.occupied_start AS moment
              UNION ALL
              SELECT occupied_start FROM occupancy
              WHERE organization_id = NEW.organization_id AND resource_id = NEW.resource_id
                AND lane = NEW.lane
                AND occupied_start > NEW.occupied_start AND occupied_start < NEW.occupied_end
            ) AS point
          ) > (
            SELECT capacity FROM resources
            WHERE organization_id = NEW.organization_id AND id = NEW.resource_id);
        END
        """
      }
    }
  }

  /// Counts changes to whatever a customer's file holds, whichever statement makes them: as long as
  /// the number stands, what was read of anybody is still so. Somebody new is in nobody's file.
  var peopleWatch: [String] {
    switch self {
    case .sqlite:
      [
        ("contacts", ["UPDATE", "DELETE"]), ("accounts", ["UPDATE", "DELETE"]),
        ("web_roles", ["UPDATE", "DELETE"]), ("contact_roles", ["INSERT", "UPDATE", "DELETE"]),
        ("assets", ["INSERT", "UPDATE", "DELETE"]),
      ].flatMap { table, events in
        events.map { event in
          """
          CREATE TRIGGER \(table)_people_\(event.lowercased()) AFTER \(event) ON \(table)
          FOR EACH ROW BEGIN
            UPDATE counters SET people_version = people_version + 1
            WHERE organization_id = \(event == "DELETE" ? "OLD" : "NEW").organization_id;
          END
          """
        }
      }
    }
  }

  /// Keeps the journal append-only, REPLACE included (which deletes without a DELETE trigger).
  var journalWall: [String] {
    switch self {
    case .sqlite:
      [
        """
        CREATE TRIGGER journal_not_updated BEFORE UPDATE ON journal FOR EACH ROW BEGIN
          SELECT RAISE(ABORT, 'journal_append_only');
        END
        """,
        """
        CREATE TRIGGER journal_not_deleted BEFORE DELETE ON journal FOR EACH ROW BEGIN
          SELECT RAISE(ABORT, 'journal_append_only');
        END
        """,
        """
        CREATE TRIGGER journal_not_replaced BEFORE INSERT ON journal FOR EACH ROW
        WHEN EXISTS (SELECT 1 FROM journal WHERE sequence = NEW.sequence) BEGIN
          SELECT RAISE(ABORT, 'journal_append_only');
        END
        """,
      ]
    }
  }
}

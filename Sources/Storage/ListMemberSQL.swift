package import Scheduling

extension SQLLedger {
  package func insert(_ members: [ListMember]) throws {
    let rows = BulkInsert(connection, "list_members")
    for member in members {
      try rows.add([
        ("organization_id", organization), ("id", member.id), ("list_id", member.list),
        ("position", member.position), ("first_name", member.firstName),
        ("last_name", member.lastName), ("first_key", SearchKey.text(member.firstName)),
        ("last_key", SearchKey.text(member.lastName)), ("email", member.email),
        ("email_key", emailKey(member.email)), ("phone", member.phone),
        ("language", member.language), ("contact_id", member.contact),
        ("own_values", try JSONText.encode(member.values)),
      ])
    }
    try rows.finish()
  }

  package func countMembers() throws -> [ActionableListID: Int] {
    let counts = try connection.rows(
      "SELECT list_id, COUNT(*) FROM list_members WHERE organization_id = ? GROUP BY list_id",
      organization
    ) { row -> (ActionableListID, Int) in (try row.id(), try row.int()) }
    return Dictionary(counts) { first, _ in first }
  }

  package func countMembers(of list: ActionableListID) throws -> Int {
    try connection.row(
      "SELECT COUNT(*) FROM list_members WHERE organization_id = ? AND list_id = ?", organization,
      list
    ) { try $0.int() } ?? 0
  }

  package func countMembers(of list: ActionableListID, _ query: MemberQuery) throws -> Int {
    let (condition, arguments) = Self.condition(query)
    return try connection.rows(
      """
      SELECT COUNT(*) FROM (SELECT \(Self.memberState) AS state \(Self.memberTables)
        WHERE member.organization_id = ? AND member.list_id = ? AND \(condition)) AS found
      """, [organization, list] + arguments
    ) { try $0.int() }.first ?? 0
  }

  package func lastPosition(of list: ActionableListID) throws -> Int {
    let last = try connection.row(
      "SELECT MAX(position) FROM list_members WHERE organization_id = ? AND list_id = ?",
      organization, list
    ) { $0.optionalInt() }
    return (last ?? nil) ?? 0
  }

  package func addresses(
    of list: ActionableListID
  ) throws -> (emails: Set<String>, contacts: Set<ContactID>) {
    var emails: Set<String> = []
    var contacts: Set<ContactID> = []
    _ = try connection.rows(
      "SELECT email_key, contact_id FROM list_members WHERE organization_id = ? AND list_id = ?",
      organization, list
    ) { row in
      emails.insert(try row.text())
      if let contact: ContactID = try row.optionalID() { contacts.insert(contact) }
    }
    return (emails, contacts)
  }

  package func members(
    of list: ActionableListID, _ query: MemberQuery, after position: Int?, limit: Int
  ) throws -> [MemberLine] {
    var (condition, arguments) = Self.condition(query)
    if let position {
      condition += " AND member.position > ?"
      arguments.append(position)
    }
    return try connection.rows(
      """
      SELECT \(Self.memberColumns), \(Self.memberState) AS state, own.written_at,
        letter.last_reply, (
          SELECT visit.id FROM member_bookings AS booking
          JOIN appointments AS visit ON visit.organization_id = booking.organization_id
            AND visit.id = booking.appointment_id
          WHERE booking.organization_id = member.organization_id
            AND booking.member_id = member.id
          ORDER BY visit.state = 'canceled', visit.created_at DESC, visit.id DESC LIMIT 1)
      \(Self.memberTables)
      WHERE member.organization_id = ? AND member.list_id = ? AND \(condition)
      ORDER BY member.position LIMIT ?
      """, [organization, list] + arguments + [max(0, limit)]
    ) { row in
      let member = try Self.readMember(&row)
      let state: MemberState = try row.choice()
      let (writtenAt, reply) = (row.optionalInstant(), row.optionalText())
      return MemberLine(
        member: member, state: state, writtenAt: writtenAt,
        reply: state == .bounced ? reply : nil, appointment: try row.optionalID())
    }
  }

  package func stateCounts(of list: ActionableListID) throws -> [MemberState: Int] {
    let counts = try connection.rows(
      """
      SELECT state, COUNT(*) FROM (SELECT \(Self.memberState) AS state \(Self.memberTables)
        WHERE member.organization_id = ? AND member.list_id = ?) AS found
      GROUP BY state
      """, organization, list
    ) { row -> (MemberState, Int) in (try row.choice(), try row.int()) }
    return Dictionary(counts) { first, _ in first }
  }

  package func figures(of list: ActionableListID) throws -> ListFigures {
    try connection.row(
      """
      SELECT COUNT(*), \(Self.count("opened_at IS NOT NULL OR \(Self.hasLetter)")),
        \(Self.count("opened_at IS NOT NULL")), \(Self.count("started_at IS NOT NULL")),
        \(Self.count(Self.hasVisit))
      FROM list_members AS member WHERE organization_id = ? AND list_id = ?
      """, organization, list
    ) { row in
      ListFigures(
        members: try row.int(), sent: try row.int(), opened: try row.int(),
        started: try row.int(), booked: try row.int())
    } ?? ListFigures()
  }

  package func removeMembers(
    _ ids: Set<ListMemberID>, of list: ActionableListID
  ) throws -> Int {
    var count = 0
    for id in ids.sorted() {
      try detach(membersWhere: "list_id = ? AND id = ?", [list, id])
      count += try connection.run(
        "DELETE FROM list_members WHERE organization_id = ? AND list_id = ? AND id = ?",
        organization, list, id)
    }
    return count
  }

  package func removeMembers(with contact: ContactID) throws {
    try detach(membersWhere: "contact_id = ?", [contact])
    try connection.run(
      "DELETE FROM list_members WHERE organization_id = ? AND contact_id = ?", organization,
      contact)
  }
}

extension SQLLedger {
  static let memberColumns = """
    member.id, member.list_id, member.position, member.first_name, member.last_name,
    member.email, member.phone, member.language, member.contact_id, member.own_values
    """

  static func readMember(_ row: inout RowReader) throws -> ListMember {
    ListMember(
      id: try row.id(), list: try row.id(), position: try row.int(), firstName: try row.text(),
      lastName: try row.text(), email: try row.text(), phone: try row.text(),
      language: row.optionalText(), contact: try row.optionalID(), values: try row.json())
  }

  /// With the last letter, if there is one.
  static let memberTables = """
    FROM list_members AS member
    LEFT JOIN member_keys AS own ON own.organization_id = member.organization_id
      AND own.id = member.last_member_key_id
    LEFT JOIN outbox AS letter ON letter.organization_id = own.organization_id
      AND letter.id = own.message_id
    """

  /// A visit that stands counts for the member.
  static let hasVisit = """
    EXISTS (SELECT 1 FROM member_bookings AS booking
      JOIN appointments AS visit ON visit.organization_id = booking.organization_id
        AND visit.id = booking.appointment_id
      WHERE booking.organization_id = member.organization_id AND booking.member_id = member.id
        AND visit.state <> 'canceled')
    """

  /// Some letter was delivered, if not the last.
  private static let hasLetter = """
    EXISTS (SELECT 1 FROM member_keys AS own JOIN outbox AS letter
      ON letter.organization_id = own.organization_id AND letter.id = own.message_id
      WHERE own.organization_id = member.organization_id AND own.member_id = member.id
        AND letter.status = 'delivered')
    """

  /// How many rows there are of which that holds.
  static func count(_ condition: String) -> String { "COUNT(CASE WHEN \(condition) THEN 1 END)" }

  /// The order of ``MemberState``.
  static let memberState = """
    CASE
      WHEN \(hasVisit) THEN 'booked'
      WHEN EXISTS (SELECT 1 FROM member_bookings AS booking
        WHERE booking.organization_id = member.organization_id
          AND booking.member_id = member.id) THEN 'canceled'
      WHEN member.opened_at IS NOT NULL THEN 'opened'
      WHEN letter.status = 'failed' THEN 'bounced'
      WHEN letter.status = 'delivered' THEN 'sent'
      WHEN letter.status = 'waiting' OR own.state = 'queued' THEN 'queued'
      ELSE 'notSent' END
    """

  static func condition(_ query: MemberQuery) -> (String, [(any Bindable)?]) {
    var conditions = ["1 = 1"]
    var arguments: [(any Bindable)?] = []
    if let state = query.state {
      conditions.append("\(memberState) = ?")
      arguments.append(state.rawValue)
    }
    for word in SearchWords(query.text ?? "").words {
      let columns = ["member.first_key", "member.last_key", "member.email_key"]
      conditions.append(
        "(" + columns.map { "\($0) >= ? AND \($0) < ?" }.joined(separator: " OR ") + ")")
      for _ in columns { arguments += [word, SearchKey.end(of: word)] }
    }
    return (conditions.joined(separator: " AND "), arguments)
  }
}

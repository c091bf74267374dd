package import Scheduling

extension SQLLedger {
  package func assistants(of resource: ResourceID) throws -> [Assistant] {
    try connection.rows(
      """
      SELECT staff_user_id, assigned_by, assigned_at FROM assistants
      JOIN staff_users AS member ON member.organization_id = assistants.organization_id
        AND member.id = staff_user_id
      WHERE assistants.organization_id = ? AND assistants.resource_id = ?
      ORDER BY member.name, member.id
      """, organization, resource
    ) { row in
      Assistant(
        staff: try row.id(), resource: resource, assignedBy: try row.text(),
        assignedAt: try row.instant())
    }
  }

  package func resources(assistedBy staff: StaffUserID) throws -> Set<ResourceID> {
    Set(
      try connection.rows(
        "SELECT resource_id FROM assistants WHERE organization_id = ? AND staff_user_id = ?",
        organization, staff
      ) { try $0.id() })
  }

  package func assign(_ assistant: Assistant) throws -> Bool {
    try connection.run(
      """
      INSERT INTO assistants
        (organization_id, resource_id, staff_user_id, assigned_by, assigned_at)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT (organization_id, resource_id, staff_user_id) DO NOTHING
      """, organization, assistant.resource, assistant.staff, assistant.assignedBy,
      assistant.assignedAt) == 1
  }

  package func revokeAssistant(_ staff: StaffUserID, of resource: ResourceID) throws -> Bool {
    try connection.run(
      """
      DELETE FROM assistants WHERE organization_id = ? AND resource_id = ? AND staff_user_id = ?
      """, organization, resource, staff) == 1
  }

  package func sharingDefaults(of resource: ResourceID) throws -> SharingDefaults {
    try connection.row(
      "SELECT topic, territory_id FROM sharing_defaults WHERE organization_id = ? AND resource_id = ?",
      organization, resource
    ) { row in
      SharingDefaults(
        topic: row.optionalText().flatMap { InvitationTopic($0) }, territory: try row.optionalID())
    } ?? SharingDefaults()
  }

  package func save(_ defaults: SharingDefaults, of resource: ResourceID) throws {
    try connection.upsert(
      "sharing_defaults", key: [("organization_id", organization), ("resource_id", resource)],
      [("topic", defaults.topic?.rawValue), ("territory_id", defaults.territory)])
  }
}

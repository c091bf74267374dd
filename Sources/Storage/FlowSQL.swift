package import Scheduling

extension SQLLedger {
  func readFlows() throws -> [Flow] {
    try connection.rows(
      "SELECT id, name, generate, book FROM flows WHERE organization_id = ? ORDER BY name, id",
      organization
    ) {
      Flow(id: try $0.id(), name: try $0.text(), generate: try $0.json(), book: try $0.json())
    }
  }

  package func save(_ flow: Flow) throws {
    try connection.upsert(
      "flows", key: [("organization_id", organization), ("id", flow.id)],
      [
        ("name", flow.name), ("generate", try JSONText.encode(flow.generate)),
        ("book", try JSONText.encode(flow.book)),
      ])
    try raiseCatalogueVersion()
  }

  package func delete(_ flow: FlowID) throws {
    try connection.run(
      "UPDATE appointment_invitations SET flow_id = NULL WHERE organization_id = ? AND flow_id = ?",
      organization, flow)
    try connection.run(
      "DELETE FROM flows WHERE organization_id = ? AND id = ?", organization, flow)
    try raiseCatalogueVersion()
  }

  package func forgetAnswers(of contact: ContactID) throws {
    try connection.run(
      """
      UPDATE appointments SET answers = NULL, version = version + 1
      WHERE organization_id = ? AND contact_id = ? AND answers IS NOT NULL
      """, organization, contact)
  }
}

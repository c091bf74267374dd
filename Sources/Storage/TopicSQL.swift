package import Scheduling

extension SQLLedger {
  package func readTopics() throws -> [Topic] {
    try connection.rows(
      "SELECT id, name, service_types FROM topics WHERE organization_id = ? ORDER BY name, id",
      organization
    ) { Topic(id: try $0.id(), name: try $0.text(), serviceTypes: try $0.json()) }
  }

  package func save(_ topic: Topic) throws {
    try connection.upsert(
      "topics", key: [("organization_id", organization), ("id", topic.id)],
      [("name", topic.name), ("service_types", try JSONText.encode(topic.serviceTypes))])
    try raiseCatalogueVersion()
  }
}

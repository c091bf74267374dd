internal import Scheduling

/// What sharing availability needs: topics, and what sites say about invitation URLs.
extension CompanyReader {
  func topic(_ record: CompanyRecord) -> Topic {
    let topic = Topic(
      id: record.ownID(TopicID.self), name: record.text("name", 1...200),
      serviceTypes: record.orderedReferences("serviceTypes", atMost: 50))
    if topic.serviceTypes.isEmpty {
      record.fault(
        "serviceTypes", record.has("serviceTypes") ? "must not be empty" : "is missing")
    }
    return topic
  }

  func sharing(_ record: CompanyRecord) -> SiteSharing {
    var sharing = SiteSharing()
    sharing.invitationPrefix = record.optionalText(
      "invitationPrefix", as: "the beginning of an http or https address"
    ) { InvitationPrefix.isPlausible($0) ? $0 : nil }
    sharing.origins = record.list(
      "origins", atMost: SiteForm.mostOrigins, as: "an origin such as https://www.example.com"
    ) { InvitationPrefix.origin($0) == $0 ? $0 : nil }
    sharing.topic = record.topicReference("topic")
    sharing.territory = record.optionalReference("territory", to: TerritoryID.self)
    sharing.skipsPreview = record.flag("skipsPreview", else: false)
    sharing.flow = record.optionalReference("flow", to: FlowID.self)
    return sharing
  }
}

extension CompanyRecord {
  /// Ids of records that the file holds, in their order.
  func orderedReferences<Kind: IdentifierKind>(
    _ name: String, atMost limit: Int
  ) -> [Identifier<Kind>] {
    let form = "an id: \(Kind.prefix)_ and 1 to 60 letters, digits or dashes"
    let ids = list(name, atMost: limit, as: form) { Identifier<Kind>($0) }
    for (index, id) in ids.enumerated() {
      faults.refer(to: id.rawValue, at: .element(place(of: name), index))
      if ids[..<index].contains(id) {
        faults.add(.element(place(of: name), index), "stands twice in this list")
      }
    }
    return ids
  }

  func topicReference(_ name: String) -> InvitationTopic? {
    let topic = optionalText(name, as: "the id of a service type or a topic") {
      InvitationTopic($0)
    }
    if let topic { faults.refer(to: topic.rawValue, at: place(of: name)) }
    return topic
  }
}

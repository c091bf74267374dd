public enum TopicKind: IdentifierKind { public static let prefix = "top" }
public typealias TopicID = Identifier<TopicKind>

/// A group of service types that is offered under one name.
public struct Topic: Hashable, Sendable {
  public var id: TopicID
  public var name: String
  /// In the order in which they are shown; each once.
  public var serviceTypes: [ServiceTypeID]

  public init(id: TopicID, name: String, serviceTypes: [ServiceTypeID]) {
    self.id = id
    self.name = name
    self.serviceTypes = serviceTypes
  }
}

/// What an appointment invitation is about: one service type, or a group to choose from.
public enum InvitationTopic: Hashable, Sendable {
  case service(ServiceTypeID)
  case group(TopicID)

  /// The identifier of either; nil: of neither kind.
  public init?(_ text: String) {
    if let service = ServiceTypeID(text) {
      self = .service(service)
    } else if let topic = TopicID(text) {
      self = .group(topic)
    } else {
      return nil
    }
  }

  public var rawValue: String {
    switch self {
    case .service(let id): id.rawValue
    case .group(let id): id.rawValue
    }
  }
}

extension InvitationTopic: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let topic = Self(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "expected svc_ or top_"))
    }
    self = topic
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension Catalogue {
  /// The service types of a topic that can be booked now, in its order; empty where it is gone.
  public func services(of topic: InvitationTopic) -> [ServiceType] {
    let ids: [ServiceTypeID] =
      switch topic {
      case .service(let id): [id]
      case .group(let id): topics.first { $0.id == id }?.serviceTypes ?? []
      }
    return ids.compactMap { serviceTypes[$0] }.filter(\.isActive)
  }

  public func name(of topic: InvitationTopic) -> String {
    switch topic {
    case .service(let id): serviceTypes[id]?.name ?? ""
    case .group(let id): topics.first { $0.id == id }?.name ?? ""
    }
  }

  public func knows(_ topic: InvitationTopic) -> Bool {
    switch topic {
    case .service(let id): serviceTypes[id] != nil
    case .group(let id): topics.contains { $0.id == id }
    }
  }

  /// Everything that an invitation can be about now: groups first, each kind by name.
  public var invitationTopics: [(topic: InvitationTopic, name: String)] {
    let groups = topics.filter { !services(of: .group($0.id)).isEmpty }
      .map { (InvitationTopic.group($0.id), $0.name) }
    let single = serviceTypes.values.filter(\.isActive)
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { (InvitationTopic.service($0.id), $0.name) }
    return groups + single
  }
}

/// The fields of a topic's form: its name, and a table of service types (`service-0`, …).
public enum TopicForm {
  static let mostServices = 50

  public static func blank(_ id: TopicID) -> Topic { Topic(id: id, name: "", serviceTypes: []) }

  public static func fields(of topic: Topic) -> [String: String] {
    Rows.fields(of: topic.serviceTypes) { ["service-\($0)": $1.rawValue] }
      .merging(["name": topic.name]) { $1 }
  }

  static func read(_ reader: inout FormReader, into topic: inout Topic, _ catalogue: Catalogue) {
    topic.name = reader.text("name", atMost: TextLimit.title)
    let (name, id) = (topic.name.lowercased(), topic.id)
    if catalogue.topics.contains(where: { $0.id != id && $0.name.lowercased() == name }) {
      reader.fault("name", .taken)
    }
    topic.serviceTypes = Rows.read(&reader, "service", atMost: mostServices) { reader, row in
      reader.identifier("service-\(row)") { catalogue.serviceTypes[$0] != nil }
    }
    if topic.serviceTypes.isEmpty, reader.faults.isEmpty { reader.fault("service-0", .missing) }
  }
}

extension Scheduler {
  /// Changes a topic, or adds one (`id` nil).
  public func saveTopic(
    _ typed: TypedForm, id: TopicID?, for viewer: StaffViewer, in organization: OrganizationID
  ) async throws -> EditAnswer {
    guard viewer.may(.dispatch) else { return .notFound }
    return try await store.write(organization) { ledger in
      let catalogue = try ledger.catalogue()
      let standing =
        id.map { id in catalogue.topics.first { $0.id == id } }
        ?? TopicForm.blank(identifier(now: ledger.now))
      guard let standing else { return .notFound }
      let form = RecordForm<Topic>(
        event: id == nil ? "topic.created" : "topic.changed", fields: TopicForm.fields,
        read: { TopicForm.read(&$0, into: &$1, catalogue) })
      return try form.settle(
        typed, on: standing, id: standing.id.rawValue, isNew: id == nil, by: viewer, ledger, zones
      ) { try ledger.save($0) }
    }
  }
}

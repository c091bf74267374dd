import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addTopicRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffTopics, needs: .dispatch) { exchange, _ in
      let catalogue = exchange.catalogue
      let lines = catalogue.topics.map { topic in
        OfferListPage.Line(
          path: exchange.paths.staffTopic(topic.id.rawValue), name: topic.name,
          detail: topic.serviceTypes.compactMap { catalogue.serviceTypes[$0]?.name }
            .joined(separator: ", "))
      }
      return exchange.page(OfferListPage(tab: .topics, lines: lines).html(in: exchange.frame()))
    }
    routes.get(paths.staffTopicCreation, needs: .dispatch) { exchange, _ in
      exchange.page(exchange.topicPage(nil, FormState(values: [:])))
    }
    routes.post(paths.staffTopics, needs: .dispatch) { exchange, member in
      try await exchange.saveTopic(nil, by: member)
    }
    routes.get(paths.staffTopic("{id}"), needs: .dispatch) { exchange, _ in
      let topic = try exchange.topic()
      return exchange.page(
        exchange.topicPage(topic, FormState(standing: TopicForm.fields(of: topic))))
    }
    routes.post(paths.staffTopic("{id}"), needs: .dispatch) { exchange, member in
      try await exchange.saveTopic(try exchange.topic(), by: member)
    }
  }
}

extension Exchange {
  /// The one that the path names.
  fileprivate func topic() throws -> Topic {
    let id: TopicID = try named()
    guard let topic = catalogue.topics.first(where: { $0.id == id }) else {
      throw Problem.notFound
    }
    return topic
  }

  fileprivate func topicPage(_ topic: Topic?, _ state: FormState) -> HTML {
    let services = catalogue.serviceTypes.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    return TopicPage(
      id: topic?.id.rawValue, name: topic?.name ?? "", state: state,
      services: services.map { Choice(value: $0.id.rawValue, label: $0.name) }
    ).html(in: frame())
  }

  /// - Parameter topic: nil: a new one.
  fileprivate func saveTopic(_ topic: Topic?, by member: StaffMember) async throws -> Response {
    let typed = try await typedForm()
    let answer = try await scheduler.saveTopic(
      typed, id: topic?.id, for: member.viewer, in: organization)
    return try await self.answer(
      answer, to: typed, next: { paths.staffTopic($0 ?? topic?.id.rawValue ?? "") },
      again: { topicPage(topic, $0) })
  }

  /// What an invitation can be about, and where, as choices.
  var topicChoices: [Choice] {
    catalogue.invitationTopics.map { Choice(value: $0.topic.rawValue, label: $0.name) }
  }

  var territoryChoices: [Choice] {
    catalogue.territories.values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .map { Choice(value: $0.id.rawValue, label: $0.name) }
  }
}

import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Scheduling

extension Portal {
  /// Resources on a page of the list.
  private static let pageSize = 50

  func addResourceRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffResources, needs: .dispatch) { exchange, _ in resourceList(exchange) }
    routes.get(paths.staffResourceCreation, needs: .dispatch) { exchange, _ in
      let blank = Resource.blank(Self.noResource, zone: exchange.catalogue.organization.zone)
      let values = ResourceSection.allCases.reduce(into: [String: String]()) { all, section in
        all.merge(section.fields(of: blank)) { own, _ in own }
      }
      return exchange.page(creationPage(FormState(values: values), exchange))
    }
    routes.post(paths.staffResources, needs: .dispatch) { exchange, member in
      let typed = try await exchange.typedForm()
      let answer = try await scheduler.addResource(
        typed, for: member.viewer, in: exchange.organization)
      return try await exchange.answer(
        answer, to: typed,
        next: { exchange.paths.staffResource($0 ?? "") },
        again: { creationPage($0, exchange) })
    }
    // Whoever may see a resource is for its scope to say: another's is not found.
    routes.get(paths.staffResource("{id}"), needs: nil) { exchange, member in
      exchange.page(try await resourcePage(exchange, member))
    }
    for section in ResourceSection.allCases {
      let permission: Permission? = section == .hours ? nil : .dispatch
      routes.post(paths.staffResource("{id}", section.rawValue), needs: permission) {
        try await save(section, $0, $1)
      }
    }
    routes.get(paths.staffOwnHours, needs: .ownDays) { exchange, member in
      guard let own = member.viewer.resource else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffResource(own.rawValue))
    }
    addPhotoRoutes(to: routes)
  }

  /// Stands in where only the fields of a blank form are wanted.
  private static var noResource: ResourceID {
    ResourceID(now: Instant(seconds: 0), random: [])
  }

  private func resourceList(_ exchange: Exchange) -> Response {
    let catalogue = exchange.catalogue
    let search = String((exchange.query("q") ?? "").prefix(TextLimit.title))
    let withInactive = exchange.query("inactive") == "true"
    let found = catalogue.resources.values.filter { resource in
      (withInactive || resource.isActive) && resource.matches(search)
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    let pages = max(1, (found.count + Self.pageSize - 1) / Self.pageSize)
    let page = min(max(1, exchange.query("page").flatMap { Int($0) } ?? 1), pages)
    let list = ResourceListPage(
      resources: Array(found.dropFirst((page - 1) * Self.pageSize).prefix(Self.pageSize)),
      territories: catalogue.territories.mapValues(\.name), search: search,
      withInactive: withInactive, page: page, pages: pages,
      today: catalogue.organization.zone.date(of: now()))
    return exchange.page(list.html(in: exchange.frame()))
  }

  private func creationPage(_ state: FormState, _ exchange: Exchange) -> HTML {
    ResourceCreationPage(state: state, choices: exchange.resourceChoices)
      .html(in: exchange.frame())
  }

  /// - Parameter refused: what was typed into one of its forms.
  func resourcePage(
    _ exchange: Exchange, _ member: StaffMember, refused: [String: FormState] = [:]
  ) async throws -> HTML {
    let id: ResourceID = try exchange.named()
    guard
      let record = try await scheduler.resource(id, for: member.viewer, in: exchange.organization)
    else { throw Problem.notFound }
    return ResourcePage(
      record: record, choices: exchange.resourceChoices,
      isDispatcher: member.viewer.may(.dispatch), refused: refused,
      quick: try await exchange.quickLinks(on: .resource(id), for: member)
    ).html(in: exchange.frame())
  }

  private func save(
    _ section: ResourceSection, _ exchange: Exchange, _ member: StaffMember
  ) async throws -> Response {
    let id: ResourceID = try exchange.named()
    let typed = try await exchange.typedForm()
    let answer = try await scheduler.save(
      typed, as: section, of: id, for: member.viewer, in: exchange.organization)
    return try await exchange.answer(
      answer, to: typed, next: { _ in exchange.paths.staffResource(id.rawValue) },
      again: {
        try await resourcePage(exchange, member, refused: [section.rawValue: $0])
      })
  }
}

extension Exchange {
  var resourceChoices: ResourceChoices {
    ResourceChoices(catalogue: catalogue, zones: portal.settings.zoneNames)
  }
}

extension Resource {
  /// Whether a search is part of its name, address or phone number.
  fileprivate func matches(_ search: String) -> Bool {
    let wanted = search.lowercased()
    return wanted.isEmpty
      || [name, email ?? "", phone ?? ""].contains { $0.lowercased().contains(wanted) }
  }
}

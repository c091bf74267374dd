import HTTPTypes
import Hummingbird
import Pages
import Scheduling

/// What the organisation offers: service types, territories, and the lists that both name.
extension Portal {
  /// Bytes of a territory's form: thousands of postal areas.
  private static let longestTerritory = 1024 * 1024

  func addOfferRoutes(to routes: StaffRoutes) {
    addServiceTypeRoutes(to: routes)
    addTerritoryRoutes(to: routes)
    for list in NameList.allCases {
      let paths = SitePath.routes
      routes.get(paths.staffNames(list.rawValue), needs: .dispatch) { exchange, _ in
        exchange.page(namePage(list, exchange))
      }
      routes.post(paths.staffNames(list.rawValue), needs: .dispatch) {
        try await saveName(nil, list, $0, $1)
      }
      routes.post(paths.staffName("{id}", on: list.rawValue), needs: .dispatch) {
        try await saveName($0.parameter("id"), list, $0, $1)
      }
    }
  }

  // MARK: Service types

  private func addServiceTypeRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffServiceTypes, needs: .dispatch) { exchange, _ in
      let words = exchange.texts
      let types = exchange.catalogue.serviceTypes.values.sorted {
        ($0.name, $0.id) < ($1.name, $1.id)
      }
      let lines = types.map { type in
        OfferListPage.Line(
          path: exchange.paths.staffServiceType(type.id.rawValue), name: type.name,
          detail: words.offerDetail(type), badge: words.offerBadge(type))
      }
      return exchange.page(
        OfferListPage(tab: .serviceTypes, lines: lines).html(in: exchange.frame()))
    }
    routes.get(paths.staffServiceTypeCreation, needs: .dispatch) { exchange, _ in
      let blank = ServiceTypeForm.blank(ServiceTypeID(now: Instant(seconds: 0), random: []))
      return exchange.page(
        serviceTypePage(nil, FormState(values: ServiceTypeForm.fields(of: blank)), exchange))
    }
    routes.post(paths.staffServiceTypes, needs: .dispatch) {
      try await saveServiceType(nil, $0, $1)
    }
    routes.get(paths.staffServiceType("{id}"), needs: .dispatch) { exchange, _ in
      let id: ServiceTypeID = try exchange.named()
      guard let type = exchange.catalogue.serviceTypes[id] else { throw Problem.notFound }
      let state = FormState(standing: ServiceTypeForm.fields(of: type))
      return exchange.page(serviceTypePage(type, state, exchange))
    }
    routes.post(paths.staffServiceType("{id}"), needs: .dispatch) { exchange, member in
      try await saveServiceType(try exchange.named(), exchange, member)
    }
  }

  private func serviceTypePage(
    _ type: ServiceType?, _ state: FormState, _ exchange: Exchange
  ) -> HTML {
    ServiceTypePage(
      id: type?.id.rawValue, name: type?.name ?? "", state: state,
      categories: exchange.catalogue.categories.map {
        Choice(value: $0.id.rawValue, label: $0.name)
      },
      choices: exchange.resourceChoices
    ).html(in: exchange.frame())
  }

  private func saveServiceType(
    _ id: ServiceTypeID?, _ exchange: Exchange, _ member: StaffMember
  ) async throws -> Response {
    let typed = try await exchange.typedForm()
    let answer = try await scheduler.saveServiceType(
      typed, id: id, for: member.viewer, in: exchange.organization)
    return try await exchange.answer(
      answer, to: typed,
      next: { exchange.paths.staffServiceType($0 ?? id?.rawValue ?? "") },
      again: { serviceTypePage(id.flatMap { exchange.catalogue.serviceTypes[$0] }, $0, exchange) })
  }

  // MARK: Territories

  private func addTerritoryRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffTerritories, needs: .dispatch) { exchange, _ in
      let territories = exchange.catalogue.territories.values.sorted {
        ($0.name, $0.id) < ($1.name, $1.id)
      }
      let lines = territories.map { territory in
        OfferListPage.Line(
          path: exchange.paths.staffTerritory(territory.id.rawValue), name: territory.name,
          detail: exchange.texts.dates.zone(territory.zone))
      }
      return exchange.page(
        OfferListPage(tab: .territories, lines: lines).html(in: exchange.frame()))
    }
    routes.get(paths.staffTerritoryCreation, needs: .dispatch) { exchange, _ in
      let blank = TerritoryForm.blank(
        TerritoryID(now: Instant(seconds: 0), random: []),
        zone: exchange.catalogue.organization.zone)
      return exchange.page(
        territoryPage(nil, FormState(values: TerritoryForm.fields(of: blank)), exchange))
    }
    routes.post(paths.staffTerritories, needs: .dispatch) { try await saveTerritory(nil, $0, $1) }
    routes.get(paths.staffTerritory("{id}"), needs: .dispatch) { exchange, _ in
      let id: TerritoryID = try exchange.named()
      guard let territory = exchange.catalogue.territories[id] else { throw Problem.notFound }
      let state = FormState(standing: TerritoryForm.fields(of: territory))
      return exchange.page(territoryPage(territory, state, exchange))
    }
    routes.post(paths.staffTerritory("{id}"), needs: .dispatch) { exchange, member in
      try await saveTerritory(try exchange.named(), exchange, member)
    }
  }

  private func territoryPage(
    _ territory: Territory?, _ state: FormState, _ exchange: Exchange
  ) -> HTML {
    TerritoryPage(
      id: territory?.id.rawValue, name: territory?.name ?? "", state: state,
      zones: settings.zoneNames
    ).html(in: exchange.frame())
  }

  private func saveTerritory(
    _ id: TerritoryID?, _ exchange: Exchange, _ member: StaffMember
  ) async throws -> Response {
    let typed = try await exchange.typedForm(atMost: Self.longestTerritory)
    let answer = try await scheduler.saveTerritory(
      typed, id: id, for: member.viewer, in: exchange.organization)
    return try await exchange.answer(
      answer, to: typed, next: { exchange.paths.staffTerritory($0 ?? id?.rawValue ?? "") },
      again: { territoryPage(id.flatMap { exchange.catalogue.territories[$0] }, $0, exchange) })
  }

  // MARK: Names

  private func namePage(
    _ list: NameList, _ exchange: Exchange, refused: (id: String?, state: FormState)? = nil
  ) -> HTML {
    NameListPage(list: list, entries: list.entries(in: exchange.catalogue), refused: refused)
      .html(in: exchange.frame())
  }

  private func saveName(
    _ id: String?, _ list: NameList, _ exchange: Exchange, _ member: StaffMember
  ) async throws -> Response {
    let typed = try await exchange.typedForm()
    let answer = try await scheduler.saveName(
      typed, id: id, on: list, for: member.viewer, in: exchange.organization)
    return try await exchange.answer(
      answer, to: typed, next: { _ in exchange.paths.staffNames(list.rawValue) },
      again: { namePage(list, exchange, refused: (id, $0)) })
  }
}

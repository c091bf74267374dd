import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addSiteRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffSites, needs: .administer) { exchange, _ in
      let sites = try await scheduler.sites(in: exchange.organization)
      let page = SitesPage(sites: sites, addresses: exchange.addresses(of: sites))
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(paths.staffSiteCreation, needs: .administer) { exchange, _ in
      exchange.page(exchange.sitePage(nil, FormState(values: [:])))
    }
    routes.post(paths.staffSites, needs: .administer) { exchange, member in
      try await exchange.saveSite(nil, by: member)
    }
    routes.get(paths.staffSite("{id}"), needs: .administer) { exchange, _ in
      let site = try await exchange.namedSite()
      return exchange.page(
        exchange.sitePage(site, FormState(standing: SiteForm.fields(of: site))))
    }
    routes.post(paths.staffSite("{id}"), needs: .administer) { exchange, member in
      try await exchange.saveSite(try await exchange.namedSite(), by: member)
    }
  }
}

extension Exchange {
  /// Whole addresses of the sites that we serve.
  func addresses(of sites: [Site]) -> [SiteID: String] {
    Dictionary(
      sites.filter(\.isPortal).map { ($0.id, portal.settings.address(of: $0)) }
    ) { first, _ in first }
  }

  /// The one that the path names.
  fileprivate func namedSite() async throws -> Site {
    let id: SiteID = try named()
    guard let site = try await scheduler.sites(in: organization).first(where: { $0.id == id })
    else { throw Problem.notFound }
    return site
  }

  fileprivate func sitePage(_ site: Site?, _ state: FormState) -> HTML {
    let address = site.flatMap { addresses(of: [$0])[$0.id] }
    // What the key's route is called, the key left out.
    let ours = SitePath(prefix: address ?? portal.settings.address(of: self.site))
    return SitePage(
      id: site?.id.rawValue, title: site?.label(address) ?? "", address: address,
      ownPrefix: ours.invitation(key: ""), script: ours.embeddingScript, state: state,
      topics: topicChoices, territories: territoryChoices, flows: flowOptions
    ).html(in: frame())
  }

  /// - Parameter site: nil: a new website.
  fileprivate func saveSite(_ site: Site?, by member: StaffMember) async throws -> Response {
    let typed = try await typedForm()
    let answer = try await scheduler.saveSite(
      typed, id: site?.id, for: member.viewer, in: organization)
    return try await self.answer(
      answer, to: typed, next: { paths.staffSite($0 ?? site?.id.rawValue ?? "") },
      again: { sitePage(site, $0) })
  }
}

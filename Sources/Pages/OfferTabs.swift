/// The lists of what is offered, side by side.
package enum OfferTab: CaseIterable, Sendable {
  case serviceTypes, territories, categories, skills

  func path(in site: SitePath) -> String {
    switch self {
    case .serviceTypes: site.staffServiceTypes
    case .territories: site.staffTerritories
    case .categories: site.staffNames("categories")
    case .skills: site.staffNames("skills")
    }
  }

  func text(in texts: Texts.Catalogue) -> String {
    switch self {
    case .serviceTypes: texts.serviceTypes
    case .territories: texts.territories
    case .categories: texts.categories
    case .skills: texts.skills
    }
  }
}

extension HTML {
  mutating func offerTabs(_ current: OfferTab, _ frame: Frame) {
    let texts = frame.texts.catalogue
    nav(class: "tabs", .aria("label", texts.lists)) { html in
      for tab in OfferTab.allCases {
        html.a(
          tab.text(in: texts), .href(tab.path(in: frame.site)),
          .aria("current", tab == current ? "page" : nil))
      }
    }
  }
}

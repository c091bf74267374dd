package import Scheduling

/// *Resources*: those that match, by name, some on a page.
package struct ResourceListPage: Sendable {
  package var resources: [Resource]
  package var territories: [TerritoryID: String]
  package var search: String
  package var withInactive: Bool
  package var page: Int
  package var pages: Int
  package var today: LocalDate

  package init(
    resources: [Resource], territories: [TerritoryID: String], search: String,
    withInactive: Bool, page: Int, pages: Int, today: LocalDate
  ) {
    self.resources = resources
    self.territories = territories
    self.search = search
    self.withInactive = withInactive
    self.page = page
    self.pages = pages
    self.today = today
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.catalogue
    let page = PageFrame(frame: frame, title: texts.resources, place: .staff(.setup))
    return page.write { html in
      html.staffTabs(.resources, frame)
      html.titleRow(
        texts.resources, button: texts.newResource, to: frame.site.staffResourceCreation)
      searchForm(&html, frame)
      if resources.isEmpty {
        html.p(texts.noneFound, class: "card empty soft")
      } else {
        html.ul(class: "list card") { html in
          for resource in resources { line(&html, resource, frame) }
        }
      }
      paging(&html, frame)
    }
  }

  private func searchForm(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts.catalogue
    html.form(
      class: "search", .role("search"), .method("get"), .action(frame.site.staffResources)
    ) { html in
      html.field(
        TextField(
          name: "q", label: texts.search, value: search, type: "search", autocomplete: "off",
          maxLength: TextLimit.title, isRequired: false, isMarked: false), [:], frame.texts)
      html.checkbox("inactive", label: texts.withInactive, isOn: withInactive)
      html.button(texts.find, .type("submit"))
    }
  }

  private func line(_ html: inout HTML, _ resource: Resource, _ frame: Frame) {
    let texts = frame.texts.catalogue
    let home = resource.homeTerritory(on: today).flatMap { territories[$0] }
    html.li(class: "plain") { html in
      html.div { html in
        html.h2 { html in
          html.a(resource.name, .href(frame.site.staffResource(resource.id.rawValue)))
        }
        html.p(
          [texts.kinds(resource.kind), home ?? ""].filter { !$0.isEmpty }
            .joined(separator: ", "), class: "soft")
      }
      if !resource.isActive { html.span(texts.inactive, class: "badge plain") }
    }
  }

  private func paging(_ html: inout HTML, _ frame: Frame) {
    guard pages > 1 else { return }
    let texts = frame.texts.catalogue
    func path(_ page: Int) -> String {
      frame.site.staffResources(search: search, withInactive: withInactive, page: page)
    }
    html.nav(class: "paging row between", .aria("label", texts.pageOf(page, pages))) { html in
      if page > 1 { html.a(texts.previous, class: "button", .href(path(page - 1))) }
      html.span(texts.pageOf(page, pages), class: "soft")
      if page < pages { html.a(texts.next, class: "button", .href(path(page + 1))) }
    }
  }
}

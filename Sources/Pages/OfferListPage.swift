/// *Service types*, *Topics* or *Territories*: what there is, and the way to add one.
package struct OfferListPage: Sendable {
  package struct Line: Sendable {
    package var path: String
    package var name: String
    package var detail: String
    package var badge: String?

    package init(path: String, name: String, detail: String, badge: String? = nil) {
      self.path = path
      self.name = name
      self.detail = detail
      self.badge = badge
    }
  }

  package var tab: StaffTab
  package var lines: [Line]

  package init(tab: StaffTab, lines: [Line]) {
    self.tab = tab
    self.lines = lines
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts.catalogue
    let title = tab.text(in: frame.texts)
    let page = PageFrame(frame: frame, title: title, place: .staff(.setup))
    return page.write { html in
      html.staffTabs(tab, frame)
      switch tab {
      case .territories:
        html.titleRow(title, button: texts.newTerritory, to: frame.site.staffTerritoryCreation)
      case .topics:
        html.titleRow(
          title, button: frame.texts.sharing.newTopic, to: frame.site.staffTopicCreation)
      default:
        html.titleRow(title, button: texts.newServiceType, to: frame.site.staffServiceTypeCreation)
      }
      guard !lines.isEmpty else {
        html.p(texts.none, class: "card empty soft")
        return
      }
      html.ul(class: "list card") { html in
        for line in lines {
          html.li(class: "plain") { html in
            html.div { html in
              html.h2 { $0.a(line.name, .href(line.path)) }
              html.p(line.detail, class: "soft")
            }
            if let badge = line.badge { html.span(badge, class: "badge plain") }
          }
        }
      }
    }
  }
}

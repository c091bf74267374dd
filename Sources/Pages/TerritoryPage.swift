import Scheduling

/// A territory, to be changed or added.
package struct TerritoryPage: Sendable {
  /// Nil: a new one.
  package var id: String?
  package var name: String
  package var state: FormState
  package var zones: [String]

  package init(id: String?, name: String, state: FormState, zones: [String]) {
    self.id = id
    self.name = name
    self.state = state
    self.zones = zones
  }

  private static let order =
    ["name", "zone", "always"] + Weekday.allCases.map(\.field) + ["restarts", "holidays", "areas"]
    + AddressForm.names + ["speed", "detour", "overhead"]

  package func html(in frame: Frame) -> HTML {
    let words = frame.texts.catalogue
    let title = id == nil ? words.newTerritory : name
    let page = PageFrame(
      frame: frame, title: title, hasErrors: !state.errors.isEmpty, place: .staff(.setup))
    let path = id.map { frame.site.staffTerritory($0) } ?? frame.site.staffTerritories
    let writer = FieldWriter(state: state, texts: frame.texts)
    return page.write { html in
      html.errorSummary(state.errors, order: Self.order, frame.texts)
      html.backLink(words.territories, to: frame.site.staffTerritories)
      html.h1(title)
      html.postForm(path) { html in
        writer.stamp(&html)
        html.part("about", words.about) { html in
          writer.text(&html, "name", words.name, isRequired: true)
          writer.zone(&html, zones)
        }
        html.part("hours", words.openingHours) { html in
          writer.checkbox(&html, "always", words.always)
          writer.week(&html)
          writer.checkbox(&html, "restarts", words.restarts)
          writer.text(
            &html, "holidays", words.holidays, limit: 60_000, hint: words.holidaysHint, rows: 6)
        }
        html.part("areas", words.areas) { html in
          writer.text(
            &html, "areas", words.areas, limit: 600_000, hint: words.areasHint, rows: 8)
        }
        html.part("office", words.office) { writer.address(&$0) }
        html.part("travel", words.travel) { html in
          html.div(class: "two") { html in
            writer.number(&html, "speed", words.speed, inputMode: "decimal")
            writer.number(&html, "overhead", words.overhead)
          }
          writer.number(
            &html, "detour", words.detour, hint: words.detourHint, inputMode: "decimal")
        }
        html.button(words.save, class: "primary wide", .type("submit"))
      }
    }
  }
}

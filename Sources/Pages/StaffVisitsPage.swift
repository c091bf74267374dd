package import Scheduling

/// The list of visits, with search and filters.
package struct StaffVisitsPage: Sendable {
  package var rows: [StaffVisitRow]
  package var filter: VisitFilter
  package var services: [Choice]
  /// Empty for those who see only their own visits.
  package var resources: [Choice]
  package var mayBook: Bool
  /// Where the list goes on; nil: it ends here.
  package var next: String?

  package init(
    rows: [StaffVisitRow], filter: VisitFilter, services: [Choice], resources: [Choice],
    mayBook: Bool, next: String?
  ) {
    self.rows = rows
    self.filter = filter
    self.services = services
    self.resources = resources
    self.mayBook = mayBook
    self.next = next
  }

  package func html(in frame: Frame) -> HTML {
    let texts = frame.texts
    let words = texts.visitList
    let page = PageFrame(frame: frame, title: texts.staff.visits, place: .staff(.visits))
    return page.write { html in
      html.staffTabs(.visits, frame)
      html.div(class: "row between head") { html in
        html.h1(texts.staff.visits)
        if mayBook {
          html.a(texts.desk.new, class: "button primary", .href(frame.site.staffBooking))
        }
      }
      filters(&html, frame)
      if rows.isEmpty {
        html.p(words.none, class: "card empty soft")
      } else {
        html.ul(class: "list card") { html in
          for row in rows { html.staffVisit(row, frame) }
        }
      }
      html.nav(class: "row between paging", .aria("label", words.paging)) { html in
        html.span {
          if filter.after != nil {
            $0.a(words.first, class: "button", .href(filter.path(after: nil, in: frame.site)))
          }
        }
        html.span {
          if let next {
            $0.a(words.further, class: "button", .href(filter.path(after: next, in: frame.site)))
          }
        }
      }
    }
  }

  private func filters(_ html: inout HTML, _ frame: Frame) {
    let texts = frame.texts
    let words = texts.visitList
    html.form(class: "filters", .method("get"), .action(frame.site.staffVisits), .novalidate) {
      html in
      html.field(
        TextField(
          name: "q", label: words.search, value: filter.text ?? "", type: "search",
          hint: words.searchHint, maxLength: TextLimit.name, isRequired: true), [:], texts)
      html.details(class: "other", filter.isNarrow ? .open : .data("closed", nil)) { html in
        html.summary(words.filters)
        html.div(class: "two") { html in
          html.field(
            TextField(
              name: "from", label: words.from, value: filter.from ?? "", type: "date",
              isRequired: true), [:], texts)
          html.field(
            TextField(
              name: "through", label: words.through, value: filter.through ?? "", type: "date",
              isRequired: true), [:], texts)
        }
        html.div(class: "two") { html in
          let states = AppointmentState.allCases.map {
            Choice(value: $0.rawValue, label: texts.name($0))
          }
          let any = [Choice(value: "", label: words.any)]
          html.selectField(
            "state", label: texts.appointment.state, value: filter.state ?? "",
            choices: any + states, [:], texts)
          html.selectField(
            "service", label: texts.appointment.service, value: filter.service ?? "",
            choices: any + services, [:], texts)
        }
        if !resources.isEmpty {
          html.selectField(
            "resource", label: texts.staffVisit.resource, value: filter.resource ?? "",
            choices: [Choice(value: "", label: words.any)] + resources, [:], texts)
        }
      }
      html.button(words.show, .type("submit"))
    }
  }
}

/// A visit as a line of a list.
package struct StaffVisitRow: Sendable {
  package var card: VisitCard
  package var state: AppointmentState
  package var contact: String
  package var resource: String

  package init(card: VisitCard, state: AppointmentState, contact: String, resource: String) {
    self.card = card
    self.state = state
    self.contact = contact
    self.resource = resource
  }
}

extension HTML {
  mutating func staffVisit(_ row: StaffVisitRow, _ frame: Frame) {
    let texts = frame.texts
    li { html in
      html.dateLeaf(row.card.time.date, texts)
      html.div { html in
        html.h2 { html in
          html.a(
            "\(texts.dates.clock(row.card.time)) \(row.contact.oneLine)",
            .href(frame.site.staffVisit(row.card.id)))
        }
        html.p(class: "soft") { html in
          html.span("\(texts.dates.day(row.card.time.date)), ", class: "heard")
          let facts = [row.card.service, row.card.product, row.card.place, row.resource]
          html.text(
            facts.compactMap { $0?.oneLine }.filter { !$0.isEmpty }.joined(separator: " · "))
        }
      }
      html.div(class: "row actions") { html in
        html.badge(row.state, texts)
        html.span(row.card.number, class: "soft small")
      }
    }
  }
}

/// What the list of visits is narrowed to, as its address says it.
package struct VisitFilter: Hashable, Sendable {
  package var text: String?
  /// `2026-11-26`, first and last day.
  package var from: String?
  package var through: String?
  package var state: String?
  package var service: String?
  package var resource: String?
  package var contact: String?
  package var account: String?
  /// Where a part of the list begins.
  package var after: String?
  /// Somebody chose something besides the text.
  package var isNarrow: Bool

  package init(
    text: String?, from: String?, through: String?, state: String?, service: String?,
    resource: String?, contact: String?, account: String?, after: String?, isNarrow: Bool
  ) {
    self.text = text
    self.from = from
    self.through = through
    self.state = state
    self.service = service
    self.resource = resource
    self.contact = contact
    self.account = account
    self.after = after
    self.isNarrow = isNarrow
  }

  func path(after cursor: String?, in site: SitePath) -> String {
    let all: [(String, String?)] = [
      ("q", text), ("from", from), ("through", through), ("state", state), ("service", service),
      ("resource", resource), ("contact", contact), ("account", account), ("after", cursor),
    ]
    return site.staffVisits
      + Query(all.compactMap { name, value in value.map { (name, $0) } }).string
  }
}

extension Texts {
  struct VisitList: Sendable {
    let search: String
    let searchHint: String
    let filters: String
    let from: String
    let through: String
    let any: String
    let show: String
    let none: String
    let paging: String
    let first: String
    let further: String
  }

  var visitList: VisitList { language == "de" ? .german : .english }
}

extension Texts.VisitList {
  static let english = Texts.VisitList(
    search: "Search",
    searchHint: "A number such as A-100042, or a part of a customer’s name, email or phone number",
    filters: "Filters", from: "From", through: "Through", any: "Any", show: "Show",
    none: "No visits here.", paging: "Pages of the list", first: "First page",
    further: "Next page")

  static let german = Texts.VisitList(
    search: "Suche",
    searchHint: "Eine Nummer wie A-100042 oder ein Teil von Name, E-Mail oder Telefonnummer",
    filters: "Filter", from: "Von", through: "Bis", any: "Alle", show: "Anzeigen",
    none: "Hier gibt es keine Termine.", paging: "Seiten der Liste", first: "Erste Seite",
    further: "Nächste Seite")
}

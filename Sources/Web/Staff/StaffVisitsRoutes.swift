import Hummingbird
import Pages
import Scheduling

extension Portal {
  private static let pageSize = 50
  private static let choiceSize = 20

  func addStaffVisitsRoutes(to routes: StaffRoutes) {
    routes.get(SitePath.routes.staffVisits, needs: .ownDays) { exchange, member in
      let filter = exchange.visitFilter
      let part = try await scheduler.visits(
        exchange.search(filter), after: filter.after.flatMap(AppointmentCursor.init(text:)),
        limit: Self.pageSize, for: .staff(member.viewer), in: exchange.organization)
      let catalogue = exchange.catalogue
      let page = StaffVisitsPage(
        rows: part.items.map(exchange.row), filter: filter,
        services: catalogue.serviceTypes.values.map {
          Choice(value: $0.id.rawValue, label: $0.name)
        }.sorted { $0.label < $1.label },
        resources: member.viewer.seesEverything
          ? catalogue.resources.values.map { Choice(value: $0.id.rawValue, label: $0.name) }
            .sorted { $0.label < $1.label } : [],
        mayBook: member.viewer.may(.dispatch),
        next: part.hasMore ? part.items.last?.view.appointment.cursor.text : nil)
      return exchange.page(page.html(in: exchange.frame()))
    }
  }

  /// For whom an appointment is to be booked.
  func contactChoice(_ exchange: Exchange) async throws -> Response {
    let text = String((exchange.query("q") ?? "").prefix(TextLimit.name))
    let account = exchange.query("account").flatMap { AccountID($0) }
    var found: ListPart<Contact>?
    if !text.isEmpty || account != nil {
      found = try await scheduler.contacts(
        ContactQuery(account: account, text: text.isEmpty ? nil : text), after: nil,
        limit: Self.choiceSize, in: exchange.organization)
    }
    let page = ContactChoicePage(
      text: text,
      found: found?.items.map { contact in
        let detail = [contact.email, contact.phone, contact.address?.line ?? ""]
        return (
          Choice(value: contact.id.rawValue, label: contact.name),
          detail.filter { !$0.isEmpty }.joined(separator: " · ")
        )
      }, hasMore: found?.hasMore ?? false)
    return exchange.page(page.html(in: exchange.frame()))
  }
}

extension Exchange {
  func row(_ row: VisitRow) -> StaffVisitRow {
    StaffVisitRow(
      card: card(row.view), state: row.view.appointment.state, contact: row.contact?.name ?? "",
      resource: row.resource?.name ?? "")
  }

  /// Without dates: today and ahead.
  fileprivate var visitFilter: VisitFilter {
    let chosen = ["from", "through", "state", "service", "resource"]
    let isNarrow = chosen.contains { query($0) != nil }
    let today = catalogue.organization.zone.date(of: portal.now())
    let isOpen = query("from") == nil && query("through") == nil
    return VisitFilter(
      text: query("q").map { String($0.prefix(TextLimit.name)) },
      from: isOpen ? today.iso8601 : query("from"), through: query("through"),
      state: query("state"), service: query("service"), resource: query("resource"),
      contact: query("contact"), account: query("account"), after: query("after"),
      isNarrow: isNarrow)
  }

  /// What makes no sense counts as not asked.
  fileprivate func search(_ filter: VisitFilter) -> VisitSearch {
    let zone = catalogue.organization.zone
    var query = AppointmentQuery()
    query.from = filter.from.flatMap(LocalDate.init(iso8601:)).map { zone.day($0).start }
    query.until = filter.through.flatMap(LocalDate.init(iso8601:)).map { zone.day($0).end }
    query.state = filter.state.flatMap(AppointmentState.init(rawValue:))
    query.serviceType = filter.service.flatMap { ServiceTypeID($0) }
    query.resource = filter.resource.flatMap { ResourceID($0) }
    query.contact = filter.contact.flatMap { ContactID($0) }
    query.account = filter.account.flatMap { AccountID($0) }
    return VisitSearch(text: filter.text, query: query)
  }
}

extension Appointment {
  fileprivate var cursor: AppointmentCursor {
    AppointmentCursor(earliest: slot.earliest, id: id)
  }
}

extension AppointmentCursor {
  /// `1795676400.apt_…`
  fileprivate var text: String { "\(earliest.seconds).\(id.rawValue)" }

  fileprivate init?(text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let seconds = Int(parts[0]), let id = AppointmentID(parts[1]) else {
      return nil
    }
    self.init(earliest: Instant(seconds: seconds), id: id)
  }
}

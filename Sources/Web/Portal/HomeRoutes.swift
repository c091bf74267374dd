import Hummingbird
import Pages
import Scheduling

extension Portal {
  private static let pastPageSize = 20

  func addHomeRoutes(to routes: PortalRoutes) {
    routes.get(SitePath.routes.home) { exchange in
      let visitor = try exchange.customer()
      let overview = try await scheduler.overview(
        for: visitor.viewer, in: exchange.organization)
      let page = HomePage(
        firstName: visitor.contact.firstName, active: overview.active.map(exchange.card),
        upcoming: overview.upcoming.map(exchange.card),
        work: overview.workToSchedule.map { work in
          let order = work.order
          let service = work.service == order.subject ? nil : work.service
          let detail = [service, work.product, work.place].compactMap { $0 }
          return WorkCard(
            id: order.id.rawValue, title: order.subject,
            detail: detail.isEmpty ? nil : detail.joined(separator: " · "),
            booking: BookingQuery(
              asset: order.asset?.rawValue, service: order.serviceType.rawValue,
              workOrder: order.id.rawValue))
        }, canBook: visitor.mayBook)
      return exchange.page(page.html(in: exchange.frame()))
    }
    routes.get(SitePath.routes.past) { exchange in
      let visitor = try exchange.customer()
      let number = min(max(1, exchange.query("page").flatMap(Int.init) ?? 1), 10_000)
      let past = try await scheduler.past(
        for: visitor.viewer, page: number, size: Self.pastPageSize, in: exchange.organization)
      let page = PastPage(
        visits: past.visits.map(exchange.card), page: number,
        pages: past.hasMore ? number + 1 : number, canBook: visitor.mayBook)
      return exchange.page(page.html(in: exchange.frame()))
    }
  }
}

extension Exchange {
  /// A visit as the pages show it.
  func card(_ view: VisitView) -> VisitCard {
    let visit = view.appointment
    let rules = catalogue.organization.rules
    return VisitCard(
      id: visit.id.rawValue, number: visit.number, state: VisitState(visit.state),
      service: view.service, product: view.product, place: place(of: view),
      time: VisitTime(visit.slot, in: view.zone),
      technician: view.resource.map {
        Technician(name: $0.name, phone: rules.showsTechnicianPhone ? $0.phone : nil)
      },
      companions: view.resource == nil
        ? [] : visit.companions.compactMap { catalogue.resources[$0.resource]?.name },
      estimatedArrival: nil, startedAt: visit.startedAt, canModify: view.canChange,
      canCancel: view.canChange, meetingLink: view.meetingLink,
      answers: visit.answers)
  }

  /// Where somebody comes or goes; on the phone and by video how it takes place.
  func place(of view: VisitView) -> String? {
    switch view.appointment.venue {
    case .onSite, .atOurPlace: view.appointment.address?.line
    case .phone: view.phoneInstructions ?? texts.message(.byPhone)
    case .video: texts.message(.byVideo)
    }
  }
}

extension VisitTime {
  init(_ slot: Slot, in zone: Zone) {
    self.init(start: slot.earliest, windowEnd: slot.isExact ? nil : slot.latest, zone: zone)
  }
}

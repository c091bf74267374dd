import Hummingbird
import Pages
import Scheduling

extension Portal {
  func addStaffDayRoutes(to routes: StaffRoutes) {
    routes.get(SitePath.routes.staffOwnDays, needs: .ownDays) { exchange, member in
      guard let own = member.viewer.resource else { throw Problem.notFound }
      return exchange.redirect(to: exchange.paths.staffResourceDays(own.rawValue))
    }
    routes.get(SitePath.routes.staffResourceDays("{id}"), needs: .ownDays) { exchange, member in
      guard let id = ResourceID(exchange.parameter("id")),
        let days = try await scheduler.days(
          of: id, from: exchange.query("from").flatMap(LocalDate.init(iso8601:)),
          for: .staff(member.viewer), in: exchange.organization)
      else { throw Problem.notFound }
      return exchange.page(
        ResourceDaysPage(
          days: days, rows: days.days.map { $0.visits.map { exchange.row($0.row) } },
          seesEverything: member.viewer.seesEverything
        ).html(in: exchange.frame()))
    }
  }
}

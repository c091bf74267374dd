import Hummingbird
import Pages
import Scheduling

extension Portal {
  /// *New appointment* for a customer, and *Move*: the customers' own forms at the staff's counter.
  func addStaffBookingRoutes(to routes: StaffRoutes) {
    let paths = SitePath.routes
    routes.get(paths.staffBooking, needs: .dispatch) { exchange, member in
      guard exchange.query("contact") != nil else {
        return try await self.contactChoice(exchange)
      }
      let form = BookingForm(appointment: exchange.newAppointment(), query: exchange.bookingQuery)
      return try await self.bookingPage(form, .staff(member), exchange)
    }
    routes.post(paths.staffBooking, needs: .dispatch) { exchange, member in
      let form = BookingForm(try await exchange.form(), exchange)
      return try await self.book(form, .staff(member), exchange)
    }
    routes.get(paths.staffRescheduling("{id}"), needs: .ownDays) { exchange, member in
      try await self.reschedulingPage(
        ReschedulingForm(query: exchange.bookingQuery), .staff(member), exchange)
    }
    routes.post(paths.staffRescheduling("{id}"), needs: .ownDays) { exchange, member in
      let form = ReschedulingForm(try await exchange.form(), exchange)
      return try await self.reschedule(form, .staff(member), exchange)
    }
  }
}

import Foundation
import Pages
import Scheduling

/// Every page with the contents of a plausible day at Rheintal Heizung. Each text that a visitor,
/// the staff or another system can type goes through `typed`, so that a test can hide something in
/// all of them.
struct Samples {
  var typed: @Sendable (String) -> String = { $0 }
  var texts = Texts.english
  var accent: String? = "#0b6e5f"
  var css = "/assets/1/doorstep.css"
  var js = "/assets/1/doorstep.js"

  static let nonce = "bm9uY2U"
  static let vaduz: Zone = {
    let path = "/usr/share/zoneinfo/Europe/Vaduz"
    let bytes = FileManager.default.contents(atPath: path).map(Array.init) ?? []
    return (try? Zone(name: "Europe/Vaduz", tzif: bytes)) ?? .utc
  }()
  /// Four weeks before the day that most pages are about.
  static let today = LocalDate(iso8601: "2026-11-21") ?? LocalDate(days: 0)

  func frame(signedIn: Bool = true, flash: Flash? = nil) -> Frame {
    Frame(
      theme: Theme(
        name: typed("Rheintal Heizung"), accent: accent, font: typed("Inter"),
        contactEmail: typed("service@rheintal-heizung.example"),
        contactPhone: typed("+423 230 11 22"),
        footer: typed("Landstrasse 40, 9490 Vaduz")),
      site: SitePath(), texts: texts, nonce: Self.nonce, assets: AssetNames(css: css, js: js),
      person: signedIn ? typed("Mira Ospelt") : nil, flash: flash, showsMailbox: true)
  }

  /// An instant by the clock in Vaduz.
  func at(_ text: String) -> Instant {
    Instant(iso8601: text + ":00+01:00") ?? Instant(seconds: 0)
  }

  func time(_ start: String, until end: String? = nil) -> VisitTime {
    VisitTime(start: at(start), windowEnd: end.map(at), zone: Self.vaduz)
  }

  // MARK: Visits

  var active: VisitCard {
    VisitCard(
      id: typed("apt_1"), number: typed("A-100042"), state: .traveling,
      service: typed("Boiler service"), product: typed("Vitodens 200"),
      place: typed("Home, Landstrasse 12"),
      time: time("2026-11-21T08:00", until: "2026-11-21T12:00"),
      technician: Technician(name: typed("Lena Beck"), phone: typed("+423 791 22 33")),
      estimatedArrival: at("2026-11-21T10:24"))
  }

  var inspection: VisitCard {
    VisitCard(
      id: typed("apt_2"), number: typed("A-100051"), state: .scheduled,
      service: typed("Heat-pump inspection"), product: typed("Heat pump NX-4"),
      place: typed("Home, Landstrasse 12"),
      time: time("2026-11-26T08:00", until: "2026-11-26T12:00"), canModify: true, canCancel: true)
  }

  var repair: VisitCard {
    VisitCard(
      id: typed("apt_3"), number: typed("A-100060"), state: .scheduled,
      service: typed("Radiator repair"), place: typed("Office, Städtle 3"),
      time: time("2026-12-07T14:30"), technician: Technician(name: typed("Jonas Frick")),
      canModify: true, canCancel: true)
  }

  var exchange: VisitCard {
    VisitCard(
      id: typed("apt_4"), number: typed("A-100039"), state: .inProgress,
      service: typed("Burner exchange"), place: typed("Workshop"),
      time: time("2026-11-21T09:00"), startedAt: at("2026-11-21T09:10"))
  }

  var past: [VisitCard] {
    let states: [VisitState] = [.completed, .canceled, .cannotComplete, .completed]
    return states.enumerated().map { index, state in
      VisitCard(
        id: typed("apt_9\(index)"), number: typed("A-10000\(index)"), state: state,
        service: typed(["Yearly service", "Repair", "Advice by video", "Burner exchange"][index]),
        product: typed("Vitodens 200"), place: typed("Home, Landstrasse 12"),
        time: time("2026-0\(9 - index)-1\(index)T14:30"))
    }
  }

  // MARK: Booking

  func picker(
    day: String? = "2026-11-26", windows: Bool = false, chosen: String? = nil, taken: Bool = false,
    path: String = "/book"
  ) -> WhenPicker {
    let counts = [24: 3, 25: 9, 26: 8, 27: 12, 30: 11]
    var free: [LocalDate: Int] = [:]
    for (number, count) in counts { free[Self.today + (number - 21)] = count }
    let exact = ["08:00", "08:30", "11:00", "13:30", "15:00", "16:00", "17:30", "18:00"]
    let exactTimes = exact.map { time("2026-11-26T\($0)") }
    let windowTimes = [
      time("2026-11-26T08:00", until: "2026-11-26T12:00"),
      time("2026-11-26T13:00", until: "2026-11-26T17:00"),
    ]
    return WhenPicker(
      path: path, query: query, month: Month(containing: Self.today),
      free: day == nil ? [:] : free, hasPrevious: false, hasNext: true,
      day: day.flatMap(LocalDate.init(iso8601:)),
      times: day == nil ? [] : windows ? windowTimes : exactTimes, chosen: chosen,
      zone: Self.vaduz, nextFree: day == nil ? Self.today + 12 : nil, wasTaken: taken,
      nearest: taken
        ? [time("2026-11-26T08:00"), time("2026-11-26T11:00"), time("2026-11-27T08:30")] : [])
  }

  var query: BookingQuery {
    BookingQuery(asset: typed("ast_1"), service: typed("svc_1"))
  }

  func booking(
    when: WhenPicker?, query: BookingQuery? = nil, address: String? = nil, comment: String = "",
    errors: FieldErrors = [:]
  ) -> BookingPage {
    BookingPage(
      appointment: typed("apt_new"),
      products: Products(
        .asset,
        [
          ProductOption(
            id: typed("ast_1"), name: typed("Vitodens 200"), detail: typed("Home, Landstrasse 12")),
          ProductOption(
            id: typed("ast_2"), name: typed("Heat pump NX-4"), detail: typed("Office, Städtle 3")),
        ]),
      services: [
        ServiceOption(
          id: typed("svc_1"), name: typed("Yearly service"),
          description: typed("Cleaning, settings, exhaust measurement."), duration: 3600,
          hasWindows: false, price: typed("CHF 240")),
        ServiceOption(
          id: typed("svc_2"), name: typed("Repair"),
          description: typed("Something doesn’t work as it should."), duration: 7200,
          hasWindows: true),
        ServiceOption(
          id: typed("svc_3"), name: typed("Advice by video"), duration: 1800, hasWindows: false),
      ], query: query ?? self.query, when: when, address: address, comment: comment,
      errors: errors)
  }
}

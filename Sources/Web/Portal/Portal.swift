import Hummingbird
package import Pages
package import Scheduling

/// The customer portal over HTTP: routes, sessions and forms. Every rule is behind `scheduler`.
package struct Portal: Sendable {
  let scheduler: Scheduler
  let sites: any SiteDirectory
  let settings: PortalSettings
  let mailbox: DemoMailbox?
  let files: StaticFiles
  let attempts = AttemptLimiter()
  let documents = OpenAPIDocuments()
  let bookings = BookingLimiter()
  let invitedUses = InvitedUses()

  /// - Parameter mailbox: where letters are shown when there is no mail server; nil: there is one.
  package init(
    scheduler: Scheduler, sites: any SiteDirectory, settings: PortalSettings,
    mailbox: DemoMailbox?
  ) {
    self.scheduler = scheduler
    self.sites = sites
    self.settings = settings
    self.mailbox = mailbox
    files = StaticFiles()
  }

  /// Every route twice: for sites that have a host of their own, and under `/s/<slug>`.
  func addRoutes(to router: Router<PortalContext>) {
    for root in [router.group(""), router.group("/s/{slug}")] {
      let routes = PortalRoutes(portal: self, group: root)
      addSignInRoutes(to: routes)
      addRedemptionRoutes(to: routes)
      addHomeRoutes(to: routes)
      addBookingRoutes(to: routes)
      addAppointmentRoutes(to: routes)
      addReschedulingRoutes(to: routes)
      addCancellationRoutes(to: routes)
      addProfileRoutes(to: routes)
      addMailboxRoutes(to: routes)
      addInvitedRoutes(to: routes)
      addEmbeddingRoutes(to: routes)
      addFileRoutes(to: routes)
      addStaffRoutes(to: StaffRoutes(routes: routes))
      addAPIRoutes(to: routes)
    }
  }
}

/// What the portal needs to know about the installation.
package struct PortalSettings: Sendable {
  /// Scheme, host and port under which browsers reach this server, without a final slash.
  package var origin: String
  /// Names of the tz database, for choosing one's own.
  package var zoneNames: [String]
  /// Writes calendar files as letters do, for an organisation's site.
  package var letters: @Sendable (Catalogue, Site) -> LetterWriter
  package var clock: @Sendable () -> Instant
  /// Addresses of proxies whose `X-Forwarded-For` is believed.
  package var trustedProxies: Set<String>
  /// Hands a test letter over; does nothing else.
  package var tryMailbox: @Sendable (MailboxTrial) async -> MailTest
  /// Draws a text as a QR code; nil: it is too long for one.
  package var qrCode: @Sendable (String) -> QRSquares?
  package var guests: GuestLimits

  package init(
    origin: String, zoneNames: [String],
    letters: @escaping @Sendable (Catalogue, Site) -> LetterWriter,
    clock: @escaping @Sendable () -> Instant, trustedProxies: Set<String> = [],
    tryMailbox: @escaping @Sendable (MailboxTrial) async -> MailTest = { _ in
      MailTest(passed: false, reply: "no way to send mail was given")
    }, qrCode: @escaping @Sendable (String) -> QRSquares? = { _ in nil },
    guests: GuestLimits = GuestLimits()
  ) {
    self.origin = origin
    self.zoneNames = zoneNames
    self.letters = letters
    self.clock = clock
    self.trustedProxies = trustedProxies
    self.tryMailbox = tryMailbox
    self.qrCode = qrCode
    self.guests = guests
  }

  /// The whole address under which browsers reach a site.
  package func address(of site: Site) -> String {
    guard let host = site.host else { return origin + site.prefix }
    let scheme = isSecure ? "https://" : "http://"
    let port = origin.dropFirst(scheme.count).split(separator: ":").dropFirst().last
    return scheme + host + (port.map { ":\($0)" } ?? "") + site.prefix
  }

  var isSecure: Bool { origin.hasPrefix("https://") }
}

extension Portal {
  func now() -> Instant { settings.clock() }
}

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
      addFileRoutes(to: routes)
      addStaffRoutes(to: StaffRoutes(routes: routes))
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

  package init(
    origin: String, zoneNames: [String],
    letters: @escaping @Sendable (Catalogue, Site) -> LetterWriter,
    clock: @escaping @Sendable () -> Instant, trustedProxies: Set<String> = []
  ) {
    self.origin = origin
    self.zoneNames = zoneNames
    self.letters = letters
    self.clock = clock
    self.trustedProxies = trustedProxies
  }

  var isSecure: Bool { origin.hasPrefix("https://") }
}

extension Portal {
  func now() -> Instant { settings.clock() }
}

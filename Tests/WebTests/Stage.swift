import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Pages
import Scheduling
import Storage
import Synchronization
import Testing
import Web

/// What a test changes about the server before it starts.
struct StageSetup: Sendable {
  var origin = "http://localhost"
  /// The test's client has no address: the server calls it `local`.
  var trustedProxies: Set<String> = ["local"]
  var setting: TestingSetup = .router
  var showsMailbox = true
  /// What comes of test letters.
  var mailPasses = false
  /// Stands between the rules and the database.
  var faults = FaultPlan()
  var verifyPassword: @Sendable (String, String) async -> Bool = { $1 == "hash of " + $0 }
}

/// The real portal, in process, over a database of its own with ``Firm`` in it.
struct Stage: Sendable {
  let store: SQLStore
  let scheduler: Scheduler
  let portal: Portal
  let client: any TestClientProtocol
  let log: LogBook
  let letters: @Sendable (Catalogue, Site) -> LetterWriter

  /// - Parameter peer: where requests come from, as a trusted proxy tells it.
  func browser(peer: String? = nil) -> Browser { Browser(client: client, peer: peer) }

  /// Somebody who has signed in.
  func customer(
    _ email: String = Firm.miraMail, at prefix: String = ""
  ) async throws -> Browser {
    let browser = browser()
    let answer = try await browser.post(
      prefix + "/sign-in", ["email": email, "password": Firm.password])
    try #require(answer.status == .seeOther)
    return browser
  }

  /// A member of staff: `ada` administers, `dora` dispatches, `lena` and `udo` are resources, and
  /// `nobody` has no right at all.
  func staff(_ name: String, at prefix: String = "") async throws -> Browser {
    let browser = browser()
    let answer = try await browser.post(
      prefix + "/staff/sign-in",
      ["email": "\(name)@staff.example", "password": Firm.password])
    try #require(answer.status == .seeOther)
    return browser
  }

  /// Somebody who came by the link of a letter about that visit.
  func bearer(of visit: String = Firm.miraVisit) async throws -> Browser {
    let browser = browser()
    let answer = try await browser.get("/v/" + (try await link(to: visit)))
    try #require(answer.status == .seeOther)
    return browser
  }

  /// The secret of a new link to a visit.
  func link(to visit: String) async throws -> String {
    let key = scheduler.secrets.newKey()
    let hash = scheduler.secrets.hash(key)
    let id = try #require(AppointmentID(visit))
    try await store.writeLedger(Firm.organization) {
      try $0.insertLink(hash, to: id, expiresAt: nil)
    }
    return key
  }

  /// The code of a new invitation for the contact who has no profile yet.
  func invitation() async throws -> String {
    let answer = try await scheduler.invite(
      InvitationWish(
        kind: .single, contact: ContactID("con_new"), maximumRedemptions: 1, expiresAt: nil,
        inviter: nil, account: nil, roles: nil, sendsMail: false),
      by: .system, in: Firm.organization)
    guard case .invited(_, let code) = answer else {
      Issue.record("not invited: \(answer)")
      return ""
    }
    return code
  }

  func visit(_ id: String) async throws -> Appointment? {
    let id = try #require(AppointmentID(id))
    return try await store.readLedger(Firm.organization) {
      try $0.appointment(id, for: .system)
    }
  }

  func contact(_ id: ContactID) async throws -> Contact? {
    try await store.readLedger(Firm.organization) { try $0.contact(id) }
  }

  /// Everything that happened, as the journal tells it.
  func events() async throws -> [String] {
    try await store.journal(of: Firm.organization, limit: 10_000).map(\.entry.event)
  }
}

/// Opens a stage in a folder of its own, and clears it away afterwards.
func withStage(
  _ setup: StageSetup = StageSetup(), _ body: @escaping @Sendable (Stage) async throws -> Void
) async throws {
  let folder = NSTemporaryDirectory() + "/doorstep-web-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let zones = ZoneFiles()
  // One key for all, so that two stages can be compared.
  try Data(String(repeating: "7", count: 64).utf8).write(
    to: URL(fileURLWithPath: folder + "/portal.sqlite.key"))
  let store = try await SQLStore(
    path: folder + "/portal.sqlite", clock: { Firm.monday }, zones: zones.source)
  var secrets = try Secrets.live(store.vault)
  secrets.hashPassword = { "hash of " + $0 }
  for document in [Firm.document, Firm.neighbour] {
    guard case .company(let company) = CompanyFile.read(Array(document.utf8), zones: zones.source)
    else {
      Issue.record("\(CompanyFile.read(Array(document.utf8), zones: zones.source))")
      return
    }
    let outcome = try await store.importCompany(company, secrets: secrets)
    guard case .imported = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }
  secrets.verifyPassword = setup.verifyPassword
  let scheduler = Scheduler(
    store: FaultyStore(store: store, plan: setup.faults), secrets: secrets, zones: zones.source)
  let templates = try LetterTemplates()
  let (origin, passes) = (setup.origin, setup.mailPasses)
  let letters: @Sendable (Catalogue, Site) -> LetterWriter = { catalogue, site in
    LetterWriter(
      Letterhead(
        theme: Theme(name: catalogue.organization.name),
        site: SitePath(prefix: origin + site.prefix), sender: "office@example.org",
        host: "localhost"),
      zones: zones.source, templates: templates)
  }
  let portal = Portal(
    scheduler: scheduler, sites: FaultySites(sites: store, plan: setup.faults),
    settings: PortalSettings(
      origin: origin, zoneNames: ["Europe/Vaduz", "UTC"], letters: letters, clock: { Firm.monday },
      trustedProxies: setup.trustedProxies,
      tryMailbox: { _ in MailTest(passed: passes, reply: passes ? "250 taken" : "no mail here") }),
    mailbox: setup.showsMailbox ? DemoMailbox { [] } : nil)
  let log = LogBook()
  let application = portal.application(host: "localhost", port: 0, logger: log.logger)
  try await application.test(setup.setting) { client in
    try await body(
      Stage(
        store: store, scheduler: scheduler, portal: portal, client: client, log: log,
        letters: letters))
  }
  try store.close()
}

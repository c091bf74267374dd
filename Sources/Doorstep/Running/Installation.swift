import Foundation
import Logging
import Outbound
import Pages
import Scheduling
import Storage
import Web

/// The parts of one installation, wired together.
struct Installation: Sendable {
  let settings: Settings
  let store: SQLStore
  let scheduler: Scheduler
  let zones: ZoneSource
  let templates: LetterTemplates

  /// Opens the database, bringing its schema up to date.
  init(_ settings: Settings) async throws {
    self.settings = settings
    zones = ZoneFiles(folder: settings.zoneinfo).source
    store = try await SQLStore(path: settings.database, clock: SystemClock.now, zones: zones)
    scheduler = Scheduler(store: store, secrets: try Secrets.live(store.vault), zones: zones)
    templates = try LetterTemplates()
  }

  /// The whole address under which an organisation's site is reached: links in mails.
  func address(of site: Site) -> String {
    guard let host = site.host, let url = URL(string: settings.origin) else {
      return settings.origin + site.prefix
    }
    let port = url.port.map { ":\($0)" } ?? ""
    return "\(url.scheme ?? "https")://\(host)\(port)\(site.prefix)"
  }

  func letters(_ catalogue: Catalogue, _ site: Site) -> LetterWriter {
    let organization = catalogue.organization
    let host = URL(string: settings.origin)?.host() ?? "localhost"
    let head = Letterhead(
      theme: Theme(
        name: organization.name, accent: organization.look.accent, font: organization.look.font,
        logo: nil, contactEmail: organization.contactEmail,
        contactPhone: organization.contactPhone, footer: organization.footer),
      site: SitePath(prefix: address(of: site)),
      sender: organization.mail.sender(of: .confirmed)?.address ?? organization.contactEmail
        ?? "doorstep@\(host)",
      host: site.host ?? host)
    return LetterWriter(head, zones: zones, templates: templates)
  }

  /// The site that an organisation's letters lead to: the first by id.
  func site(of organization: OrganizationID) async throws -> Site? {
    try await store.sites().filter { $0.organization == organization }.min { $0.id < $1.id }
  }

  func portal() -> Portal {
    let portalSettings = PortalSettings(
      origin: settings.origin, zoneNames: ZoneFiles(folder: settings.zoneinfo).names,
      letters: { letters($0, $1) }, clock: SystemClock.now,
      trustedProxies: settings.trustedProxies, tryMailbox: tryMailbox, qrCode: QRCode.squares,
      guests: settings.guests)
    return Portal(
      scheduler: scheduler, sites: store, settings: portalSettings,
      mailbox: isDemo ? demoMailbox() : nil)
  }

  /// Whether letters are shown on a page, because there is no mail server.
  private var isDemo: Bool { settings.showsMailbox && settings.mailServer == nil }

  /// Sends a test letter from a mailbox, and tells what was said.
  private func tryMailbox(_ trial: MailboxTrial) async -> MailTest {
    if isDemo {
      return MailTest(passed: true, reply: "no mail server: letters are shown on the mailbox page")
    }
    guard let server = settings.mailServer else {
      return MailTest(passed: false, reply: "no mail server is set (smtp.host)")
    }
    guard let sender = MailAddress(trial.mailbox.address, name: trial.mailbox.name),
      let recipient = MailAddress(trial.recipient)
    else { return MailTest(passed: false, reply: "not an address that mail can be sent to") }
    let host = URL(string: settings.origin)?.host() ?? "localhost"
    let id = MessageID(now: SystemClock.now(), random: scheduler.secrets.random(10))
    let letter = letters(trial.catalogue, trial.site).test(
      of: trial.mailbox, language: trial.language)
    let attempt = await Mailer.attempt(
      MailMessage(
        letter, from: sender, to: recipient, messageID: "\(id.rawValue)@\(host)",
        date: SystemClock.now()), server)
    let dialogue = attempt.dialogue.lines.map { ($0.speaker == .client ? "> " : "< ") + $0.text }
    return switch attempt.delivery {
    case .delivered(let reply): MailTest(passed: true, reply: reply, dialogue: dialogue)
    case .temporaryFailure(let reason), .permanentFailure(let reason):
      MailTest(passed: false, reply: reason, dialogue: dialogue)
    }
  }

  /// Letters that wait because there is no mail server, written out as they would be sent.
  private func demoMailbox() -> DemoMailbox {
    DemoMailbox {
      var mails: [DemoMailbox.Mail] = []
      for pending in try await store.waiting(limit: 200) {
        guard let site = try await site(of: pending.organization) else { continue }
        let catalogue = try await scheduler.catalogue(of: pending.organization)
        let message = pending.message
        let letter = letters(catalogue, site).letter(message)
        mails.append(
          DemoMailbox.Mail(
            id: message.id.rawValue,
            from: catalogue.organization.mail.sender(of: message.kind)
              .map { "\($0.name) <\($0.address)>" } ?? catalogue.organization.name,
            to: "\(message.recipient.name) <\(message.recipient.email)>", subject: letter.subject,
            at: message.createdAt, letter: letter))
      }
      return mails
    }
  }
}

import Foundation
import Logging
import Outbound
import Pages
import Scheduling
import ServiceLifecycle
import Storage

/// Sends the letters that wait. A letter is claimed for a while, so that a worker that dies loses
/// nothing; its Message-ID stays the same through all attempts.
struct OutboxWorker: Service {
  let installation: Installation
  let mailer: Mailer
  let schedule: RetrySchedule
  let logger: Logger

  /// Letters on their way at once, seconds that one may take, and the longest nap.
  private static let batch = 8
  private static let lease = 120
  private static let longestNap = 1.0
  /// Seconds after which a letter without an enabled mailbox is looked at again; it never fails.
  private static let mailboxPause = 30

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        do {
          let claimed = try await installation.store.claim(limit: Self.batch, lease: Self.lease)
          await withTaskGroup(of: Void.self) { group in
            for message in claimed { group.addTask { await send(message) } }
          }
          if claimed.isEmpty { try? await Task.sleep(for: .seconds(Self.longestNap)) }
        } catch {
          logger.error("outbox", metadata: ["cause": "\(error)"])
          try? await Task.sleep(for: .seconds(5))
        }
      }
    }
  }

  private func send(_ pending: PendingMessage) async {
    let id = pending.message.id
    do {
      let outcome = try await attempt(pending)
      try await installation.store.settle(pending, as: outcome)
      logger.info("letter", metadata: ["message": "\(id)", "outcome": "\(outcome.name)"])
    } catch {
      // The lease ends by itself; then the letter is tried again.
      logger.error("letter", metadata: ["message": "\(id)", "cause": "\(error)"])
    }
  }

  private func attempt(_ pending: PendingMessage) async throws -> SendingOutcome {
    let message = pending.message
    guard let site = try await installation.site(of: pending.organization) else {
      return .failed(reason: "the organisation has no site that links could lead to")
    }
    let catalogue = try await installation.scheduler.catalogue(of: pending.organization)
    let name = catalogue.organization.name
    guard let mailbox = catalogue.organization.mail.sender(of: message.kind), mailbox.isEnabled
    else {
      return .retry(
        after: Self.mailboxPause, reason: "no mailbox is approved and tested for this letter")
    }
    guard let sender = MailAddress(mailbox.address, name: mailbox.name) else {
      return .failed(reason: "the mailbox's address can't be an address")
    }
    guard
      let recipient = MailAddress(message.recipient.email, name: message.recipient.name)
    else { return .failed(reason: "the recipient's address can't be an address") }
    let letter = installation.letters(catalogue, site).letter(message)
    let host = URL(string: installation.settings.origin)?.host() ?? "localhost"
    let mail = MailMessage(
      letter, from: sender, to: recipient,
      replyTo: catalogue.organization.contactEmail.flatMap { MailAddress($0, name: name) },
      messageID: "\(message.id.rawValue)@\(host)", date: message.createdAt)
    switch await mailer.send(mail) {
    case .delivered(let reply): return .delivered(reply: reply)
    case .permanentFailure(let reason): return .failed(reason: reason)
    case .temporaryFailure(let reason):
      return schedule.delay(afterAttempt: pending.attempts + 1)
        .map { .retry(after: $0, reason: reason) } ?? .failed(reason: reason)
    }
  }
}

extension SendingOutcome {
  fileprivate var name: String {
    switch self {
    case .delivered: "delivered"
    case .retry(let seconds, _): "retry in \(seconds) s"
    case .failed: "failed"
    }
  }
}

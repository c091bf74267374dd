import Logging
import Scheduling
import ServiceLifecycle
import Storage

/// Writes the letters of sendings to lists, a few at a time: the outbox never holds many of them, so
/// that confirmations of visits don't wait behind ten thousand invitations. What was under way when
/// the server stopped goes on where it was.
struct ListSender: Service {
  let installation: Installation
  let logger: Logger

  /// Letters of one transaction, and letters that may wait in the outbox.
  private static let chunk = 40
  private static let room = 60
  /// Seconds until it is looked again.
  private static let nap = 0.5
  private static let pauseAfterFault = 5.0
  /// Rounds after which what was left lying is thrown away: about every hour.
  private static let roundsBetweenTidying = 7200

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var rounds = 0
      while !Task.isCancelled {
        if rounds % Self.roundsBetweenTidying == 0 { await tidy() }
        rounds += 1
        let pause = await round() ? Self.nap : Self.pauseAfterFault
        try? await Task.sleep(for: .seconds(pause))
      }
    }
  }

  private func tidy() async {
    do {
      try await installation.store.deleteLeftovers()
    } catch {
      logger.error("list leftovers", metadata: ["cause": "\(error)"])
    }
  }

  /// One step of each sending. False: something failed; the others go on all the same.
  private func round() async -> Bool {
    var isWhole = true
    do {
      for (organization, sending) in try await installation.store.runningSendings() {
        do {
          try await step(sending, in: organization)
        } catch {
          logger.error(
            "list sending", metadata: ["sending": "\(sending)", "cause": "\(error)"])
          isWhole = false
        }
      }
    } catch {
      logger.error("list sending", metadata: ["cause": "\(error)"])
      isWhole = false
    }
    return isWhole
  }

  private func step(_ sending: ListSendingID, in organization: OrganizationID) async throws {
    // Without a mail server nothing empties the outbox: then letters are only shown.
    let room = installation.settings.mailServer == nil ? nil : Self.room
    let step = try await installation.scheduler.continueSending(
      sending, atMost: Self.chunk, room: room, in: organization)
    switch step {
    case .wrote(let count):
      logger.info("list sending", metadata: ["sending": "\(sending)", "letters": "\(count)"])
    case .ended: logger.info("list sending ended", metadata: ["sending": "\(sending)"])
    case .pausing: break
    }
  }
}

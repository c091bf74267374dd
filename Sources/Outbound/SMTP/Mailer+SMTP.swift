extension Mailer {
  /// Mail through an SMTP server, one after the other for each server, on threads of its own.
  package static func smtp(
    _ settings: SMTPSettings, on pool: BlockingPool = .mail
  ) -> Mailer {
    Mailer { await attempt($0, settings, on: pool).delivery }
  }

  /// One attempt with everything that was said: for trying settings out.
  package static func attempt(
    _ message: MailMessage, _ settings: SMTPSettings, on pool: BlockingPool = .mail
  ) async -> SMTPAttempt {
    await pool.run(key: settings.server) { SMTPConversation(settings, message).run() }
  }
}

extension BlockingPool {
  /// Eight servers at once: a slow one delays its own mails only.
  package static let mail = BlockingPool(threads: 8)
}

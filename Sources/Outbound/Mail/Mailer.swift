/// The port through which mail leaves.
package struct Mailer: Sendable {
  /// Hands one message over. Never throws: what went wrong decides whether it is tried again.
  package var send: @Sendable (MailMessage) async -> Delivery

  package init(send: @escaping @Sendable (MailMessage) async -> Delivery) {
    self.send = send
  }

  /// For tests that mustn't send: every mail fails, and says why.
  package static let unstubbed = Mailer { message in
    .permanentFailure(reason: "no mailer was given; a mail to \(message.to.address) was not sent")
  }
}

/// How handing over a mail ended. Reasons have at most 500 characters, hold no secrets and no line
/// breaks, and are meant for the delivery log that staff read.
package enum Delivery: Hashable, Sendable {
  /// The server has taken it; with its answer.
  case delivered(reply: String)
  /// Worth another attempt.
  case temporaryFailure(reason: String)
  /// The server will never take this message.
  case permanentFailure(reason: String)
}

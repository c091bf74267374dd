internal import CCurl

/// One try to hand over a mail: how it ended and what was said.
package struct SMTPAttempt: Hashable, Sendable {
  package let delivery: Delivery
  package let dialogue: SMTPDialogue

  init(delivery: Delivery, dialogue: SMTPDialogue) {
    self.delivery = delivery
    self.dialogue = dialogue
  }

  /// Decides what an ending means.
  ///
  /// A 5xx answer about this mail (from MAIL FROM on) is final. Before that, at signing in for
  /// instance, the server refuses *us*: with a mistyped password every waiting mail would be lost
  /// for good, so that counts as temporary and is tried again once the settings are right.
  init(_ code: CURLcode, _ dialogue: SMTPDialogue, server: String) {
    self.dialogue = dialogue
    let reply = dialogue.lastReply ?? ""
    if code == CURLE_OK {
      delivery = .delivered(reply: reply)
    } else if let status = dialogue.lastCode, (400..<600).contains(status) {
      let isFinal = status >= 500 && dialogue.concernsMessage
      let reason = dialogue.endedSigningIn ? "signing in was refused: \(reply)" : reply
      delivery =
        isFinal
        ? .permanentFailure(reason: dialogue.cleaned(reason))
        : .temporaryFailure(reason: dialogue.cleaned(reason))
    } else {
      let fault = String(cString: curl_easy_strerror(code))
      let said = reply.isEmpty ? "" : " (the server's last answer: \(reply))"
      delivery = .temporaryFailure(reason: dialogue.cleaned("\(server): \(fault)\(said)"))
    }
  }
}

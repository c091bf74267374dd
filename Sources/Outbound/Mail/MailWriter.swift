internal import Pages
internal import Scheduling

/// Writes a message as RFC 5322 and MIME, all of it in 7 bits but for addresses that are not.
///
/// With a calendar part it is stood twice: as an alternative, which programs show as an invitation
/// with buttons, and as a file, for those that don't.
///
///     multipart/mixed
///       multipart/alternative
///         text/plain, text/html, text/calendar
///       application/ics
package struct MailWriter: Sendable {
  private let message: MailMessage

  package init(_ message: MailMessage) {
    self.message = message
  }

  /// The bytes of the mail, lines ending in CRLF.
  package var bytes: [UInt8] {
    Array((headers + body).utf8)
  }

  private var headers: String {
    var lines = HeaderText.unstructured("Date", MailDate.text(message.date))
    lines += HeaderText.mailbox("From", message.from)
    lines += HeaderText.mailbox("To", message.to)
    if let replyTo = message.replyTo { lines += HeaderText.mailbox("Reply-To", replyTo) }
    lines += HeaderText.field("Message-ID", ["<\(Self.identifier(message.messageID))>"])
    lines += HeaderText.unstructured("Subject", message.subject)
    // Keeps holiday notices from answering (RFC 3834).
    lines += HeaderText.field("Auto-Submitted", ["auto-generated"])
    if let address = message.unsubscribe {
      lines += HeaderText.field("List-Unsubscribe", ["<\(Self.token(address))>"])
    }
    return lines + "MIME-Version: 1.0\r\n"
  }

  private var body: String {
    var alternatives = [
      part("text/plain; charset=utf-8", quoted: message.text),
      part("text/html; charset=utf-8", quoted: message.html),
    ]
    guard let calendar = message.calendar else {
      return multipart("alternative", alternatives)
    }
    let method = calendar.method.rawValue
    alternatives.append(
      part("text/calendar; charset=utf-8; method=\(method)", base64: calendar.content))
    return multipart(
      "mixed",
      [
        multipart("alternative", alternatives),
        part(
          "application/ics; name=\"invite.ics\"", base64: calendar.content,
          "Content-Disposition: attachment; filename=\"invite.ics\"\r\n"),
      ])
  }

  private func part(_ type: String, quoted text: String) -> String {
    "Content-Type: \(type)\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
      + TransferEncoding.quotedPrintable(text) + "\r\n"
  }

  private func part(_ type: String, base64 text: String, _ header: String = "") -> String {
    "Content-Type: \(type)\r\nContent-Transfer-Encoding: base64\r\n\(header)\r\n"
      + TransferEncoding.base64(text) + "\r\n"
  }

  /// `=_` can't occur in quoted-printable or base64, so no part can hold its own boundary.
  private func multipart(_ kind: String, _ parts: [String]) -> String {
    let boundary = "=_doorstep_\(kind)"
    let inside = parts.map { "--\(boundary)\r\n\($0)" }.joined()
    return "Content-Type: multipart/\(kind); boundary=\"\(boundary)\"\r\n\r\n"
      + inside + "--\(boundary)--\r\n"
  }

  /// What RFC 5322 allows in an identifier, with one `@`.
  private static func identifier(_ text: String) -> String {
    let parts = text.split(separator: "@", maxSplits: 1).map { part in
      part.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.+=".contains($0)) }
    }
    return parts.joined(separator: "@")
  }

  /// An address within angle brackets: printable ASCII, and none of those brackets.
  private static func token(_ text: String) -> String {
    String(
      text.unicodeScalars.filter { (0x21...0x7E).contains($0.value) && $0 != "<" && $0 != ">" }
        .map(Character.init))
  }
}

/// The date of a mail, in UTC: `Thu, 26 Nov 2026 07:30:00 +0000`.
enum MailDate {
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  static func text(_ instant: Instant) -> String {
    let local = Zone.utc.local(instant)
    let (date, time) = (local.date, local.time)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(weekdays[date.weekday.rawValue - 1]), \(two(date.day)) \(months[date.month - 1]) "
      + "\(date.year) \(two(time.hour)):\(two(time.minute)):\(two(time.second)) +0000"
  }
}

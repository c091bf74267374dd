internal import CCurl

/// One connection to a mail server that hands over one mail. Blocks its thread.
struct SMTPConversation {
  private let settings: SMTPSettings
  private let message: MailMessage

  init(_ settings: SMTPSettings, _ message: MailMessage) {
    self.settings = settings
    self.message = message
  }

  func run() -> SMTPAttempt {
    if let fault = settings.fault { return refused(fault) }
    guard Curl.isReady, let curl = curl_easy_init() else { return refused("libcurl can't start") }
    defer { curl_easy_cleanup(curl) }
    guard let recipients = curl_slist_append(nil, "<\(message.to.address)>") else {
      return refused("out of memory")
    }
    defer { curl_slist_free_all(recipients) }

    let exchange = Exchange(MailWriter(message).bytes, secrets: settings.secrets)
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    let code = withExtendedLifetime(exchange) { () -> CURLcode in
      let readiness = prepare(curl, recipients, context)
      return readiness == CURLE_OK ? curl_easy_perform(curl) : readiness
    }
    // Cleaning up ends the conversation with QUIT, which is of no interest any more.
    _ = doorstep_curl_set_number(curl, CURLOPT_VERBOSE, 0)
    return SMTPAttempt(code, exchange.dialogue, server: settings.description)
  }

  private func refused(_ reason: String) -> SMTPAttempt {
    SMTPAttempt(delivery: .temporaryFailure(reason: reason), dialogue: SMTPDialogue())
  }

  private func prepare(
    _ curl: UnsafeMutableRawPointer, _ recipients: UnsafeMutablePointer<curl_slist>,
    _ context: UnsafeMutableRawPointer
  ) -> CURLcode {
    var texts = [
      (CURLOPT_URL, settings.url), (CURLOPT_MAIL_FROM, "<\(message.from.address)>"),
      (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
      // Whatever the environment says about proxies is about web pages.
      (CURLOPT_PROXY, ""),
    ]
    if !settings.user.isEmpty {
      texts += [(CURLOPT_USERNAME, settings.user), (CURLOPT_PASSWORD, settings.password)]
    }
    if let authorities = settings.authorities { texts.append((CURLOPT_CAINFO, authorities)) }
    let isPlain = settings.security == .none
    let numbers = [
      (CURLOPT_USE_SSL, Int((isPlain ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue)),
      (CURLOPT_CONNECTTIMEOUT, settings.connectLimit), (CURLOPT_TIMEOUT, settings.totalLimit),
      // Signals and threads don't go together.
      (CURLOPT_NOSIGNAL, 1), (CURLOPT_UPLOAD, 1), (CURLOPT_VERBOSE, 1),
    ]
    // `lazy`, so that the first refusal ends it.
    return texts.lazy.map { doorstep_curl_set_text(curl, $0, $1) }.firstFault
      ?? numbers.lazy.map { doorstep_curl_set_number(curl, $0, $1) }.firstFault
      ?? [
        doorstep_curl_set_list(curl, CURLOPT_MAIL_RCPT, recipients),
        doorstep_curl_set_pointer(curl, CURLOPT_READDATA, context),
        doorstep_curl_set_reader(curl, readMail),
        doorstep_curl_set_pointer(curl, CURLOPT_DEBUGDATA, context),
        doorstep_curl_set_witness(curl, noteDialogue),
      ].firstFault ?? CURLE_OK
  }
}

extension Sequence<CURLcode> {
  fileprivate var firstFault: CURLcode? { first { $0 != CURLE_OK } }
}

extension SMTPSettings {
  /// What must not be seen in a log: the password as it is and as AUTH PLAIN and LOGIN send it.
  fileprivate var secrets: [String] {
    guard !password.isEmpty else { return [] }
    return [
      password, TransferEncoding.base64(password),
      TransferEncoding.base64("\0\(user)\0\(password)"),
    ]
  }
}

enum Curl {
  /// libcurl wants to be set up once, before any other thread uses it.
  static let isReady = doorstep_curl_initialize() == CURLE_OK
}

/// What libcurl's callbacks read from and write to. Used by the conversation's thread only.
private final class Exchange {
  private let mail: [UInt8]
  private var position = 0
  var dialogue: SMTPDialogue

  init(_ mail: [UInt8], secrets: [String]) {
    self.mail = mail
    dialogue = SMTPDialogue(secrets: secrets)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, mail.count - position)
    buffer.copyBytes(from: mail[position..<position + count])
    position += count
    return count
  }
}

private let readMail: curl_read_callback = { buffer, size, count, context in
  guard let buffer, let context else { return 0 }
  let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
  return exchange.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

private let noteDialogue: curl_debug_callback = { _, kind, data, size, context in
  guard let data, let context else { return 0 }
  let speaker: SMTPDialogue.Line.Speaker
  switch kind {
  case CURLINFO_HEADER_IN: speaker = .server
  case CURLINFO_HEADER_OUT: speaker = .client
  // The mail itself, TLS records, and libcurl's own remarks.
  default: return 0
  }
  let text = String(decoding: UnsafeRawBufferPointer(start: data, count: size), as: UTF8.self)
  Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue().dialogue.add(speaker, text)
  return 0
}

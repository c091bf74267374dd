import Outbound
import Testing

struct MailAddressTests {
  @Test(arguments: [
    // typed                     kept as
    ("anna@example.com", "anna@example.com"),
    ("Anna.K+visit@Example.COM", "Anna.K+visit@example.com"),
    ("o'hara@example.com", "o'hara@example.com"),
    ("anna@bücher.example", "anna@xn--bcher-kva.example"),
    ("anna@MÜNCHEN.example", "anna@xn--mnchen-3ya.example"),
    ("anna@日本語.example", "anna@xn--wgv71a119e.example"),
    ("jürg@example.com", "jürg@example.com"),
  ])
  func addresses(typed: String, kept: String) {
    #expect(MailAddress(typed)?.address == kept)
  }

  @Test(arguments: [
    "", "anna", "@example.com", "anna@", "anna@@example.com", "an na@example.com",
    "anna@example.com\r\nRCPT TO:<x@y>", "anna\n@example.com", "<anna@example.com>",
    "anna@exa mple.com", "anna@-example.com", "anna@example..com", "anna,bert@example.com",
    "anna@exa\u{0}mple.com", "anna\u{2028}@example.com", "\"a b\"@example.com",
    String(repeating: "a", count: 65) + "@example.com",
    "a@" + Array(repeating: "abcdefghi", count: 26).joined(separator: "."),
  ])
  func whatIsNoAddress(typed: String) {
    #expect(MailAddress(typed) == nil)
  }
}

struct SMTPSettingsTests {
  @Test(arguments: [
    // settings                                                             what is wrong
    (SMTPSettings(host: "mail.example.com", port: 587), nil),
    (SMTPSettings(host: "::1", port: 25, security: .none), nil),
    (SMTPSettings(host: "mail.example.com/x", port: 587), "host name"),
    (SMTPSettings(host: "", port: 587), "host name"),
    (SMTPSettings(host: "mail.example.com", port: 0), "port"),
    (SMTPSettings(host: "localhost", port: 25, clientName: "a\r\nb"), "client name"),
    (SMTPSettings(host: "localhost", port: 25, security: .none, password: "x"), "TLS"),
  ])
  func faults(settings: SMTPSettings, wrong: String?) {
    guard let wrong else {
      #expect(settings.fault == nil)
      return
    }
    #expect(settings.fault?.contains(wrong) == true)
  }
}

struct SMTPDialogueTests {
  @Test func credentialsAreBlottedOut() {
    var dialogue = SMTPDialogue(secrets: ["s3cret"])
    dialogue.add(.server, "220 hello\r\n")
    dialogue.add(.client, "AUTH LOGIN YXBw\r\n")
    dialogue.add(.server, "334 UGFzc3dvcmQ6\r\n")
    dialogue.add(.client, "czNjcmV0\r\n")
    dialogue.add(.server, "535-no\r\n535 your s3cret is wrong\r\n")
    #expect(
      dialogue.lines.map(\.text) == [
        "220 hello", "AUTH LOGIN ***", "334 UGFzc3dvcmQ6", "***", "535-no",
        "535 your *** is wrong",
      ])
    #expect(dialogue.lastReply == "535 no your *** is wrong")
    #expect(dialogue.lastCode == 535)
    #expect(dialogue.endedSigningIn)
    #expect(!dialogue.concernsMessage)
    #expect(!"\(dialogue)".contains("s3cret"))
  }

  @Test func theAnswerToQuitDecidesNothing() {
    var dialogue = SMTPDialogue()
    dialogue.add(.client, "MAIL FROM:<a@example.com>\r\n")
    dialogue.add(.server, "550-5.7.1 we don't\r\n550 know you\r\n")
    dialogue.add(.client, "QUIT\r\n")
    dialogue.add(.server, "221 bye\r\n")
    #expect(dialogue.lastReply == "550 5.7.1 we don't know you")
    #expect(dialogue.lastCode == 550)
    #expect(dialogue.concernsMessage)
  }

  @Test func answersAreOfLimitedLength() {
    var dialogue = SMTPDialogue()
    for _ in 0..<1_000 { dialogue.add(.server, "250-" + String(repeating: "x", count: 9_000)) }
    #expect(dialogue.lines.count == 200)
    #expect(dialogue.lines.allSatisfy { $0.text.count == 500 })
    #expect(dialogue.lastReply?.count == 500)
  }
}

struct RetryScheduleTests {
  @Test func soonAtFirstThenEveryFourHoursForThreeDays() {
    let schedule = RetrySchedule()
    var pauses: [Int] = []
    while let pause = schedule.delay(afterAttempt: pauses.count + 1) { pauses.append(pause) }
    #expect(Array(pauses.prefix(6)) == [60, 300, 900, 3600, 14_400, 14_400])
    let total = pauses.reduce(0, +)
    #expect(total > 68 * 3600 && total <= 72 * 3600)
    #expect(schedule.delay(afterAttempt: pauses.count + 1) == nil)
    #expect(schedule.delay(afterAttempt: 10_000) == nil)
  }

  @Test func theFirstRetryCanBeSooner() {
    #expect(RetrySchedule(firstRetry: 1).delay(afterAttempt: 1) == 1)
    #expect(RetrySchedule(firstRetry: 1).delay(afterAttempt: 2) == 300)
    #expect(RetrySchedule(firstRetry: 0).delay(afterAttempt: 1) == 1)
    #expect(RetrySchedule().delay(afterAttempt: 0) == nil)
  }
}

struct BlockingPoolTests {
  @Test func worksWithOneKeyRunInTurn() async {
    let pool = BlockingPool(threads: 4)
    let log = Log()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          let key = "\(number % 3)"
          await pool.run(key: key) { log.note(key) }
        }
      }
    }
    #expect(log.overlaps == 0)
    #expect(log.count == 40)
  }
}

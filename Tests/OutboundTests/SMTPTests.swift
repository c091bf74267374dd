import Foundation
import Outbound
import Testing

/// Mail through a real server.
struct SMTPTests {
  @Test func delivers() async throws {
    let server = try await MailServer.start()
    let delivery = await Mailer.smtp(server.settings()).send(MailCast.mail())
    #expect(delivery == .delivered(reply: "250 OK"))
    let mails = try await server.mails()
    let mail = try #require(mails.first)
    #expect(mails.count == 1)
    #expect(mail.faults == [])
    #expect(mail.tls && mail.signedIn)
    #expect(mail.from == ["Rheintal Heizung", "termine@rheintal.example"])
    #expect(mail.to == ["Anna Keller", "anna@customers.example"])
    #expect(mail.id == "<msg_0001@visits.example.com>")
    #expect(mail.date == "2026-11-02T09:15:00Z")
    #expect(mail.autoSubmitted == "auto-generated")
    #expect(mail.parts == ["multipart/alternative", "text/plain", "text/html"])
  }

  @Test func deliversOverTLSFromTheFirstByte() async throws {
    let server = try await MailServer.start(.tls)
    let delivery = await Mailer.smtp(server.settings(security: .tls)).send(MailCast.mail())
    #expect(delivery == .delivered(reply: "250 OK"))
    #expect(try await server.mails().first?.signedIn == true)
  }

  @Test func aServerWithoutTLSIsRefused() async throws {
    let server = try await MailServer.start(.plain)
    let attempt = await Mailer.attempt(MailCast.mail(), server.settings())
    guard case .temporaryFailure(let reason) = attempt.delivery else {
      Issue.record("\(attempt.delivery)")
      return
    }
    #expect(reason.contains("SSL"))
    // Nothing was said that a listener could use.
    let said = attempt.dialogue.lines.filter { $0.speaker == .client }.map(\.text)
    #expect(said.allSatisfy { $0.hasPrefix("EHLO") || $0.hasPrefix("QUIT") })
    #expect(try await server.mails().isEmpty)
  }

  @Test func aCertificateThatNobodyVouchesForIsRefused() async throws {
    let server = try await MailServer.start()
    var settings = server.settings()
    settings.authorities = nil
    let attempt = await Mailer.attempt(MailCast.mail(), settings)
    guard case .temporaryFailure(let reason) = attempt.delivery else {
      Issue.record("\(attempt.delivery)")
      return
    }
    #expect(reason.contains("localhost") && reason.lowercased().contains("certificate"))
    #expect(try await server.mails().isEmpty)
  }

  @Test func aWrongPasswordIsTemporaryAndNeverShown() async throws {
    let server = try await MailServer.start()
    let settings = server.settings(password: "hunter2-wrong")
    let attempt = await Mailer.attempt(MailCast.mail(), settings)
    #expect(
      attempt.delivery
        == .temporaryFailure(
          reason: "signing in was refused: 535 5.7.8 Authentication credentials invalid"))
    let everything = "\(attempt) \(settings) \(String(reflecting: settings))"
    var dumped = ""
    dump(settings, to: &dumped)
    for secret in ["hunter2", Data("\0app\0hunter2-wrong".utf8).base64EncodedString()] {
      #expect(!everything.contains(secret))
      #expect(!dumped.contains(secret))
    }
    #expect(attempt.dialogue.lines.contains { $0.text.hasPrefix("AUTH") })
  }

  @Test func greylistingIsTemporaryAndTheSecondTrySucceeds() async throws {
    let server = try await MailServer.start()
    let mailer = Mailer.smtp(server.settings())
    let mail = MailCast.mail(to: MailCast.recipient("greylist"))
    let (first, second) = (await mailer.send(mail), await mailer.send(mail))
    #expect(first == .temporaryFailure(reason: "451 4.7.1 Greylisted, try again later"))
    #expect(second == .delivered(reply: "250 OK"))
    #expect(try await server.mails().map(\.id) == ["<msg_0001@visits.example.com>"])
  }

  @Test func anAddressThatDoesNotExistIsPermanent() async throws {
    let server = try await MailServer.start()
    let mail = MailCast.mail(to: MailCast.recipient("nobody"))
    let delivery = await Mailer.smtp(server.settings()).send(mail)
    let reason = "550 5.1.1 <nobody@customers.example>: no such user here"
    #expect(delivery == .permanentFailure(reason: reason))
  }

  @Test func aServerThatIsDownIsTemporary() async throws {
    let server = try await MailServer.start()
    try await server.stop()
    let delivery = await Mailer.smtp(server.settings()).send(MailCast.mail())
    guard case .temporaryFailure(let reason) = delivery else {
      Issue.record("\(delivery)")
      return
    }
    #expect(reason.contains("localhost:\(server.port)"))
  }

  @Test func aServerThatDoesNotAnswerIsGivenUp() async throws {
    let server = try await MailServer.start()
    var settings = server.settings()
    settings.totalLimit = 2
    let mail = MailCast.mail(to: MailCast.recipient("slow"))
    let clock = ContinuousClock()
    let start = clock.now
    let delivery = await Mailer.smtp(settings).send(mail)
    #expect(clock.now - start < .seconds(30))
    guard case .temporaryFailure = delivery else {
      Issue.record("\(delivery)")
      return
    }
  }

  @Test func nonASCIIEverywhere() async throws {
    let server = try await MailServer.start()
    let to = try #require(MailAddress("jürg.ñandú@bücher.example", name: "Jürg «Ñandú» Müller 🔧"))
    let from = try #require(
      MailAddress("termine@rheintal.example", name: "Wärme & Kälte, Büro \"Süd\""))
    let subject = String(repeating: "Grüezi 🔧 ", count: 12) + "Ende"
    let text =
      "Zeile mit = und ü\n.\n..Punkte\nFrom hier\nLeerraum am Ende \n"
      + String(repeating: "läng", count: 300) + "\n日本語 🏔\n"
    let mail = MailCast.mail(to: to, from: from, subject: subject, text: text)
    #expect(await Mailer.smtp(server.settings()).send(mail) == .delivered(reply: "250 OK"))
    let received = try #require(try await server.mails().first)
    #expect(received.faults == [])
    #expect(received.subject == subject)
    #expect(received.from == ["Wärme & Kälte, Büro \"Süd\"", "termine@rheintal.example"])
    #expect(received.to == ["Jürg «Ñandú» Müller 🔧", "jürg.ñandú@xn--bcher-kva.example"])
    #expect(received.text.replacing("\r\n", with: "\n") == text)
  }

  @Test func nothingInATextBecomesAHeader() async throws {
    let server = try await MailServer.start()
    let evil = "x\r\nBcc: everybody@customers.example\r\n\r\nbody\u{2028}y\u{0}z"
    let from = try #require(MailAddress("termine@rheintal.example", name: evil))
    let to = try #require(MailAddress("anna@customers.example", name: evil))
    var mail = MailCast.mail(to: to, from: from, subject: evil, id: "a>\r\nBcc: b@c\r\n<d@e")
    mail.unsubscribe = "https://visits.example.com/>\r\nBcc: b@c"
    #expect(await Mailer.smtp(server.settings()).send(mail) == .delivered(reply: "250 OK"))
    let received = try #require(try await server.mails().first)
    #expect(received.faults == [])
    #expect(!received.headers.contains("bcc"))
    #expect(received.subject == "x Bcc: everybody@customers.example body y z")
    #expect(received.text == "Hello" || received.text == "Hello\n")
  }

  @Test func mailsToOneServerGoOneAfterTheOther() async throws {
    let server = try await MailServer.start()
    let mailer = Mailer.smtp(server.settings())
    let deliveries = await withTaskGroup(of: Delivery.self) { group in
      for number in 0..<12 {
        group.addTask { await mailer.send(MailCast.mail(id: "msg_\(number)@example.com")) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(deliveries == Array(repeating: .delivered(reply: "250 OK"), count: 12))
    let received = try await server.mails()
    #expect(Set(received.map(\.id)).count == 12)
  }

  @Test func withoutAMailerNothingIsSent() async {
    guard case .permanentFailure(let reason) = await Mailer.unstubbed.send(MailCast.mail()) else {
      Issue.record("it was sent")
      return
    }
    #expect(reason.contains("no mailer"))
  }
}

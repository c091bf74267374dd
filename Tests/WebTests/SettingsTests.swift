import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing
import Web

@Suite("Settings")
struct SettingsTests {
  private static let mail = "/staff/settings/mail"
  private static let messages = "/staff/settings/messages"
  private static let mailbox = "/staff/settings/mailboxes/mbx_main"
  private static let invitation = "/staff/contacts/con_new/invitation"

  @Test("P23: an invitation is refused and says exactly what is missing")
  func gaps() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      func missing() async throws -> [String] {
        let page = try await ada.get(Self.invitation)
        let sent = try await ada.post(Self.invitation, ["kind": "single"])
        #expect((page.status == .conflict) == (sent.status == .conflict))
        let words = [
          "no mailbox": "mailbox", "is not approved": "approval", "is not tested": "test",
          "is switched off": "message", "has no name": "name",
        ]
        return words.filter { page.text.contains($0.key) }.map(\.value).sorted()
      }
      #expect(try await missing() == [])
      let rules = ["on.confirmed": "true", "on.rescheduled": "true", "on.canceled": "true"]
      _ = try await ada.submit(Self.messages, on: Self.mail, rules)
      #expect(try await missing() == ["message"])
      let changed = ["mailboxName": "Rhine", "mailboxAddress": "visits@rhine.example"]
      _ = try await ada.submit(Self.mailbox, on: Self.mailbox, changed)
      #expect(try await missing() == ["approval", "message", "test"])
      _ = try await ada.post("/staff/settings/mailboxes/mbx_main/approval")
      #expect(try await missing() == ["message", "test"])
      _ = try await ada.post("/staff/settings/mailboxes/mbx_main/removal")
      #expect(try await missing() == ["mailbox", "message"])
      _ = try await ada.submit(
        Self.messages, on: Self.mail, rules.merging(["on.portalInvitation": "true"]) { $1 })
      #expect(try await missing() == ["mailbox"])
      #expect(
        try await stage.events().suffix(5) == [
          "messages.changed", "mailbox.changed", "mailbox.approved", "mailbox.removed",
          "messages.changed",
        ])
      #expect(try await stage.store.waiting(limit: 10).isEmpty)
    }
  }

  @Test("a dispatcher is told what is missing, without links that lead nowhere")
  func dispatcher() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      _ = try await ada.post("/staff/settings/mailboxes/mbx_main/removal")
      let page = try await stage.staff("dora").get(Self.invitation)
      #expect(page.status == .conflict)
      #expect(page.text.contains("There is no mailbox"))
      #expect(!page.text.contains("/staff/settings"))
    }
  }

  @Test("a mailbox that fails its test stays off, and the dialogue is shown")
  func failedTest() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let answer = try await ada.post(
        "/staff/settings/mailboxes/mbx_main/test", ["recipient": "ada@example.org"])
      #expect(answer.status == .badGateway)
      #expect(answer.text.contains("no mail here"))
      #expect(try await ada.get(Self.invitation).text.contains("is not tested"))
      let wrong = try await ada.post(
        "/staff/settings/mailboxes/mbx_main/test", ["recipient": "a@b.c\r\nBcc: x@y.z"])
      #expect(wrong.status == .unprocessableContent)
    }
  }

  @Test("a message that is off is not sent")
  func off() async throws {
    try await withStage { stage in
      let (ada, mira) = (try await stage.staff("ada"), try await stage.customer())
      _ = try await ada.submit(Self.messages, on: Self.mail, ["on.confirmed": "true"])
      let answer = try await mira.post(
        "/appointments/\(Firm.miraVisit)/cancellation", ["reason": "Away"])
      #expect(answer.status == .ok || answer.status == .seeOther)
      #expect(try await stage.visit(Firm.miraVisit)?.state == .canceled)
      #expect(try await stage.store.waiting(limit: 10).isEmpty)
    }
  }

  @Test("are saved as one, or not at all; the journal has before and after")
  func portal() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let form = [
        "portalName": "Rhine Heating & Sons", "accent": "#AA3300", "cutOff": "1.5",
        "contactEmail": "new@example.org", "contactPhone": "+423 555 00 01",
        "footer": "One\r\nTwo", "reasonRequired": "true",
      ]
      #expect(
        try await ada.submit("/staff/settings", on: "/staff/settings", form).status == .seeOther)
      let page = try await stage.browser().get("/sign-in").text
      #expect(page.contains("Rhine Heating &amp; Sons"))
      #expect(page.contains("new@example.org"))
      let organization = try await stage.scheduler.catalogue(of: Firm.organization).organization
      #expect(organization.rules.cutOff == 5400)
      #expect(!organization.rules.assetSelection)
      let entry = try #require(try await stage.store.journal(of: Firm.organization).last?.entry)
      #expect(entry.before["name"] == "Rhine Heating")
      #expect(entry.after["cutOffMinutes"] == "90")
      for (field, value) in [
        ("portalName", " "), ("accent", "red"), ("cutOff", "soon"), ("cutOff", "nan"),
        ("cutOff", "721"), ("contactEmail", "x"), ("footer", "a\u{1}"),
        ("footer", String(repeating: "x", count: 2001)),
      ] {
        let answer = try await ada.post("/staff/settings", form.merging([field: value]) { $1 })
        #expect(answer.status == .unprocessableContent, "\(field) \(value)")
        #expect(answer.text.contains("id=\"\(field)-error\""), "\(field) \(value)")
      }
    }
  }

  @Test("S20: a logo is a small picture without code, whatever it is called")
  func logo() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      func upload(_ content: String, named name: String) async throws -> Answer {
        let body =
          "--mark\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"\(name)\"\r\n"
          + "Content-Type: image/png\r\n\r\n\(content)\r\n--mark--\r\n"
        return try await ada.post(
          "/staff/settings/logo", raw: body,
          ["Content-Type": "multipart/form-data; boundary=mark"])
      }
      let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"4\"/></svg>"
      for wrong in [
        "", "hello", "<html></html>", "<svg><script>alert(1)</script></svg>",
        "<svg onload=\"x\"></svg>", "<svg><a href=\"x\"/></svg>", "MZ\u{0}",
        drawing + String(repeating: " ", count: 600 * 1024),
      ] {
        let answer = try await upload(wrong, named: "logo.png")
        #expect(answer.status == .unprocessableContent, "\(wrong.prefix(30))")
      }
      #expect(try await stage.browser().get("/logo").status == .notFound)
      #expect(try await upload(drawing, named: "logo.png").status == .seeOther)
      let logo = try await stage.browser().get("/logo")
      #expect(logo["Content-Type"] == "image/svg+xml")
      #expect(logo["Content-Security-Policy"]?.contains("sandbox") == true)
      let broken = try await ada.post(
        "/staff/settings/logo", raw: "no parts at all",
        ["Content-Type": "multipart/form-data; boundary=mark"])
      #expect(broken.status == .badRequest)
    }
  }

  @Test("an old form takes nothing back that somebody else has saved meanwhile")
  func outdated() async throws {
    try await withStage { stage in
      let (ada, dora) = (try await stage.staff("ada"), try await stage.staff("dora"))
      let portal = ["portalName": "Rhine", "accent": "#aa3300", "cutOff": "2"]
      let mailbox = ["mailboxName": "Mine", "mailboxAddress": "mine@rhine.example"]
      let account = ["name": "Mine", "resource.res_lena": "preferred"]
      let other = ["name": "Theirs", "resource.res_lena": "excluded"]
      let cases: [(Browser, String, String, [String: String], [String: String])] = [
        (
          ada, "/staff/settings", "/staff/settings",
          portal.merging(["footer": "Theirs"]) { $1 }, portal.merging(["footer": "Mine"]) { $1 }
        ),
        (
          ada, Self.mailbox, Self.mailbox,
          ["mailboxName": "Theirs", "mailboxAddress": "theirs@rhine.example"], mailbox
        ),
        (ada, Self.messages, Self.mail, ["on.confirmed": "true"], ["on.canceled": "true"]),
        (dora, "/staff/accounts/acc_mira/edit", "/staff/accounts/acc_mira/edit", other, account),
      ]
      for (browser, path, page, theirs, mine) in cases {
        let old = WrittenForm.shown(at: path, on: try await browser.get(page).text)["stamp"]
        #expect(try await browser.submit(path, on: page, theirs).status == .seeOther, "\(path)")
        let before = try await stage.events()
        let stamped = mine.merging(["stamp": try #require(old)]) { $1 }
        let told = try await browser.post(path, stamped)
        #expect(told.status == .conflict, "\(path)")
        for (name, value) in mine where !name.contains(".") && value != theirs[name] {
          #expect(told.text.contains(value), "\(path) keeps \(name)")
        }
        #expect(try await browser.post(path, mine).status == .conflict, "\(path) without a mark")
        #expect(try await stage.events() == before)
        let fresh = WrittenForm.shown(at: path, on: told.text)["stamp"]
        let again = mine.merging(["stamp": try #require(fresh)]) { $1 }
        #expect(try await browser.post(path, again).status == .seeOther, "\(path)")
        #expect(try await stage.events().count == before.count + 1)
      }
    }
  }

  @Test("a shift that the day has already is replaced only by whoever was told of it")
  func shifts() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      let path = "/staff/resources/res_lena/shifts"
      let first = ["date": "2026-11-30", "hours": "9-12"]
      #expect(try await lena.post(path, first).status == .seeOther)
      #expect(try await lena.post(path, first).status == .seeOther, "the same again")
      let second = ["date": "2026-11-30", "hours": "13-17"]
      let told = try await lena.post(path, second)
      #expect(told.status == .conflict)
      #expect(told.text.contains("By now this is: 09:00–12:00"))
      #expect(told.text.contains("value=\"13-17\""))
      let stamp = WrittenForm.shown(at: path, on: told.text)["stamp"]
      let again = second.merging(["stamp": try #require(stamp)]) { $1 }
      #expect(try await lena.post(path, again).status == .seeOther)
      #expect(try await lena.get("/staff/resources/res_lena").text.contains("13:00–17:00"))
    }
  }

  @Test("S10: tests of a mailbox are counted, passed ones too, and the journal says to whom")
  func mailTests() async throws {
    var setup = StageSetup()
    setup.mailPasses = true
    try await withStage(setup) { stage in
      let ada = try await stage.staff("ada")
      var answers: [Int] = []
      for number in 0..<10 {
        answers.append(
          try await ada.post(Self.mailbox + "/test", ["recipient": "a\(number)@example.org"])
            .status.code)
      }
      #expect(answers == Array(repeating: 200, count: 8) + [429, 429])
      let tests = try await stage.store.journal(of: Firm.organization, limit: 1000)
        .filter { $0.entry.event == "mailbox.tested" }
      #expect(tests.map { $0.entry.after["recipient"] } == (0..<8).map { "a\($0)@example.org" })
    }
  }
}

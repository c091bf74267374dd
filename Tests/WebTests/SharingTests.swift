import Foundation
import HTTPTypes
import Pages
import Scheduling
import Storage
import Testing

extension Stage {
  static let prefix = "http://localhost/i/"

  /// Lets invitation URLs be made for the portal.
  func setPrefix(_ prefix: String? = Stage.prefix) async throws {
    try await store.writeLedger(Firm.organization) { ledger in
      guard var site = try ledger.sites().first else { return }
      site.sharing.invitationPrefix = prefix
      try ledger.save(site)
    }
  }

  /// What the form of *Share availability* sends for Lena's time, by phone.
  static let sharingForm = [
    "site": "sit_rhine", "topic": "svc_yearly", "territory": "ter_valley", "mode": "phone",
    "resource.res_lena": "true", "first": "2026-11-23",
  ]

  /// Shares availability as somebody of the staff does.
  ///
  /// - Returns: the invitation's id.
  func share(
    as name: String = "dora", _ changes: [String: String] = [:]
  ) async throws -> String {
    try await setPrefix()
    let browser = try await staff(name)
    let answer = try await browser.post(
      "/staff/sharing", Stage.sharingForm.merging(changes) { $1 })
    try #require(answer.status == .seeOther, "\(answer.text)")
    let path = try #require(answer.location.split(separator: "?").first)
    return String(path.split(separator: "/").last ?? "")
  }

  func invitation(_ id: String) async throws -> AppointmentInvitation? {
    let id = try #require(AppointmentInvitationID(id))
    return try await store.readLedger(Firm.organization) { try $0.appointmentInvitation(id) }
  }

  /// The URL's path, as the staff page shows it.
  func invitedPath(_ id: String, as name: String = "dora") async throws -> String {
    let page = try await staff(name).get("/staff/sharing/\(id)")
    let url = try #require(page.text.firstMatch(of: /value="(http:\/\/localhost\/i\/[\w-]+)"/))
    return String(url.output.1.dropFirst("http://localhost".count))
  }

  /// The path of the pages, after the key has been exchanged.
  func flow(_ id: String, _ browser: Browser? = nil) async throws -> String {
    let answer = try await (browser ?? self.browser()).get(try await invitedPath(id))
    try #require(answer.status == .seeOther)
    return answer.location
  }
}

@Suite("Sharing availability")
struct SharingTests {
  @Test("I1, I11: the URL is the site's prefix and a new key of 128 bits")
  func url() async throws {
    try await withStage { stage in
      let keys = [
        try await stage.invitedPath(try await stage.share()),
        try await stage.invitedPath(try await stage.share()),
      ].map { $0.dropFirst("/i/".count) }
      #expect(keys[0] != keys[1])
      #expect(keys.allSatisfy { $0.utf8.count == 22 })
      // Changed, every URL begins with it.
      let id = try await stage.share()
      try await stage.setPrefix("https://www.example.com/termin?invitationKey=")
      let page = try await stage.staff("dora").get("/staff/sharing/\(id)").text
      #expect(page.contains("value=\"https://www.example.com/termin?invitationKey="))
    }
  }

  @Test("I11: without a prefix nothing is made, and the page says where it is set")
  func noPrefix() async throws {
    try await withStage { stage in
      let before = try await stage.events()
      for (name, mayset) in [("ada", true), ("lena", false)] {
        let browser = try await stage.staff(name)
        let query = "?topic=svc_yearly&territory=ter_valley"
        let page = try await browser.get("/staff/sharing/new" + query)
        #expect(page.status == .ok)
        #expect(page.text.contains("/staff/settings/sites/sit_rhine") == mayset)
        let answer = try await browser.post("/staff/sharing", Stage.sharingForm)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("/staff/settings/sites/sit_rhine") == mayset)
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("I2: an assistant shares the time of whom they assist; the journal says who it was")
  func assistant() async throws {
    try await withStage { stage in
      let id = try await stage.share(as: "tara")
      let invitation = try #require(try await stage.invitation(id))
      #expect(invitation.resources.map(\.rawValue) == ["res_lena"])
      #expect(invitation.madeBy == "stf_tara")
      let entry = try await stage.store.journal(of: Firm.organization, limit: 10_000)
        .first { $0.entry.event == "appointmentInvitation.created" }
      #expect(entry?.entry.actor == "stf_tara")
      #expect(entry?.entry.subject == id)
      #expect(entry?.entry.after["resources"] == "res_lena")
      // Not theirs: the box is not there, whatever is sent.
      let browser = try await stage.staff("tara")
      var form = Stage.sharingForm
      form["resource.res_lena"] = nil
      form["resource.res_unskilled"] = "true"
      let refused = try await browser.post("/staff/sharing", form)
      #expect(refused.status == .unprocessableContent)
      let quick = try await browser.get("/staff/sharing/new?resource=res_unskilled")
      #expect(quick.status == .notFound)
      // Days are not theirs to see.
      #expect(try await browser.get("/staff/appointments").status == .forbidden)
    }
  }

  @Test("I2: assigned and taken back by the resource itself or an administrator; at once")
  func assigning() async throws {
    try await withStage { stage in
      let id = try await stage.share(as: "tara")
      let tara = try await stage.staff("tara")
      #expect(try await tara.get("/staff/sharing/\(id)").status == .ok)
      let path = "/staff/resources/res_lena/assistants"
      let form = ["change": "revoke", "staff": "stf_tara"]
      for (name, status) in [("dora", 404), ("udo", 404), ("lena", 303)] {
        let answer = try await stage.staff(name).post(path, form)
        #expect(Int(answer.status.code) == status, "\(name)")
      }
      #expect(try await tara.get("/staff/sharing/\(id)").status == .notFound)
      #expect(try await tara.get("/staff/sharing/\(id)/code.svg").status == .notFound)
      #expect(try await tara.post("/staff/sharing", Stage.sharingForm).status == .notFound)
      #expect(try await tara.get("/staff/sharing").text.contains("res_lena") == false)
      let again = try await stage.staff("ada").post(
        path, ["change": "assign", "staff": "stf_tara"])
      #expect(again.status == .seeOther)
      #expect(try await tara.get("/staff/sharing/\(id)").status == .ok)
      let events = try await stage.events()
      #expect(events.contains("assistant.revoked") && events.contains("assistant.assigned"))
    }
  }

  @Test("S5: an invitation of somebody else's time is not found")
  func foreign() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      for name in ["udo"] {
        let browser = try await stage.staff(name)
        for path in ["", "/code.svg"] {
          #expect(try await browser.get("/staff/sharing/\(id)" + path).status == .notFound)
        }
        for (path, form) in [("", ["active": ""]), ("/letters", ["email": "a@example.org"])] {
          let answer = try await browser.post("/staff/sharing/\(id)" + path, form)
          #expect(answer.status == .notFound)
        }
      }
      #expect(try await stage.invitation(id)?.isActive == true)
    }
  }

  @Test("I7: a default of the resource or the site is filled in, and the step is skipped")
  func defaults() async throws {
    try await withStage { stage in
      try await stage.setPrefix()
      let browser = try await stage.staff("lena")
      let open = try await browser.get("/staff/sharing/new?resource=res_lena").text
      #expect(!open.contains("name=\"first\""))
      let saved = try await browser.post(
        "/staff/resources/res_lena/sharing",
        ["topic": "svc_yearly", "territory": "ter_valley", "stamp": FormStamp.of([:])])
      #expect(saved.status == .seeOther)
      let filled = try await browser.get("/staff/sharing/new?resource=res_lena").text
      #expect(filled.contains("name=\"first\""))
      #expect(filled.contains("name=\"topic\" value=\"svc_yearly\""))
    }
  }

  @Test("I8: a preview, or none if the site says so")
  func preview() async throws {
    try await withStage { stage in
      try await stage.setPrefix()
      let browser = try await stage.staff("dora")
      let query = "/staff/sharing/new?topic=svc_yearly&territory=ter_valley"
      #expect(try await browser.get(query).text.contains("/staff/sharing/preview"))
      let before = try await stage.events()
      let preview = try await browser.post("/staff/sharing/preview", Stage.sharingForm)
      #expect(preview.status == .ok)
      #expect(preview.text.contains("Wednesday, 25 November"))
      #expect(try await stage.events() == before)
      try await stage.store.writeLedger(Firm.organization) { ledger in
        guard var site = try ledger.sites().first else { return }
        site.sharing.skipsPreview = true
        try ledger.save(site)
      }
      #expect(!(try await browser.get(query).text.contains("/staff/sharing/preview")))
    }
  }

  @Test("Days, expiry, maximum and whether it is active can be changed afterwards")
  func editing() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let browser = try await stage.staff("dora")
      let page = try await browser.get("/staff/sharing/\(id)").text
      let stamp = try #require(page.firstMatch(of: /name="stamp" value="(\w+)"/)).output.1
      let form = [
        "first": "2026-12-01", "last": "2026-12-24", "expires": "2026-12-31", "maximum": "5",
        "active": "", "stamp": String(stamp),
      ]
      #expect(try await browser.post("/staff/sharing/\(id)", form).status == .seeOther)
      let changed = try #require(try await stage.invitation(id))
      #expect(changed.lastDay == LocalDate(iso8601: "2026-12-24"))
      #expect(changed.maximumBookings == 5 && !changed.isActive)
      #expect(changed.expiresAt == Instant(iso8601: "2026-12-31T23:00:00Z"))
      // Made from what stood before: refused, and nothing is lost.
      var old = form
      old["maximum"] = "7"
      let outdated = try await browser.post("/staff/sharing/\(id)", old)
      #expect(outdated.status == .conflict)
      #expect(outdated.text.contains("value=\"7\""))
      for wrong in [
        ["last": "2026-11-01"], ["first": "2029-01-01"], ["maximum": "0"], ["first": "soon"],
        ["expires": "2026-11-01"],
      ] {
        let answer = try await browser.post("/staff/sharing/\(id)", form.merging(wrong) { $1 })
        #expect(answer.status == .unprocessableContent, "\(wrong)")
      }
    }
  }

  @Test("The link goes out by mail, with the personal message; the key is sealed while it waits")
  func letter() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let browser = try await stage.staff("dora")
      let wish = [
        "name": "Paul Prospect", "email": "paul@example.net", "language": "en",
        "message": "As agreed on the phone.",
      ]
      let wrong = try await browser.post(
        "/staff/sharing/\(id)/letters", wish.merging(["email": "paul"]) { $1 })
      #expect(wrong.status == .unprocessableContent)
      #expect(try await browser.post("/staff/sharing/\(id)/letters", wish).status == .seeOther)
      let key = try await stage.invitedPath(id).dropFirst("/i/".count)
      let waiting = try await stage.store.waiting(limit: 10)
      guard case .availability(let facts)? = waiting.first?.message.content else {
        Issue.record("no letter")
        return
      }
      #expect(facts.url == Stage.prefix + key)
      #expect(facts.message == "As agreed on the phone.")
      let stored = try await stage.store.readLedger(Firm.organization) { ledger in
        try ledger.connection.rows("SELECT content, recipient FROM outbox") {
          try $0.text() + $0.text()
        }
      }
      #expect(stored.allSatisfy { !$0.contains(key) })
      #expect(try await stage.events().contains("appointmentInvitation.sent"))
    }
  }

  @Test("S1: neither the database's plain columns nor the journal hold a key")
  func keyIsNowhere() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let key = try await stage.invitedPath(id).dropFirst("/i/".count)
      let invitation = try #require(try await stage.invitation(id))
      #expect(!invitation.sealedKey.contains(key))
      let journal = try await stage.store.journal(of: Firm.organization, limit: 10_000)
      for line in journal {
        #expect(!"\(line.entry)".contains(key))
      }
    }
  }
}

extension SharingTests {
  @Test("several together: who leads, who must come and who may; only where starts are exact")
  func together() async throws {
    try await withStage { stage in
      let form = [
        "resource.res_unskilled": "true", "together": "true", "primary": "res_lena",
        "optional.res_unskilled": "true",
      ]
      let id = try await stage.share(form)
      let invitation = try #require(try await stage.invitation(id))
      let roles = invitation.participants.map { "\($0.resource) \($0.role.rawValue)" }
      #expect(roles == ["res_lena primary", "res_unskilled optional"])
      #expect(invitation.isTogether && !invitation.isAnonymous)
      let page = try await stage.staff("dora").get("/staff/sharing/\(id)").text
      #expect(page.contains("leads"))
      // Whoever lacks the skills comes along, and can't lead.
      var wrong = Stage.sharingForm.merging(form) { $1 }
      wrong["primary"] = "res_unskilled"
      let refused = try await stage.staff("dora").post("/staff/sharing", wrong)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("id=\"primary-error\""))
    }
  }
}

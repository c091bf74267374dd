import Foundation
import HTTPTypes
import Pages
import Scheduling
import Storage
import Synchronization
import Testing

@Suite("Customised flows and quick actions")
struct FlowTests {
  private static let query = "/staff/sharing/new?topic=svc_yearly&territory=ter_valley"

  private static func runs(_ flow: String?, on stage: Stage) async throws {
    try await stage.store.writeLedger(Firm.organization) { ledger in
      guard var site = try ledger.sites().first else { return }
      site.sharing.flow = flow.flatMap { FlowID($0) }
      try ledger.save(site)
    }
  }

  @Test("I16: the invitation's version runs, else the site's, else the usual one")
  func precedence() async throws {
    try await withStage { stage in
      try await stage.addFlow()
      try await stage.addFlow { flow in
        flow.id = FlowID("flw_other") ?? flow.id
        flow.name = "Other"
        flow.book.heading = FlowText(["en": "The other version"])
      }
      let usual = try await stage.flow(try await stage.share())
      let own = try await stage.flow(try await stage.share(as: "dora", ["flow": "flw_other"]))
      func page(_ path: String) async throws -> String {
        try await stage.browser().get(path).text
      }
      #expect(!(try await page(usual).contains("Meet your advisor")))
      #expect(try await page(own).contains("The other version"))
      try await Self.runs("flw_test", on: stage)
      #expect(try await page(usual).contains("Meet your advisor"))
      #expect(try await page(own).contains("The other version"))
      let german = try await stage.browser().get(usual, ["Accept-Language": "de"]).text
      #expect(german.contains("Ihre Beratung"))
      // Another organisation's flow is none.
      let dora = try await stage.staff("dora")
      let foreign = Stage.sharingForm.merging(["flow": "flw_foreign"]) { $1 }
      #expect(try await dora.post("/staff/sharing", foreign).status == .unprocessableContent)
    }
  }

  @Test("I16: own questions are asked, kept with the visit, and no later change touches them")
  func answers() async throws {
    try await withStage { stage in
      try await stage.addFlow()
      let flow = try await stage.flow(try await stage.share(as: "dora", ["flow": "flw_test"]))
      let browser = stage.browser()
      let review = try await browser.get(
        flow + "/review?service=svc_yearly&slot=\(Firm.freeSlot)"
      ).text
      #expect(review.contains("name=\"own.size\"") && review.contains("name=\"own.number\""))
      #expect(!review.contains("name=\"phone\""))
      // Missing, and not a choice: beside the fields, with everything that was typed.
      let wrong = try await browser.bookInvited(flow, ["own.size": "huge", "firstName": ""])
      #expect(wrong.status == .unprocessableContent)
      for field in ["own.size", "own.number", "firstName"] {
        #expect(wrong.text.contains("id=\"\(field)-error\""), "\(field)")
      }
      #expect(wrong.text.contains("value=\"wanda@example.net\"") && wrong.text.contains("huge"))
      let long = try await browser.bookInvited(
        flow, ["own.number": String(repeating: "9", count: 201)])
      #expect(long.text.contains("id=\"own.number-error\""))
      let given = ["own.size": "large", "own.number": "CanaryNumber", "own.gone": "x"]
      let booked = try await browser.bookInvited(flow, given)
      #expect(booked.status == .seeOther)
      let done = try await browser.get(booked.location).text
      #expect(done.contains("CanaryNumber") && done.contains("Bring your papers."))
      let id = try #require(
        try await stage.store.journal(of: Firm.organization, limit: 10_000)
          .last { $0.entry.event == "appointment.booked" }
      ).entry
      let visit = try #require(try await stage.visit(id.subject))
      #expect(visit.answers.map(\.value) == ["large", "CanaryNumber"])
      #expect(visit.answers.map(\.label) == ["Size of the house", "Customer number"])
      // Not asked, not kept; answered to, but a hash for the journal.
      #expect(try await stage.contact(visit.contact)?.phone == "")
      #expect(!"\(id)".contains("CanaryNumber") && id.after["answers"]?.isEmpty == false)
      try await stage.addFlow { $0.book.own = [] }
      let staff = try await stage.staff("dora").get("/staff/appointments/\(visit.id)").text
      #expect(staff.contains("Customer number") && staff.contains("CanaryNumber"))
      // Letters and calendar go through many hands.
      let calendar = try await browser.get(booked.location + "/calendar.ics").text
      #expect(!calendar.contains("CanaryNumber"))
      let letters = try await stage.store.waiting(limit: 100)
      #expect(!letters.isEmpty && !"\(letters)".contains("CanaryNumber"))
    }
  }

  @Test("I16: a second try is the same wish, with other answers another one")
  func retry() async throws {
    try await withStage { stage in
      try await stage.addFlow()
      let flow = try await stage.flow(try await stage.share(as: "dora", ["flow": "flw_test"]))
      let browser = stage.browser()
      let given = ["appointment": "apt_again", "own.size": "small", "own.number": "1"]
      let first = try await browser.bookInvited(flow, given)
      #expect(first.status == .seeOther)
      #expect(try await browser.bookInvited(flow, given).status == .seeOther)
      let other = given.merging(["own.number": "2"]) { $1 }
      #expect(try await browser.bookInvited(flow, other).status == .conflict)
      // What is asked has changed meanwhile: still the same wish.
      try await stage.addFlow { $0.book.own.removeLast() }
      #expect(try await browser.bookInvited(flow, given).status == .seeOther)
      let booked = try await stage.events().filter { $0 == "appointment.booked" }
      #expect(booked.count == 1)
    }
  }

  @Test("Answers stand in the contact's data export, in the company file, and go with the contact")
  func keeping() async throws {
    try await withStage { stage in
      try await stage.addFlow()
      try await stage.addAction { $0.flow = FlowID("flw_test") }
      let flow = try await stage.flow(try await stage.share(as: "dora", ["flow": "flw_test"]))
      let mira = try await stage.customer()
      let booked = try await mira.bookInvited(
        flow, ["appointment": "apt_own", "own.size": "small", "own.number": "CanaryNumber"])
      #expect(booked.status == .seeOther)
      let export = try await mira.get("/profile/export").text
      #expect(export.contains("CanaryNumber") && export.contains("Customer number"))
      let file = try await stage.exported()
      #expect(file.flows.map(\.id.rawValue) == ["flw_test"])
      #expect(file.flows.first?.book.own.count == 2)
      #expect(file.quickActions.first?.flow?.rawValue == "flw_test")
      let kept = file.visits.first { $0.appointment.id.rawValue == "apt_own" }
      #expect(kept?.appointment.answers.map(\.value) == ["small", "CanaryNumber"])
      let dora = try await stage.staff("dora")
      #expect(try await dora.post("/staff/contacts/con_mira/deletion", [:]).status == .seeOther)
      #expect(try await stage.visit("apt_own")?.answers == [])
    }
  }

  @Test("A flow is checked when it is saved, beside its fields, and can be looked at before")
  func editing() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      let before = try await stage.events()
      let long = String(repeating: "a", count: 2001)
      for (change, field) in [
        (["name": ""], "name"), (["topic": "", "show.about": ""], "topic"),
        (["firstDay": "367"], "firstDay"), (["maximum": "0"], "maximum"),
        (["note.de": long], "note.de"), (["phone": "perhaps"], "phone"),
        (["kind-0": "choice", "choices-0": "one"], "choices-0"),
        (["kind-0": "choice", "choices-0": "one\none"], "choices-0"),
        (["label.en-0": "", "hint.en-0": "?"], "label.en-0"),
        (["label.de-0": String(repeating: "a", count: 201)], "label.de-0"),
      ] {
        let form = WrittenForm.flow.merging(change) { $1 }
        for path in ["/staff/settings/flows", "/staff/settings/flows/preview"] {
          let answer = try await ada.post(path, form)
          #expect(answer.status == .unprocessableContent, "\(field)")
          #expect(answer.text.contains("id=\"\(field)-error\""), "\(field)")
        }
      }
      let rows = (0...20).flatMap { [("kind-\($0)", "text"), ("label.en-\($0)", "Q\($0)")] }
      let many = WrittenForm.flow.merging(rows) { $1 }
      let refused = try await ada.post("/staff/settings/flows", many)
      #expect(refused.status == .unprocessableContent)
      let preview = try await ada.post("/staff/settings/flows/preview", WrittenForm.flow)
      #expect(preview.status == .ok)
      for text in ["Talk to us", "Customer number", "value=\"2026-11-30\""] {
        #expect(preview.text.contains(text), "\(text)")
      }
      #expect(try await stage.events() == before)
      #expect(try await ada.post("/staff/settings/flows", WrittenForm.flow).status == .seeOther)
      let again = try await ada.post("/staff/settings/flows", WrittenForm.flow)
      #expect(again.text.contains("id=\"name-error\""))
    }
  }

  @Test("Own questions keep their names when they are moved, and lose them with their label")
  func rows() async throws {
    try await withStage { stage in
      try await stage.addFlow()
      let ada = try await stage.staff("ada")
      let page = try await ada.get("/staff/settings/flows/flw_test").text
      var form = WrittenForm.shown(at: "/staff/settings/flows/flw_test", on: page)
      let standing = try #require(
        try await stage.store.readLedger(Firm.organization) {
          try $0.catalogue().flow(FlowID("flw_test"))
        })
      form = FlowForm.fields(of: standing).merging(["stamp": form["stamp"] ?? ""]) { $1 }
      form.merge([
        "position-0": "2", "position-1": "1", "kind-2": "checkbox", "label.en-2": "I agree",
        "kind-3": "text",
      ]) { $1 }
      #expect(try await ada.post("/staff/settings/flows/flw_test", form).status == .seeOther)
      let changed = try await stage.store.readLedger(Firm.organization) {
        try $0.catalogue().flow(FlowID("flw_test"))
      }
      let own = try #require(changed).book.own
      #expect(own.map(\.id).prefix(2) == ["number", "size"])
      #expect(own.count == 3 && OwnField.isID(own[2].id))
    }
  }

  @Test("I16: what a flow doesn't ask stands as it is filled in, whatever is sent")
  func generate() async throws {
    try await withStage { stage in
      try await stage.setPrefix()
      try await stage.addFlow { flow in
        flow.generate.hidden = [.mode, .days, .limits, .anonymous, .message]
        flow.generate.mode = .video
        (flow.generate.firstDay, flow.generate.lastDay) = (7, 14)
        (flow.generate.expiry, flow.generate.maximum) = (30, 3)
        flow.generate.message = "As usual."
        flow.generate.skipsPreview = true
      }
      let dora = try await stage.staff("dora")
      let page = try await dora.get(Self.query + "&flow=flw_test").text
      for name in ["mode", "first", "expires", "maximum", "message", "anonymous"] {
        #expect(!page.contains("name=\"\(name)\""), "\(name)")
      }
      #expect(!page.contains("/staff/sharing/preview"))
      let id = try await stage.share(
        as: "dora",
        [
          "flow": "flw_test", "first": "2027-01-01", "maximum": "99", "anonymous": "true",
          "message": "Mine", "mode": "phone",
        ])
      let made = try #require(try await stage.invitation(id))
      #expect(made.flow?.rawValue == "flw_test" && made.venue == .video)
      #expect(made.firstDay.iso8601 == "2026-11-30" && made.lastDay?.iso8601 == "2026-12-14")
      #expect(made.maximumBookings == 3 && made.message == "As usual." && !made.isAnonymous)
      #expect(made.expiresAt == Instant(iso8601: "2026-12-23T23:00:00Z"))
      // Filled in whole, it asks nothing of what it is about; the site's flow counts as well.
      try await stage.addFlow { flow in
        flow.generate.hidden = [.about]
        flow.generate.topic = InvitationTopic("svc_yearly")
        flow.generate.territory = TerritoryID("ter_valley")
        flow.generate.message = "Choose a time."
      }
      let fixed = try await stage.share(
        as: "dora", ["flow": "flw_test", "topic": "svc_unknown", "territory": "ter_unknown"])
      #expect(try await stage.invitation(fixed)?.topic.rawValue == "svc_yearly")
      // What the quick action fills in that opened the form counts as the flow's.
      try await stage.addFlow { $0.generate.hidden = [.mode] }
      try await stage.addAction { ($0.flow, $0.mode) = (FlowID("flw_test"), .phone) }
      let called = try await stage.share(
        as: "dora", ["flow": "flw_test", "action": "qac_test", "mode": "video"])
      #expect(try await stage.invitation(called)?.venue == .phone)
      try await stage.addFlow { flow in
        flow.generate.hidden = [.about]
        flow.generate.topic = InvitationTopic("svc_yearly")
        flow.generate.territory = TerritoryID("ter_valley")
        flow.generate.message = "Choose a time."
      }
      try await Self.runs("flw_test", on: stage)
      let short = try await dora.get("/staff/sharing/new").text
      #expect(short.contains("Choose a time.") && !short.contains("<select id=\"flow\""))
    }
  }

  @Test("A flow that is deleted runs nowhere, and switches off what opened it")
  func deletion() async throws {
    try await withStage { stage in
      try await stage.addFlow()
      try await stage.addAction { $0.flow = FlowID("flw_test") }
      try await Self.runs("flw_test", on: stage)
      let id = try await stage.share(as: "dora", ["flow": "flw_test"])
      let flow = try await stage.flow(id)
      let ada = try await stage.staff("ada")
      let path = "/staff/settings/flows/flw_test/deletion"
      #expect(try await ada.get(path).status == .ok)
      #expect(try await ada.post(path, [:]).status == .seeOther)
      #expect(try await ada.get(path).status == .notFound)
      #expect(try await stage.invitation(id)?.flow == nil)
      #expect(!(try await stage.browser().get(flow).text.contains("Meet your advisor")))
      let dora = try await stage.staff("dora")
      let home = try await dora.get("/staff/resources/res_lena").text
      #expect(!home.contains("Yearly review"))
      let events = try await stage.events()
      #expect(events.suffix(3) == ["site.changed", "quickAction.changed", "flow.deleted"])
    }
  }

  @Test("I18: on the pages and for the roles chosen, with its presets")
  func quickActions() async throws {
    try await withStage { stage in
      try await stage.setPrefix()
      try await stage.addAction()
      let pages = [
        "/staff", "/staff/resources/res_lena", "/staff/contacts/con_mira",
        "/staff/accounts/acc_mira",
      ]
      let dora = try await stage.staff("dora")
      for path in pages {
        #expect(try await dora.get(path).text.contains("Yearly review"), "\(path)")
      }
      // Nobody to sign in: as for the built-in one.
      #expect(!(try await dora.get("/staff/contacts/con_new").text.contains("Yearly review")))
      let ada = try await stage.staff("ada")
      #expect(!(try await ada.get("/staff").text.contains("Yearly review")))
      let lena = try await stage.staff("lena")
      #expect(try await lena.get("/staff/resources/res_lena").text.contains("Yearly review"))
      let link = "/staff/sharing/new?resource=res_lena&action=qac_test"
      let form = try await lena.get(link)
      #expect(form.status == .ok)
      #expect(form.text.contains("name=\"topic\" value=\"svc_yearly\""))
      #expect(form.text.contains("<option value=\"phone\" selected"))
      #expect(form.text.contains("name=\"first\""))
      // Not for them, not there, or switched off.
      #expect(try await ada.get(link).status == .notFound)
      let unknown = "/staff/sharing/new?action=qac_nobody"
      #expect(try await dora.get(unknown).status == .notFound)
      #expect(try await stage.staff("udo").get(link).status == .notFound)
      try await stage.addAction { $0.isActive = false }
      #expect(try await lena.get(link).status == .notFound)
      #expect(!(try await dora.get("/staff").text.contains("Yearly review")))
      try await stage.addAction { $0.pages = [.home] }
      #expect(!(try await dora.get(pages[1]).text.contains("Yearly review")))
    }
  }

  @Test("I18: placed, the form itself stands on the page; an assistant without anybody sees none")
  func placed() async throws {
    try await withStage { stage in
      try await stage.setPrefix()
      let assistants = try #require(WebRoleID("rol_assistant"))
      try await stage.addAction { action in
        action.isPlaced = true
        action.roles.insert(assistants)
      }
      let dora = try await stage.staff("dora")
      for path in ["/staff", "/staff/resources/res_lena", "/staff/contacts/con_mira"] {
        let text = try await dora.get(path).text
        #expect(text.contains("<details class=\"card pad placed\""), "\(path)")
        #expect(text.contains("action=\"/staff/sharing/preview\""), "\(path)")
      }
      let tara = try await stage.staff("tara")
      #expect(try await tara.get("/staff").text.contains("Yearly review"))
      _ = try await stage.staff("ada").post(
        "/staff/resources/res_lena/assistants", ["change": "revoke", "staff": "stf_tara"])
      #expect(!(try await tara.get("/staff").text.contains("Yearly review")))
    }
  }

  @Test("A quick action is checked when it is saved; a role that is deleted leaves it")
  func actionEditing() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      for (change, field) in [
        (["label.en": ""], "label.en"), (["page.resource": ""], "pages"),
        (["role.rol_dispatcher": ""], "roles"), (["topic": "svc_gone"], "topic"),
        (["flow": "flw_gone"], "flow"), (["position": "10000"], "position"),
        (["label.de": String(repeating: "a", count: 61)], "label.de"),
        // Customers have no pages of the staff.
        (["role.rol_dispatcher": "", "role.rol_customer": "true"], "roles"),
      ] {
        let answer = try await ada.post(
          "/staff/settings/quick-actions", WrittenForm.action.merging(change) { $1 })
        #expect(answer.status == .unprocessableContent, "\(field)")
        #expect(answer.text.contains("id=\"\(field)-error\""), "\(field)")
      }
      let role = try #require(WebRoleID("rol_spare"))
      try await stage.store.writeLedger(Firm.organization) {
        try $0.save(WebRole(id: role, name: "Spare", permissions: [.share]))
      }
      try await stage.addAction { $0.roles = [role] }
      let deleted = try await ada.post("/staff/settings/roles/rol_spare/deletion", [:])
      #expect(deleted.status == .seeOther)
      let left = try await stage.exported().quickActions.first
      #expect(left?.roles == [] && left?.isActive == false)
      #expect(try await stage.events().contains("quickAction.changed"))
    }
  }
}

extension Stage {
  /// The company as its file holds it.
  fileprivate func exported() async throws -> CompanyFile {
    let written = Mutex<[UInt8]>([])
    try await store.exportCompany(Firm.organization, withSecrets: false) { bytes in
      written.withLock { $0 += bytes }
    }
    let bytes = written.withLock { $0 }
    guard case .company(let company) = CompanyFile.read(bytes, zones: ZoneFiles().source) else {
      Issue.record("\(CompanyFile.read(bytes, zones: ZoneFiles().source))")
      return try #require(nil)
    }
    return company
  }
}

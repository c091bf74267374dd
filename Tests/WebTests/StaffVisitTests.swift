import HTTPTypes
import Hummingbird
import Scheduling
import Storage
import Testing
import Web

@Suite("A visit on the staff pages")
struct StaffVisitTests {
  private static let path = "/staff/appointments/\(Firm.miraVisit)"

  @Test("it shows everything that was agreed, and its history in words")
  func facts() async throws {
    try await withStage { stage in
      _ = try await stage.customer().post(
        "/appointments/\(Firm.miraVisit)/comment", ["comment": "Ring\nthree times"])
      let page = try await stage.staff("dora").get(Self.path).text
      for text in [
        "Yearly service", "Boiler in the cellar", "Aeulestrasse 12", "Mira Ospelt",
        "tel:+4235550123", "Lena Beck", "Mira&#39;s household", "Ring\nthree times",
        "Comment changed", "Mira Ospelt (customer)", "Ring⏎three times",
        "https://www.google.com/maps/dir/", "/staff/contacts/con_mira", "Set off",
      ] {
        #expect(page.contains(text), "\(text)")
      }
    }
  }

  @Test("S5: a resource sees its own visits; those of others and of others' firms are not found")
  func scope() async throws {
    try await withStage { stage in
      #expect(try await stage.staff("lena").get(Self.path).status == .ok)
      let before = try await stage.events()
      for (name, visit) in [
        ("udo", Firm.miraVisit), ("lena", Firm.strangerVisit), ("ada", Firm.strangerVisit),
        ("ada", Firm.unknownVisit),
      ] {
        let browser = try await stage.staff(name)
        let path = "/staff/appointments/\(visit)"
        for path in [path, path + "/state?to=canceled"] {
          #expect(try await browser.get(path).status == .notFound, "\(name) \(path)")
        }
        for (path, form) in [
          (path + "/state", ["state": "traveling", "version": "1"]),
          (path + "/links/00", ["change": "block"]),
        ] {
          #expect(try await browser.post(path, form).status == .notFound, "\(name) \(path)")
        }
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("one button leads through the visit; the journal names who pressed it")
  func states() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      var version = 1
      for state in ["traveling", "inProgress", "onBreak", "inProgress", "completed"] {
        let answer = try await lena.post(
          Self.path + "/state", ["state": state, "version": "\(version)"])
        #expect(answer.status == .seeOther, "\(state)")
        version += 1
      }
      #expect(try await stage.visit(Firm.miraVisit)?.state == .completed)
      let journal = try await stage.store.journal(of: Firm.organization, limit: 100)
      #expect(
        journal.filter { $0.entry.event == "appointment.stateChanged" }.map(\.entry.actor)
          == Array(repeating: "stf_lena", count: 5))
      let page = try await lena.get(Self.path).text
      #expect(page.contains("CanaryStaff lena (staff)"))
      #expect(!page.contains("Set off</button>"))
    }
  }

  @Test("a step back and a cancellation ask why, and keep what was typed")
  func reasons() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      _ = try await dora.post(Self.path + "/state", ["state": "traveling", "version": "1"])
      let form = try await dora.get(Self.path + "/state?to=scheduled")
      #expect(form.status == .ok && form.text.contains("name=\"reason\""))
      let blank = try await dora.post(
        Self.path + "/state", ["state": "scheduled", "version": "2", "reason": "  "])
      #expect(blank.status == .unprocessableContent)
      #expect(blank.text.contains("Please give a reason."))
      let long = try await dora.post(
        Self.path + "/state",
        ["state": "scheduled", "version": "2", "reason": String(repeating: "x", count: 1001)])
      #expect(long.status == .unprocessableContent && long.text.contains("xxx"))
      let back = try await dora.post(
        Self.path + "/state", ["state": "scheduled", "version": "2", "reason": "Wrong button"])
      #expect(back.status == .seeOther)
      let canceled = try await dora.post(
        Self.path + "/state", ["state": "canceled", "version": "3", "reason": "Lena is ill"])
      #expect(canceled.status == .seeOther)
      let visit = try await stage.visit(Firm.miraVisit)
      #expect(visit?.cancellation?.reason == "Lena is ill")
      #expect(visit?.cancellation?.by == "stf_dora")
      #expect(try await dora.get(Self.path).text.contains("Wrong button"))
    }
  }

  @Test("what has moved on meanwhile is shown as it stands, and nothing changes")
  func stale() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      for form in [
        ["state": "completed", "version": "1"], ["state": "traveling", "version": "7"],
      ] {
        let answer = try await dora.post(Self.path + "/state", form)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("moved on meanwhile"))
      }
      for form in [["state": "flying", "version": "1"], ["state": "traveling"], [:]] {
        #expect(try await dora.post(Self.path + "/state", form).status == .badRequest)
      }
      #expect(try await stage.visit(Firm.miraVisit)?.state == .scheduled)
    }
  }

  @Test("P20: what is in progress can't be moved or cancelled by its customer, nor by staff")
  func inProgress() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      for (version, state) in ["traveling", "inProgress"].enumerated() {
        _ = try await lena.post(
          Self.path + "/state", ["state": state, "version": "\(version + 1)"])
      }
      let mira = try await stage.customer()
      let moved = try await mira.post(
        "/appointments/\(Firm.miraVisit)/rescheduling", ["slot": Firm.freeSlot, "version": "3"])
      let canceled = try await mira.post(
        "/appointments/\(Firm.miraVisit)/cancellation", ["reason": "Not today"])
      #expect([moved.status, canceled.status] == [.conflict, .conflict])
      let byStaff = try await lena.post(
        Self.path + "/state", ["state": "canceled", "version": "3", "reason": "No"])
      #expect(byStaff.status == .conflict)
      #expect(try await stage.visit(Firm.miraVisit)?.state == .inProgress)
    }
  }

  @Test("a mailed link can be ended, extended and blocked; whoever came by it is signed out")
  func links() async throws {
    try await withStage { stage in
      let key = try await stage.link(to: Firm.miraVisit)
      let guest = stage.browser()
      #expect(try await guest.get("/v/" + key).status == .seeOther)
      let visit = "/appointments/\(Firm.miraVisit)"
      #expect(try await guest.get(visit).status == .ok)
      let dora = try await stage.staff("dora")
      let page = try await dora.get(Self.path).text
      let action = try #require(page.firstMatch(of: /action="([^"]*\/links\/[0-9a-f]{16})"/))
      #expect(!page.contains(key))
      func change(_ change: String) async throws -> Int {
        try await dora.post(String(action.output.1), ["change": change]).status.code
      }
      func opens() async throws -> Bool {
        try await stage.browser().get("/v/" + key).status == .seeOther
      }
      #expect(try await change("expire") == 303)
      #expect(try await guest.get(visit).location.hasPrefix("/sign-in"), "signed out")
      #expect(try await !opens())
      #expect(try await change("extend") == 303)
      #expect(try await opens())
      #expect(try await change("block") == 303)
      #expect(try await !opens())
      #expect(try await change("extend") == 409, "blocked for good")
      #expect(try await !opens())
      #expect(try await change("explode") == 400)
      let events = try await stage.events().filter { $0.contains("link") }
      #expect(
        events == [
          "appointment.linkExpired", "appointment.linkExtended", "appointment.linkBlocked",
        ])
    }
  }
}

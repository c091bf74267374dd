import HTTPTypes
import Pages
import Scheduling
import Storage
import StrictJSON
import Testing
import Web

/// What must not be read where it doesn't belong: on the pages of a resource who sees its own days
/// only, in a program's answers, in letters.
@Suite("Canaries")
struct CanaryTests {
  @Test("S7: a resource who sees its own days reads nothing of others' customers and lives")
  func ownDays() async throws {
    try await withStage { stage in
      _ = try await stage.customer(Firm.omarMail).post(
        "/appointments/\(Firm.omarVisit)/comment", ["comment": "CanaryAgain"])
      let udo = try await stage.staff("udo")
      let lists = [
        "/staff/appointments?q=canary", "/staff/appointments?q=ospelt&from=2020-01-01",
        "/staff/appointments?from=2020-01-01&through=2030-01-01",
        "/staff/appointments?resource=res_lena", "/staff/appointments?contact=con_omar",
        "/staff/appointments?q=A-100001", "/staff/resources/res_unskilled",
        "/staff/resources/res_unskilled/days", "/staff/hours", "/staff/days", "/staff/account",
      ]
      let paths = Route.all.filter { $0.method == .get && $0.path.hasPrefix("/staff") }.flatMap {
        [
          $0.path(visit: Firm.omarVisit), $0.path(visit: Firm.strangerVisit),
          $0.path(id: "res_unskilled"), $0.path(id: "res_lena"), $0.path(id: "con_omar"),
        ]
      }
      var opened = 0
      for path in paths + lists {
        let answer = try await udo.get(path)
        if answer.status == .ok { opened += 1 }
        // A page for nobody shows what was typed into its search.
        let text = answer.everything.lowercased().replacing("value=\"ospelt\"", with: "")
        for canary in [
          "canaryomar", "canaryhaddad", "canary.omar", "canaryroad", "canarycomment", "canaryagain",
          "canaryboiler", "canarysubject", "canarycancellation", "canaryhousehold", "canaryreason",
          "canarybase", "lena.canary", "999 77 66", "ospelt", "aeulestrasse", "555 01 23",
          "canaryneighbour", "canarylane", "canaryworker", "canaryservice", "hash of",
        ] {
          #expect(!text.contains(canary), "\(path) \(canary)")
        }
      }
      #expect(opened >= 8)
    }
  }

  @Test("S7: answers about invitations hold nothing of contacts, and nothing that opens")
  func invitations() async throws {
    try await withStage { stage in
      let program = try await stage.program([.invitations])
      let made = try await program.post(
        "/invitations", ["type": "single", "contact": "con_new", "inviter": "Dora"])
      let path = "/invitations/\(made.json.string("id"))"
      let answers = [
        made, try await program.get("/invitations"), try await program.get(path),
        try await program.post(path + "/resending", [:]),
        try await program.post(path + "/revocation", [:]),
        try await program.post(path + "/resending", [:]),
        try await program.post("/invitations", ["type": "single", "contact": "con_omar"]),
        try await program.post("/invitations", ["type": "single", "contact": "con_stranger"]),
      ]
      #expect(answers.map(\.status.code) == [201, 200, 200, 200, 200, 422, 422, 422])
      for answer in answers {
        let text = answer.everything.lowercased()
        for canary in Firm.canaries + ["nora", "schrägen", "hash", "\"code\":\"k", "rol_", "stf_"] {
          #expect(!text.contains(canary), "\(canary): \(text)")
        }
        // Of a code that is shown to nobody there is nothing either.
        #expect(answer.text.firstMatch(of: /[0-9A-Z]{6}-[0-9A-Z]{6}/) == nil)
      }
    }
  }

  @Test("S7: answers to bookings, refused ones too, hold nothing of anybody else")
  func writes() async throws {
    try await withStage { stage in
      let program = try await stage.program([.writeAppointments])
      func book(_ slot: String, _ key: String, _ contact: String = "con_mira") async throws
        -> Answer
      {
        var members: [JSONMember] = []
        if case .object(let usual) = APIRequest.booking { members = usual }
        members.removeAll { ["slot", "contact"].contains($0.name) }
        members += [JSONMember("slot", .string(slot)), JSONMember("contact", .string(contact))]
        return try await program.post("/appointments", .object(members), ["Idempotency-Key": key])
      }
      let visit = "/appointments/\(Firm.miraVisit)"
      let answers = [
        try await book(Firm.freeSlot, "1"), try await book(Firm.freeSlot, "1"),
        try await book(Firm.laterSlot, "1"),
        // Omar's own time.
        try await book("2026-11-26T13:00:00Z", "2"), try await book(Firm.freeSlot, "3", "con_omar"),
        try await program.post(visit + "/rescheduling", ["slot": "2026-11-26T13:00:00Z"]),
        try await program.post(visit + "/rescheduling", ["slot": .string(Firm.laterSlot)]),
        try await program.post(
          visit + "/cancellation", ["reason": "Away"], ["If-Match": "\"1\""]),
        try await program.post(visit + "/state", ["state": "completed"]),
        try await program.post(visit + "/cancellation", ["reason": "Away"]),
        try await program.post("/appointments/\(Firm.strangerVisit)/cancellation", ["reason": "x"]),
      ]
      #expect(
        answers.map(\.status.code) == [201, 200, 409, 409, 404, 409, 200, 412, 409, 200, 404])
      for answer in answers {
        let text = answer.everything.lowercased()
        for canary in [
          "omar", "haddad", "canary", "999 77 66", "lena beck", "mira@", "ospelt", "555 01 23",
          "hash",
        ] {
          #expect(!text.contains(canary), "\(canary): \(text)")
        }
      }
    }
  }

  @Test("S7: letters tell their reader of their own visit only")
  func letters() async throws {
    try await withStage { stage in
      let mira = try await stage.customer()
      _ = try await mira.post(
        "/appointments",
        [
          "appointment": "apt_lettered", "asset": "ast_mira", "service": "svc_yearly",
          "slot": Firm.freeSlot,
        ])
      _ = try await mira.post(
        "/appointments/\(Firm.miraVisit)/rescheduling",
        ["slot": Firm.laterSlot, "version": "1"])
      _ = try await stage.staff("dora").post(
        "/staff/appointments/apt_lettered/state",
        ["state": "canceled", "version": "1", "reason": "Lena is ill"])
      let program = try await stage.program()
      _ = try await program.post("/invitations", ["type": "single", "contact": "con_new"])
      let waiting = try await stage.store.waiting(limit: 10)
      #expect(waiting.count == 4)
      let catalogue = try await stage.scheduler.catalogue(of: Firm.organization)
      let site = try #require(try await stage.store.sites().first { $0.prefix.isEmpty })
      let writer = stage.letters(catalogue, site)
      for pending in waiting {
        let letter = writer.letter(pending.message)
        let text = "\(letter) \(pending.message.recipient)".lowercased()
        #expect(text.count > 500)
        for canary in Firm.canaries + ["hash of", "rol_", "stf_", "con_", "acc_", "res_", "svc_"] {
          #expect(!text.contains(canary), "\(pending.message.kind) \(canary)")
        }
        let isInvitation = pending.message.kind == .portalInvitation
        #expect(text.contains(isInvitation ? "nora" : "mira"))
        #expect(!text.contains(isInvitation ? "mira" : "nora"))
      }
    }
  }
}

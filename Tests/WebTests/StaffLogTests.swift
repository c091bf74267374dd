import HTTPTypes
import Hummingbird
import Scheduling
import Storage
import Testing
import Web

@Suite("Message log, journal and days")
struct StaffLogTests {
  /// Books as Mira, and lets the letter fail.
  private func fail(_ stage: Stage) async throws -> MessageID {
    _ = try await stage.customer().post(
      "/appointments",
      [
        "appointment": "apt_lettered", "asset": "ast_mira", "service": "svc_yearly",
        "slot": Firm.freeSlot,
      ])
    let claimed = try await stage.store.claim(limit: 1, lease: 60)
    let letter = try #require(claimed.first)
    try await stage.store.settle(letter, as: .failed(reason: "550 no such\r\nmailbox"))
    return letter.message.id
  }

  @Test("a failed letter is counted on the home page, and is sent again once, with a new link")
  func sendingAgain() async throws {
    try await withStage { stage in
      let id = try await fail(stage)
      let dora = try await stage.staff("dora")
      #expect(try await dora.get("/staff").text.contains("1 message could not be delivered"))
      let log = try await dora.get("/staff/messages?state=failed").text
      for text in [
        Firm.miraMail, "Booking confirmed", "550 no such⏎mailbox", "1 attempt", "Send again",
        "/staff/appointments/apt_lettered",
      ] {
        #expect(log.contains(text), "\(text)")
      }
      #expect(
        try await !dora.get("/staff/messages?state=delivered").text.contains(Firm.miraMail))
      let path = "/staff/messages/\(id)/sending"
      #expect(try await dora.post(path).status == .seeOther)
      #expect(try await dora.post(path).status == .conflict, "once")
      #expect(try await stage.store.waiting(limit: 10).count == 1)
      #expect(try await !dora.get("/staff").text.contains("could not be delivered"))
      #expect(try await stage.events().last == "message.resent")
      #expect(try await dora.post("/staff/messages/msg_unknown/sending").status == .notFound)
    }
  }

  @Test("what is sent again tells of the visit as it stands by now")
  func sendingAgainAfterCancelling() async throws {
    try await withStage { stage in
      let id = try await fail(stage)
      let dora = try await stage.staff("dora")
      _ = try await dora.post(
        "/staff/appointments/apt_lettered/state",
        ["state": "canceled", "version": "1", "reason": "Lena is ill"])
      _ = try await dora.post("/staff/messages/\(id)/sending")
      #expect(
        try await stage.store.waiting(limit: 10).map(\.message.kind) == [.canceled, .canceled])
    }
  }

  @Test("S19: the journal names who did it, and nobody's name or text passes for a line of its own")
  func journal() async throws {
    try await withStage { stage in
      _ = try await stage.customer().post(
        "/appointments/\(Firm.miraVisit)/comment",
        ["comment": "Hi\nada (staff) · cancelled\u{202E}"])
      let ada = try await stage.staff("ada")
      let all = try await ada.get("/staff/journal").text
      #expect(all.contains("Mira Ospelt (customer)"))
      #expect(all.contains("Hi⏎ada (staff) · cancelled\u{FFFD}"))
      let other = try await ada.get("/staff/journal?event=appointment.booked").text
      #expect(!other.contains("Hi⏎ada"))
      let hers = try await ada.get("/staff/journal?actor=con_mira").text
      #expect(hers.contains("Hi⏎ada"))
      #expect(try await !ada.get("/staff/journal?actor=con_omar").text.contains("Hi⏎ada"))
      let dora = try await stage.staff("dora")
      #expect(try await !dora.get("/staff/journal").text.contains("Hi⏎ada"))
      let record = "/staff/journal?record=\(Firm.miraVisit)"
      #expect(try await dora.get(record).text.contains("Hi⏎ada"))
      #expect(
        try await !dora.get("/staff/journal?record=org_rhine").text.contains("company.imported"))
      let stranger = try await stage.customer("stranger@example.net", at: "/s/next")
      let said = try await stranger.post(
        "/s/next/appointments/\(Firm.strangerVisit)/comment", ["comment": "Not for next door"])
      #expect(said.status == .seeOther)
      for path in ["/staff/journal", "/staff/journal?record=\(Firm.strangerVisit)"] {
        #expect(try await !ada.get(path).text.contains("Not for next door"))
      }
      #expect(try await stage.staff("lena").get("/staff/journal").status == .forbidden)
    }
  }

  @Test("the journal goes on from page to page, and no line stands on two")
  func paging() async throws {
    try await withStage { stage in
      let mira = try await stage.customer()
      for number in 1...60 {
        _ = try await mira.post(
          "/appointments/\(Firm.miraVisit)/comment", ["comment": "Number \(number)."])
      }
      let ada = try await stage.staff("ada")
      let path = "/staff/journal?event=appointment.commented"
      let first = try await ada.get(path).text
      #expect(first.contains("Number 60.") && !first.contains(" Number 10."))
      let next = try #require(first.firstMatch(of: /before=([0-9]+)"/))
      let second = try await ada.get(path + "&before=\(next.output.1)").text
      #expect(second.contains("Number 10.") && !second.contains("Number 60."))
    }
  }

  @Test("S5: a resource begins with its own days, and sees nobody else's")
  func days() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      let path = "/staff/resources/res_lena/days"
      #expect(try await lena.get("/staff/days").location == path)
      #expect(try await lena.get("/staff").text.contains("/staff/days"))
      let week = try await lena.get(path).text
      for text in [
        "Days of Lena Beck", "10:00–11:00 Mira Ospelt", "14:00–15:00", "of driving", "Away",
        "Day off", "/staff/appointments/\(Firm.miraVisit)", "08:00–10:00 free",
      ] {
        #expect(week.contains(text) || text.hasPrefix("08"), "\(text)")
      }
      #expect(!week.contains(Firm.otherMiraVisit))
      #expect(
        try await lena.get(path + "?from=2026-11-30").text.contains(Firm.otherMiraVisit))
      for other in ["res_unskilled", "res_next", "res_unknown", "nonsense"] {
        let answer = try await lena.get("/staff/resources/\(other)/days")
        #expect(answer.status == .notFound, "\(other)")
      }
      let dora = try await stage.staff("dora")
      #expect(try await dora.get("/staff/resources/res_unskilled/days").status == .ok)
      #expect(try await dora.get("/staff/resources/res_next/days").status == .notFound)
    }
  }
}

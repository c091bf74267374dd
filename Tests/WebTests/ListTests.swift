import Foundation
import HTTPTypes
import Pages
import Scheduling
import Storage
import Testing

@Suite("Actionable lists")
struct ListTests {
  private static let people = ["ada@example.net", "bea@example.net", "cem@example.net"]

  /// Books by an invitation's pages.
  private func book(
    _ flow: String, _ browser: Browser, email: String, slot: String = Firm.freeSlot
  ) async throws -> Answer {
    let review = try await browser.get(flow + "/review?service=svc_yearly&slot=\(slot)")
    let id = review.text.firstMatch(of: /name="appointment" value="(apt_\w+)"/)?.output.1 ?? ""
    return try await browser.post(
      flow + "/bookings",
      [
        "appointment": String(id), "service": "svc_yearly", "slot": slot, "firstName": "Wanda",
        "lastName": "Prospect", "email": email, "phone": "",
      ])
  }

  @Test(
    "I14, I15: every member gets a URL of their own; a booking counts whatever address is typed")
  func wholeWay() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people)
      let dora = try await stage.staff("dora")
      let sending = try await stage.send("lst_test", dora)
      #expect(try await stage.states().values.allSatisfy { $0 == .queued })
      try await stage.finish(sending)
      let urls = try await stage.urls()
      #expect(Set(urls.keys) == Set(Self.people) && urls.values.allSatisfy { $0.count == 1 })
      let keys = Set(urls.values.joined().map { $0.dropFirst(Stage.prefix.count) })
      #expect(keys.count == 3 && keys.allSatisfy { $0.utf8.count == 22 })
      // One invitation for all of them.
      for pending in try await stage.store.claim(limit: 10, lease: 60) {
        let isBea = pending.message.recipient.email == Self.people[1]
        try await stage.store.settle(
          pending, as: isBea ? .failed(reason: "550 no such user") : .delivered(reply: "250"))
      }
      #expect(try await stage.states() == ["mem_0": .sent, "mem_1": .bounced, "mem_2": .sent])
      // Ada opens hers; her name is there already, and she types another address.
      let browser = stage.browser()
      let url = try #require(urls[Self.people[0]]?.first)
      let opened = try await browser.get(String(url.dropFirst("http://localhost".count)))
      #expect(opened.status == .seeOther)
      let list = try await dora.get("/staff/lists/lst_test").text
      #expect(list.contains("Opened (1)") && list.contains("550 no such user"))
      let review = try await browser.get(
        opened.location + "/review?service=svc_yearly&slot=\(Firm.freeSlot)")
      #expect(review.text.contains("value=\"P0\"") && review.text.contains(Self.people[0]))
      let booked = try await book(opened.location, browser, email: "other@example.net")
      #expect(booked.status == .seeOther)
      #expect(try await stage.states()["mem_0"] == .booked)
      let visit = try #require(
        try await stage.store.readLedger(Firm.organization) {
          try $0.members(of: Stage.listID, MemberQuery(state: .booked), after: nil, limit: 9)
        }.first?.appointment)
      let page = try await dora.get("/staff/lists/lst_test?state=booked").text
      #expect(page.contains("/staff/appointments/\(visit)"))
      // Cancelled, it is shown as that.
      let letter = try await stage.link(to: visit.rawValue)
      let bearer = stage.browser()
      _ = try await bearer.get("/v/" + letter)
      let canceled = try await bearer.post(
        "/appointments/\(visit)/cancellation", ["reason": "Away"])
      #expect(canceled.status == .seeOther)
      #expect(try await stage.states()["mem_0"] == .canceled)
    }
  }

  @Test("I14: sending again voids nothing, and goes to those chosen alone")
  func again() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people)
      let dora = try await stage.staff("dora")
      try await stage.finish(try await stage.send("lst_test", dora))
      let first = try await stage.urls()
      // A letter on its way: nobody gets a second one meanwhile.
      let early = try await dora.post("/staff/lists/lst_test/sendings", ["which": "all"])
      #expect(early.status == .conflict)
      for pending in try await stage.store.claim(limit: 10, lease: 60) {
        try await stage.store.settle(pending, as: .delivered(reply: "250"))
      }
      let choice = ["which": "ticked", "tick.mem_1": "true", "tick.mem_unknown": "true"]
      try await stage.finish(try await stage.send("lst_test", dora, choice))
      let second = try await stage.urls()
      #expect(second.keys.sorted() == [Self.people[1]])
      let urls = (first[Self.people[1]] ?? []) + (second[Self.people[1]] ?? [])
      #expect(Set(urls).count == 2)
      for url in urls {
        let answer = try await stage.browser().get(String(url.dropFirst("http://localhost".count)))
        #expect(answer.status == .seeOther)
      }
    }
  }

  @Test("issue 4: a sending that is broken off goes on without a second letter to anybody")
  func resumed() async throws {
    try await withStage { stage in
      let people = (0..<25).map { "p\($0)@example.net" }
      try await stage.list(members: people)
      let id = try #require(
        ListSendingID(try await stage.send("lst_test", try await stage.staff("dora"))))
      func step() async throws -> SendingStep {
        try await stage.scheduler.continueSending(
          id, atMost: 10, room: 15, in: Firm.organization)
      }
      #expect(try await step() == .wrote(10))
      // A transaction that doesn't commit has written to nobody.
      struct Killed: Error {}
      let scheduler = stage.scheduler
      await #expect(throws: Killed.self) {
        try await stage.store.writeLedger(Firm.organization) { ledger in
          for (key, _) in try ledger.nextRecipients(of: id, limit: 10) {
            try ledger.setWritten(
              key, hash: scheduler.secrets.hash(key.rawValue), message: MessageID("msg_x")!)
          }
          throw Killed()
        }
      }
      #expect(try await stage.urls().count == 10)
      // The outbox holds no more than it has room for.
      #expect(try await step() == .wrote(5))
      #expect(try await step() == .pausing)
      #expect(
        try await stage.store.runningSendings().map(\.sending) == [id])
      for pending in try await stage.store.claim(limit: 15, lease: 60) {
        try await stage.store.settle(pending, as: .delivered(reply: "250"))
      }
      #expect(try await step() == .wrote(10))
      #expect(try await step() == .ended)
      #expect(try await step() == .ended)
      #expect(try await stage.store.runningSendings().isEmpty)
      let letters = try await stage.store.readLedger(Firm.organization) {
        try $0.messages(MessageQuery(), before: nil, limit: 1000)
      }
      let addresses = letters.filter { $0.kind == .appointmentInvitation }.map(\.recipient.email)
      #expect(addresses.sorted() == people.sorted())
    }
  }

  @Test("a stopped sending writes to nobody else, and they can be written to anew")
  func stopped() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people)
      let dora = try await stage.staff("dora")
      let sending = try await stage.send("lst_test", dora)
      let id = try #require(ListSendingID(sending))
      _ = try await stage.scheduler.continueSending(
        id, atMost: 1, room: nil, in: Firm.organization)
      let stop = try await dora.post("/staff/lists/lst_test/sendings/\(sending)/stop")
      #expect(stop.status == .seeOther)
      try await stage.finish(sending)
      #expect(try await stage.urls().count == 1)
      #expect(
        try await stage.states() == ["mem_0": .queued, "mem_1": .notSent, "mem_2": .notSent])
      try await stage.finish(try await stage.send("lst_test", dora))
      #expect(try await stage.urls().values.map(\.count) == [1, 1, 1])
    }
  }

  @Test("an invitation that is switched off ends its sending")
  func switchedOff() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people)
      let dora = try await stage.staff("dora")
      let sending = try await stage.send("lst_test", dora)
      try await stage.store.writeLedger(Firm.organization) { ledger in
        guard
          let progress = try ledger.sendings(of: Stage.listID, limit: 1).first?.sending.invitation,
          var invitation = try ledger.appointmentInvitation(progress)
        else { return }
        invitation.isActive = false
        try ledger.update(invitation)
      }
      try await stage.finish(sending)
      #expect(try await stage.urls().isEmpty)
      #expect(try await stage.events().contains("list.sendingStopped"))
    }
  }

  @Test("a form that is sent twice begins one sending")
  func twice() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people)
      let dora = try await stage.staff("dora")
      let sending = try await stage.send("lst_test", dora)
      let again = try await dora.post(
        "/staff/sharing", Stage.sharingForm.merging(["sending": sending]) { $1 })
      #expect(again.status == .seeOther)
      #expect(
        try await stage.events().filter { $0 == "appointmentInvitation.created" }.count == 1)
      // Nobody else's draft can be begun, nor one that there isn't.
      for (name, draft) in [("ada", sending), ("dora", "snd_nobody"), ("dora", "x")] {
        let answer = try await stage.staff(name).post(
          "/staff/sharing", Stage.sharingForm.merging(["sending": draft]) { $1 })
        #expect(answer.status == .notFound, "\(name) \(draft)")
      }
    }
  }

  @Test("S5: a list that one doesn't see is not there")
  func scoping() async throws {
    try await withStage { stage in
      let lists: [(ListAudience, String, seen: Set<String>)] = [
        (.owner, "tara", ["tara", "ada"]), (.dispatchers, "dora", ["dora", "ada"]),
        (.roles([WebRoleID("rol_assistant")!]), "dora", ["dora", "ada", "tara"]),
      ]
      for (audience, owner, seen) in lists {
        try await stage.list(audience: audience, owner: owner)
        for name in ["ada", "dora", "lena", "tara"] {
          let browser = try await stage.staff(name)
          let status = try await browser.get("/staff/lists/lst_test").status
          #expect(status == (seen.contains(name) ? .ok : .notFound), "\(audience) \(name)")
          let index = try await browser.get("/staff/lists").text
          #expect(index.contains("Prospects") == seen.contains(name), "\(audience) \(name)")
          // Changed by its owner and by administrators.
          let edit = try await browser.get("/staff/lists/lst_test/edit").status
          #expect(edit == (["ada", owner].contains(name) ? .ok : .notFound))
        }
      }
    }
  }

  @Test("an assistant sends for whom they assist; visits that they may not see are not shown")
  func assistant() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people, audience: .owner, owner: "tara")
      let tara = try await stage.staff("tara")
      try await stage.finish(try await stage.send("lst_test", tara))
      let url = try #require(try await stage.urls()[Self.people[0]]?.first)
      let browser = stage.browser()
      let flow = try await browser.get(String(url.dropFirst("http://localhost".count))).location
      #expect(try await book(flow, browser, email: Self.people[0]).status == .seeOther)
      let page = try await tara.get("/staff/lists/lst_test").text
      #expect(page.contains("Booked (1)") && !page.contains("/staff/appointments/"))
      let file = try await tara.get("/staff/lists/lst_test/members.csv").text
      #expect(file.contains("Booked") && !file.contains("A-1"))
      // Contacts are not theirs to see.
      #expect(!(try await tara.get("/staff/lists/lst_test/members").text.contains("Web role")))
    }
  }

  @Test("deleting a list forgets its members, and their URLs go on working")
  func deletion() async throws {
    try await withStage { stage in
      try await stage.list(members: Self.people)
      let dora = try await stage.staff("dora")
      try await stage.finish(try await stage.send("lst_test", dora))
      let url = try #require(try await stage.urls()[Self.people[0]]?.first)
      let path = String(url.dropFirst("http://localhost".count))
      let flow = try await stage.browser().get(path).location
      #expect(try await book(flow, stage.browser(), email: "a@example.net").status == .seeOther)
      #expect(try await dora.post("/staff/lists/lst_test/deletion").status == .seeOther)
      #expect(try await dora.get("/staff/lists/lst_test").status == .notFound)
      let again = try await stage.browser().get(path)
      #expect(again.status == .seeOther)
      let review = try await stage.browser().get(
        again.location + "/review?service=svc_yearly&slot=\(Firm.laterSlot)")
      #expect(review.status == .ok && !review.text.contains("P0"))
      #expect(
        try await book(
          again.location, stage.browser(), email: "b@example.net", slot: Firm.laterSlot
        )
        .status == .seeOther)
      #expect(try await stage.store.integrityFaults().isEmpty)
      for entry in try await stage.store.journal(of: Firm.organization, limit: 10_000) {
        #expect(!entry.entry.after.values.contains { $0.contains("@example.net") })
      }
    }
  }
}

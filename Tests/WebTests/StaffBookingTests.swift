import HTTPTypes
import Hummingbird
import Scheduling
import Storage
import Testing
import Web

@Suite("Booking and moving at the staff's counter")
struct StaffBookingTests {
  private static let new = "/staff/appointments/new"
  private static let move = "/staff/appointments/\(Firm.miraVisit)/rescheduling"

  private static func wish(_ changes: [String: String] = [:]) -> [String: String] {
    [
      "appointment": "apt_by-phone", "contact": "con_mira", "asset": "ast_mira",
      "service": "svc_yearly", "slot": Firm.freeSlot, "comment": "Called at ten",
    ].merging(changes) { $1 }
  }

  @Test("for a customer on the phone: their product, the month, who could come, and a letter")
  func booking() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let found = try await dora.get(Self.new + "?q=ospelt").text
      #expect(found.contains("/staff/appointments/new?contact=con_mira"))
      #expect(!found.contains("con_stranger"))
      let page = try await dora.get(
        Self.new + "?contact=con_mira&asset=ast_mira&service=svc_yearly&day=2026-11-27"
      ).text
      for text in ["Mira Ospelt", "Boiler in the cellar", "Lena Beck", Firm.freeSlot] {
        #expect(page.contains(text), "\(text)")
      }
      #expect(page.contains("CanaryInspection"), "what customers can't book is offered too")
      let answer = try await dora.post(Self.new, Self.wish())
      #expect(answer.location.hasPrefix("/staff/appointments/apt_by-phone"))
      let visit = try #require(try await stage.visit("apt_by-phone"))
      #expect(visit.contact == Firm.mira && visit.comment == "Called at ten")
      let letters = try await stage.store.waiting(limit: 10).map(\.message.recipient.email)
      #expect(letters == [Firm.miraMail])
      let journal = try await stage.store.journal(of: Firm.organization, limit: 100)
      #expect(journal.last { $0.entry.event == "appointment.booked" }?.entry.actor == "stf_dora")
      let again = try await dora.post(Self.new, Self.wish())
      #expect(again.location.hasPrefix("/staff/appointments/apt_by-phone"), "a retry")
      #expect(try await stage.store.waiting(limit: 10).count == 1)
      let staffOnly = Self.wish([
        "appointment": "apt_staff-only", "service": "svc_inside", "slot": Firm.laterSlot,
      ])
      #expect(try await dora.post(Self.new, staffOnly).status == .seeOther)
    }
  }

  @Test("S6: whom it is for comes from the form of those who may, and from nobody else's")
  func contactFromForm() async throws {
    try await withStage { stage in
      let mira = try await stage.customer()
      _ = try await mira.post(
        "/appointments",
        Self.wish(["contact": "con_omar", "resource": "res_unskilled", "reason": "Because"]))
      #expect(try await stage.visit("apt_by-phone")?.contact == Firm.mira)
      #expect(try await stage.visit("apt_by-phone")?.resource.rawValue == "res_lena")
      #expect(try await stage.staff("lena").post(Self.new, Self.wish()).status == .forbidden)
      let dora = try await stage.staff("dora")
      for contact in ["con_stranger", "con_unknown", "nonsense", ""] {
        let changes = ["appointment": "apt_foreign", "contact": contact]
        #expect(try await dora.post(Self.new, Self.wish(changes)).status == .notFound, "\(contact)")
        let page = try await dora.get(Self.new + "?contact=\(contact.isEmpty ? "x" : contact)")
        #expect(page.status == .notFound, "\(contact)")
      }
      let others = Self.wish(["appointment": "apt_foreign", "asset": "ast_omar"])
      #expect(try await dora.post(Self.new, others).status != .seeOther, "another's boiler")
      #expect(try await stage.visit("apt_foreign") == nil)
    }
  }

  @Test("a time that isn't offered needs a reason, stands in the journal, and overlaps nothing")
  func overriding() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      func book(_ name: String, _ changes: [String: String]) async throws -> Answer {
        var wish = Self.wish(changes.merging(["appointment": "apt_" + name]) { $1 })
        wish["slot"] = nil
        return try await dora.post(Self.new, wish)
      }
      // 10:17 in Vaduz is between two starts.
      let time = ["otherDate": "2026-11-27", "otherTime": "10:17"]
      let silent = try await book("silent", time)
      #expect(silent.status == .unprocessableContent)
      #expect(silent.text.contains("Please give a reason for setting a rule aside."))
      #expect(silent.text.contains("10:17"), "what was typed stays")
      let half = try await book("half", ["otherDate": "2026-11-27", "reason": "Please"])
      #expect(half.status == .unprocessableContent)
      let reason = time.merging(["reason": "Her train leaves at noon"]) { $1 }
      #expect(try await book("between", reason).status == .seeOther)
      let visit = try #require(try await stage.visit("apt_between"))
      #expect(visit.slot.text == "2026-11-27T09:17:00Z")
      let journal = try await stage.store.journal(of: Firm.organization, limit: 100)
      #expect(
        journal.last { $0.entry.subject == "apt_between" }?.entry.after["override"]
          == "Her train leaves at noon")
      // Lena alone has the skill: a second visit then would be a double booking.
      #expect(try await book("double", reason).status == .conflict)
      let overlap = reason.merging(["otherTime": "10:45"]) { $1 }
      #expect(try await book("overlap", overlap).status == .conflict)
      // Nobody works on Sunday, nor in the past.
      for date in ["2026-11-29", "2026-11-20"] {
        let changes = reason.merging(["otherDate": date]) { $1 }
        #expect(try await book("never", changes).status != .seeOther, "\(date)")
      }
      // Beyond the furthest day of the service.
      let far = reason.merging(["otherDate": "2027-03-10"]) { $1 }
      #expect(try await book("far", far).status == .seeOther)
    }
  }

  @Test("a move keeps the number, tells the customer, and never lands on another visit")
  func moving() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let page = try await dora.get(Self.move)
      #expect(page.status == .ok && page.text.contains("Move the visit"))
      let answer = try await dora.post(
        Self.move, ["slot": Firm.freeSlot, "version": "1", "comment": "Ring twice, please."])
      #expect(answer.location.hasPrefix("/staff/appointments/\(Firm.miraVisit)"))
      #expect(try await stage.visit(Firm.miraVisit)?.slot.text == Firm.freeSlot)
      #expect(try await stage.store.waiting(limit: 10).map(\.message.kind) == [.rescheduled])
      let omar = "/staff/appointments/\(Firm.omarVisit)/rescheduling"
      let onto = [
        "version": "1", "otherDate": "2026-11-27", "otherTime": "10:10", "reason": "Squeeze in",
      ]
      #expect(try await dora.post(omar, onto).status == .conflict)
      #expect(try await stage.visit(Firm.omarVisit)?.version == 1)
      #expect(try await stage.staff("udo").get(Self.move).status == .notFound)
      #expect(try await stage.staff("udo").post(Self.move, onto).status == .notFound)
    }
  }

  @Test("inside the cut-off staff move a visit only with a reason, which is journalled")
  func cutOff() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      // The visit begins in half an hour; the cut-off is an hour.
      let soon = ["otherDate": "2026-11-23", "otherTime": "08:30", "reason": "Heating is out"]
      let first = try await dora.post(
        Self.move, soon.merging(["version": "1", "comment": ""]) { $1 })
      #expect(first.status == .seeOther)
      let page = try await dora.get(Self.move)
      #expect(page.text.contains("<details class=\"other\" open>"))
      let silent = try await dora.post(Self.move, ["slot": Firm.freeSlot, "version": "2"])
      #expect(silent.status == .conflict)
      #expect(silent.text.contains("Give a reason to move it all the same."))
      let told = try await dora.post(
        Self.move, ["slot": Firm.freeSlot, "version": "2", "reason": "She rang"])
      #expect(told.status == .seeOther)
      let journal = try await stage.store.journal(of: Firm.organization, limit: 100)
      #expect(
        journal.compactMap { $0.entry.after["override"] } == ["Heating is out", "She rang"])
    }
  }

  @Test(
    "the list: today and ahead, by number, name, state and date; own visits only for a resource")
  func list() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      func list(_ query: String, as browser: Browser) async throws -> [String] {
        let text = try await browser.get("/staff/appointments" + query).text
        let links = text.matches(of: /\/staff\/appointments\/(apt_[a-z-]+)"/)
        return links.map { String($0.output.1) }
      }
      let all = [Firm.miraVisit, Firm.omarVisit, Firm.otherMiraVisit]
      #expect(try await list("", as: dora) == all)
      #expect(try await list("?q=ospelt", as: dora) == [all[0], all[2]])
      #expect(try await list("?q=canaryomar", as: dora) == [all[1]])
      #expect(try await list("?q=%25", as: dora) == [])
      #expect(try await list("?from=2026-11-27", as: dora) == [all[2]])
      #expect(try await list("?through=2026-11-26&from=2026-11-26", as: dora) == [all[0], all[1]])
      #expect(
        try await list("?from=2026-11-01&state=canceled", as: dora) == ["apt_omar-past"])
      let number = try #require(try await stage.visit("apt_omar-past")).number
      #expect(try await list("?q=\(number)", as: dora) == ["apt_omar-past"])
      #expect(try await list("", as: stage.staff("lena")) == all)
      #expect(try await list("", as: stage.staff("udo")) == [])
      #expect(try await list("?q=\(number)", as: stage.staff("udo")) == [])
      #expect(try await stage.staff("nobody").get("/staff/appointments").status == .forbidden)
    }
  }
}

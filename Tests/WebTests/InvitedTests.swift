import Foundation
import HTTPTypes
import Pages
import Scheduling
import Storage
import Testing

extension Browser {
  /// Books by an invitation's pages, as a guest who fills in everything.
  func bookInvited(
    _ flow: String, slot: String = Firm.freeSlot, _ changes: [String: String] = [:]
  ) async throws -> Answer {
    let review = try await get(flow + "/review?service=svc_yearly&slot=\(slot)")
    let id = review.text.firstMatch(of: /name="appointment" value="(apt_\w+)"/)?.output.1 ?? ""
    let form = [
      "appointment": String(id), "service": "svc_yearly", "slot": slot, "firstName": "Wanda",
      "lastName": "Prospect", "email": "wanda@example.net", "phone": "+423 555 44 33",
    ]
    return try await post(flow + "/bookings", form.merging(changes) { $1 })
  }
}

@Suite("Booking by an invitation's URL")
struct InvitedTests {
  @Test("S2: the key leaves the address at once, without a cookie, and is told to nobody")
  func key() async throws {
    try await withStage { stage in
      let path = try await stage.invitedPath(try await stage.share())
      let browser = stage.browser()
      let answer = try await browser.get(path)
      #expect(answer.status == .seeOther)
      #expect(answer.setCookies.isEmpty)
      #expect(answer["Referrer-Policy"] == "no-referrer")
      #expect(!answer.location.contains(path.dropFirst(3)))
      let week = try await browser.get(answer.location)
      #expect(week.status == .ok)
      #expect(week["Referrer-Policy"] == "no-referrer")
      #expect(week.text.contains("<meta name=\"referrer\" content=\"no-referrer\">"))
      let review = try await browser.get(
        answer.location + "/review?service=svc_yearly&slot=\(Firm.freeSlot)")
      #expect(review["Referrer-Policy"] == "no-referrer")
      let booked = try await browser.bookInvited(answer.location)
      #expect(booked.status == .seeOther)
      #expect(browser.cookies.isEmpty)
      let token = answer.location.split(separator: "/").last ?? ""
      let log = stage.log.text
      #expect(!log.isEmpty && !log.contains(path.dropFirst(3)) && !log.contains(token))
    }
  }

  @Test("S1: keys can't be tried out; an unknown one says so")
  func unknown() async throws {
    try await withStage { stage in
      let browser = stage.browser(peer: "192.0.2.7")
      for index in 0..<60 {
        let answer = try await browser.get("/i/AAAAAAAAAAAAAAAAAAAA\(10 + index % 90)")
        #expect(answer.status == .notFound)
        #expect(answer.text.contains("This link is not known"))
      }
      #expect(try await browser.get("/i/AAAAAAAAAAAAAAAAAAAAAA").status == .tooManyRequests)
      #expect(try await stage.browser(peer: "192.0.2.8").get("/i/x").status == .notFound)
    }
  }

  @Test("S2: a token is good for two hours, and only one that we sealed")
  func token() async throws {
    try await withStage { stage in
      let flow = try await stage.flow(try await stage.share())
      let old = try stage.scheduler.secrets.seal(
        "ain_x \(Firm.monday.seconds - 2 * 3600)", "invited \(Firm.organization)")
      let answer = try await stage.browser().get("/invited/\(old)")
      #expect(answer.status == .gone)
      #expect(answer.text.contains("open the link again"))
      let bent = String(flow.dropLast()) + (flow.hasSuffix("A") ? "B" : "A")
      #expect(try await stage.browser().get(bent).status == .notFound)
      // Another organisation's pages don't know it.
      #expect(try await stage.browser().get("/s/next" + flow).status == .notFound)
    }
  }

  @Test("I5, I6: a guest chooses a time, checks it and books; the visit knows the link")
  func guest() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let browser = stage.browser()
      let flow = try await stage.flow(id, browser)
      let week = try await browser.get(flow).text
      #expect(week.contains("Yearly service with Lena Beck"))
      #expect(week.contains("slot=2026-11-25T"))
      // Lena is away on Tuesday.
      #expect(!week.contains("slot=2026-11-24T"))
      let booked = try await browser.bookInvited(
        flow, ["subject": "Portfolio", "description": "Two things"])
      #expect(booked.status == .seeOther)
      let done = try await browser.get(booked.location)
      #expect(done.status == .ok && done.text.contains("wanda@example.net"))
      let file = try await browser.get(booked.location + "/calendar.ics")
      #expect(file.text.contains("BEGIN:VEVENT"))
      let visits = try await stage.store.readLedger(Firm.organization) {
        try $0.appointments(bookedBy: AppointmentInvitationID(id)!, limit: 10)
      }
      #expect(visits.count == 1)
      #expect(visits.first?.comment == "Two things" && visits.first?.venue == .phone)
      // Sent again by an impatient finger: the same visit.
      let waiting = try await stage.store.waiting(limit: 10)
      #expect(waiting.filter { $0.message.kind == .confirmed }.count == 1)
      let staff = try await stage.staff("dora").get("/staff/sharing/\(id)").text
      #expect(staff.contains("1 booking") && staff.contains("opened once"))
    }
  }

  @Test("P10 for guests: a slot that is lost keeps the form and offers what is near")
  func lost() async throws {
    try await withStage { stage in
      let flow = try await stage.flow(try await stage.share())
      #expect(try await stage.browser().bookInvited(flow).status == .seeOther)
      let second = try await stage.browser().bookInvited(flow, ["email": "otto@example.net"])
      #expect(second.status == .conflict)
      #expect(second.text.contains("value=\"otto@example.net\""))
      #expect(second.text.contains("name=\"slot\" value=\"2026-11-27T"))
    }
  }

  @Test("S6: whom it is for never comes from the form")
  func massAssignment() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let flow = try await stage.flow(id)
      let answer = try await stage.browser().bookInvited(
        flow,
        [
          "contact": "con_mira", "account": "acc_mira", "resource": "res_unskilled",
          "role": "rol_office", "invitation": "ain_other", "email": Firm.miraMail,
        ])
      #expect(answer.status == .seeOther)
      let visits = try await stage.store.readLedger(Firm.organization) {
        try $0.appointments(bookedBy: AppointmentInvitationID(id)!, limit: 10)
      }
      let visit = try #require(visits.first)
      #expect(visit.contact != Firm.mira && visit.account == nil)
      #expect(visit.resource.rawValue == "res_lena")
      #expect(try await stage.contact(visit.contact)?.roles == [])
      #expect(try await stage.contact(Firm.mira)?.unverifiedSince == nil)
    }
  }

  @Test("S10: known and unknown addresses get the same answers")
  func sameAnswers() async throws {
    try await withStage { stage in
      let flow = try await stage.flow(try await stage.share())
      let known = try await stage.browser().bookInvited(flow, ["email": Firm.miraMail])
      let unknown = try await stage.browser().bookInvited(
        flow, slot: Firm.laterSlot, ["email": "nobody@example.net"])
      #expect(known.status == unknown.status)
      let pages = [
        try await stage.browser().get(known.location).text,
        try await stage.browser().get(unknown.location).text,
      ]
      #expect(!pages[0].contains("Mira") && !pages[0].contains("acc_mira"))
    }
  }

  @Test("I4: for a client: asks for sign-in, survives it, and books for that client alone")
  func client() async throws {
    try await withStage { stage in
      let id = try await stage.share(["contact": "con_mira", "account": "acc_mira"])
      #expect(try await stage.invitation(id)?.contact == Firm.mira)
      let guest = stage.browser()
      let flow = try await stage.flow(id, guest)
      let asked = try await guest.get(flow + "?week=2026-12-01")
      #expect(asked.status == .seeOther && asked.location.hasPrefix("/sign-in?next="))
      let next = try #require(
        asked.location.dropFirst("/sign-in?next=".count).removingPercentEncoding)
      let signedIn = try await guest.post(
        "/sign-in", ["email": Firm.miraMail, "password": Firm.password, "next": next])
      #expect(signedIn.location == flow + "?week=2026-12-01")
      let booked = try await guest.bookInvited(flow)
      #expect(booked.status == .seeOther)
      let visits = try await stage.store.readLedger(Firm.organization) {
        try $0.appointments(bookedBy: AppointmentInvitationID(id)!, limit: 10)
      }
      #expect(visits.first?.contact == Firm.mira)
      #expect(visits.first?.account?.rawValue == "acc_mira")
      let omar = try await stage.customer(Firm.omarMail)
      #expect(try await omar.get(flow).status == .forbidden)
      #expect(try await omar.bookInvited(flow, slot: Firm.laterSlot).status == .forbidden)
    }
  }

  @Test(
    "I17: nothing is booked by a link that is closed; the page says so", arguments: [true, false])
  func closed(_ before: Bool) async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let flow = try await stage.flow(id)
      try await stage.store.writeLedger(Firm.organization) { ledger in
        guard var found = try ledger.appointmentInvitation(AppointmentInvitationID(id)!) else {
          return
        }
        if before { found.isActive = false } else { found.maximumBookings = 1 }
        try ledger.update(found)
      }
      if !before { #expect(try await stage.browser().bookInvited(flow).status == .seeOther) }
      let page = try await stage.browser().get(flow)
      #expect(page.status == .gone)
      #expect(!page.text.contains("slot="))
      #expect(page.text.contains("office@example.org"))
      let answer = try await stage.browser().bookInvited(flow, slot: Firm.laterSlot)
      #expect(answer.status == .gone)
    }
  }

  @Test("B4: a form that is sent again leads to its booking, though the link is used up by it")
  func again() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let flow = try await stage.flow(id)
      try await stage.store.writeLedger(Firm.organization) { ledger in
        guard var found = try ledger.appointmentInvitation(AppointmentInvitationID(id)!) else {
          return
        }
        found.maximumBookings = 1
        try ledger.update(found)
      }
      let form = ["appointment": "apt_sentagain"]
      let first = try await stage.browser().bookInvited(flow, form)
      #expect(first.status == .seeOther)
      let second = try await stage.browser().bookInvited(flow, form)
      #expect(second.status == .seeOther)
      #expect(try await stage.browser().get(second.location).text.contains("is booked"))
      let other = form.merging(["lastName": "Else"]) { $1 }
      #expect(try await stage.browser().bookInvited(flow, other).status == .gone)
    }
  }

  @Test("S17: one peer books only so many in an hour by one link")
  func peer() async throws {
    try await withStage { stage in
      let flow = try await stage.flow(try await stage.share())
      let browser = stage.browser(peer: "192.0.2.9")
      var statuses: [Int] = []
      for day in 0..<3 {
        for hour in 9...16 {
          let date = LocalDate(iso8601: "2026-11-30")! + day
          let answer = try await browser.bookInvited(
            flow,
            slot: "\(date.iso8601)T\(hour < 10 ? "0" : "")\(hour - 1):00:00Z".replacing(
              "T010", with: "T10"),
            ["email": "guest-\(day)-\(hour)@example.net"])
          statuses.append(Int(answer.status.code))
        }
      }
      #expect(statuses.filter { $0 == 303 }.count <= 20)
      #expect(statuses.contains(429) || statuses.filter { $0 == 303 }.count < 20)
    }
  }

  @Test(
    "S21: every field of the form has a limit, and says so",
    arguments: [
      ("firstName", String(repeating: "x", count: 101)), ("lastName", ""), ("email", "nobody"),
      ("phone", "call me"), ("subject", String(repeating: "x", count: 201)),
      ("description", String(repeating: "x", count: 2001)), ("firstName", "A\u{0}B"),
    ])
  func limits(_ field: (name: String, value: String)) async throws {
    try await withStage { stage in
      let flow = try await stage.flow(try await stage.share())
      let answer = try await stage.browser().bookInvited(flow, [field.name: field.value])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("\(field.name)-error"))
    }
  }

  @Test("S7: the pages of an invitation show nothing private")
  func canaries() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let flow = try await stage.flow(id)
      let booked = try await stage.browser().bookInvited(flow)
      for path in [
        flow, flow + "?week=2026-11-30", flow + "/review?service=svc_yearly&slot=\(Firm.laterSlot)",
        booked.location, booked.location + "/calendar.ics",
      ] {
        let text = try await stage.browser().get(path).everything.lowercased()
        for canary in Firm.canaries { #expect(!text.contains(canary), "\(path)") }
      }
    }
  }

  @Test("S19, S4: a guest is recognised by doing something with the mailed link, not by opening it")
  func recognition() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let flow = try await stage.flow(id)
      _ = try await stage.browser().bookInvited(flow, ["email": Firm.miraMail.uppercased()])
      func visit() async throws -> Appointment {
        let found = try await stage.store.readLedger(Firm.organization) {
          try $0.appointments(bookedBy: AppointmentInvitationID(id)!, limit: 10)
        }
        return try #require(found.first)
      }
      let before = try await visit()
      let browser = try await stage.bearer(of: before.id.rawValue)
      let path = "/appointments/\(before.id)"
      #expect(try await browser.get(path).text.contains("address-confirmation"))
      #expect(try await visit().contact == before.contact)
      let answer = try await browser.post(path + "/address-confirmation", [:])
      #expect(answer.status == .seeOther)
      let after = try await visit()
      #expect(after.contact == Firm.mira && after.account?.rawValue == "acc_mira")
      #expect(try await stage.contact(before.contact)?.deletedAt != nil)
      #expect(try await stage.events().contains("contact.merged"))
      // Still theirs, by the same link.
      #expect(try await browser.get(path).status == .ok)
    }
  }

  @Test("S19: without a known contact of that address the guest becomes an ordinary one")
  func verification() async throws {
    try await withStage { stage in
      let id = try await stage.share()
      let flow = try await stage.flow(id)
      _ = try await stage.browser().bookInvited(flow)
      let visits = try await stage.store.readLedger(Firm.organization) {
        try $0.appointments(bookedBy: AppointmentInvitationID(id)!, limit: 10)
      }
      let visit = try #require(visits.first)
      let browser = try await stage.bearer(of: visit.id.rawValue)
      let answer = try await browser.post(
        "/appointments/\(visit.id)/cancellation", ["reason": "Cannot come"])
      #expect(answer.status == .seeOther)
      #expect(try await stage.contact(visit.contact)?.unverifiedSince == nil)
      #expect(try await stage.events().contains("contact.verified"))
    }
  }
}

import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing
import Web

extension Stage {
  static let origin = "https://www.example.com"

  /// Lets a page of somebody else's website frame ours.
  func allowFraming(by origins: [String] = [origin]) async throws {
    try await store.writeLedger(Firm.organization) { ledger in
      guard var site = try ledger.sites().first else { return }
      site.sharing.origins = origins
      try ledger.save(site)
    }
  }

  /// Where somebody of the staff who has signed in inside a frame makes invitations.
  func framedStaff(_ name: String = "tara") async throws -> (browser: Browser, path: String) {
    try await allowFraming()
    try await setPrefix()
    let browser = browser()
    let answer = try await browser.post(
      "/embed/sign-in/sit_rhine",
      ["email": "\(name)@staff.example", "password": Firm.password])
    try #require(answer.status == .seeOther)
    let path = try #require(answer.location.split(separator: "?").first)
    return (browser, String(path.dropLast("/new".count)))
  }
}

/// Routes of staff inside a frame, with forms that would do something.
extension Route {
  static let framed: [Route] = [
    get("/embed/staff/{framed}/sharing", .none), get("/embed/staff/{framed}/sharing/new", .none),
    post("/embed/staff/{framed}/sharing/preview", .none, ["topic": "svc_yearly"]),
    post("/embed/staff/{framed}/sharing", .none, Stage.sharingForm),
    get("/embed/staff/{framed}/sharing/{id}", .none),
    post("/embed/staff/{framed}/sharing/{id}", .none, ["first": "2026-11-24"]),
    post("/embed/staff/{framed}/sharing/{id}/letters", .none, ["email": "a@example.org"]),
    get("/embed/staff/{framed}/sharing/{id}/code.svg", .none),
  ]
}

@Suite("Embedding")
struct EmbeddingTests {
  private static func ancestors(_ answer: Answer) -> String? {
    answer["Content-Security-Policy"]?.components(separatedBy: "frame-ancestors ").last
  }

  @Test("S14: only the pages of an embedded invitation can be framed, and only by listed origins")
  func framing() async throws {
    try await withStage { stage in
      try await stage.allowFraming(by: [Stage.origin, "https://shop.example:8443"])
      let key = try await stage.invitedPath(try await stage.share()).dropFirst("/i/".count)
      let browser = stage.browser()
      let alone = try await browser.get("/i/\(key)")
      let framed = try await browser.get("/embed/\(key)?theme=dark&lang=de")
      #expect(framed.status == .seeOther && framed["Referrer-Policy"] == "no-referrer")
      #expect(try await browser.get("/embed?invitationKey=\(key)").status == .seeOther)
      for path in ["", "/review?service=svc_yearly&slot=\(Firm.freeSlot)"] {
        let page = try await browser.get(framed.location + path)
        #expect(page.status == .ok)
        #expect(Self.ancestors(page) == "\(Stage.origin) https://shop.example:8443")
        #expect(page["Referrer-Policy"] == "no-referrer")
        // As asked for, without our menu.
        #expect(page.text.contains("<html class=\"framed\" lang=\"de\">"))
        #expect(page.text.contains("color-scheme:dark") && !page.text.contains("<footer"))
        let usual = try await browser.get(alone.location + path)
        #expect(Self.ancestors(usual) == "'none'")
        #expect(usual.text.contains("<footer"))
      }
      #expect(Self.ancestors(try await browser.get("/sign-in")) == "'none'")
      #expect(browser.cookies.isEmpty)
      // Taken off the list, an open page can be framed no more.
      try await stage.allowFraming(by: [])
      #expect(Self.ancestors(try await browser.get(framed.location)) == "'none'")
    }
  }

  @Test("what is wrong is said inside the frame, too")
  func problems() async throws {
    try await withStage { stage in
      try await stage.allowFraming()
      let unknown = try await stage.browser().get("/embed/AAAAAAAAAAAAAAAAAAAAAA")
      #expect(unknown.status == .notFound && unknown.text.contains("This link is not known"))
      #expect(Self.ancestors(unknown) == Stage.origin)
      let id = try await stage.share()
      let key = try await stage.invitedPath(id).dropFirst("/i/".count)
      let flow = try await stage.browser().get("/embed/\(key)").location
      try await stage.store.writeLedger(Firm.organization) { ledger in
        let found = try ledger.appointmentInvitation(try #require(AppointmentInvitationID(id)))
        var invitation = try #require(found)
        invitation.isActive = false
        try ledger.update(invitation)
      }
      let closed = try await stage.browser().get(flow)
      #expect(closed.status == .gone && Self.ancestors(closed) == Stage.origin)
      #expect(closed.text.contains("class=\"framed\""))
    }
  }

  @Test("I4: for a client, the frame leads to a page where one can sign in")
  func client() async throws {
    try await withStage { stage in
      try await stage.allowFraming()
      let id = try await stage.share(["contact": "con_mira"])
      let key = try await stage.invitedPath(id).dropFirst("/i/".count)
      let browser = stage.browser()
      let page = try await browser.get(try await browser.get("/embed/\(key)").location)
      #expect(page.status == .ok)
      let link = try #require(page.text.firstMatch(of: /href="(\/invited\/[^"]+)" target="_blank"/))
      let outside = try await browser.get(String(link.output.1))
      #expect(outside.status == .seeOther && outside.location.hasPrefix("/sign-in?next="))
      #expect(Self.ancestors(outside) == "'none'")
    }
  }

  @Test("what was booked is told to the page around, and to no page that stands by itself")
  func event() async throws {
    try await withStage { stage in
      try await stage.allowFraming()
      let key = try await stage.invitedPath(try await stage.share()).dropFirst("/i/".count)
      for (index, path) in ["/embed/\(key)", "/i/\(key)"].enumerated() {
        let browser = stage.browser()
        let flow = try await browser.get(path).location
        let slot = index == 0 ? Firm.freeSlot : Firm.laterSlot
        let answer = try await browser.post(
          flow + "/bookings",
          [
            "appointment": "apt_framed\(index)", "service": "svc_yearly", "slot": slot,
            "firstName": "Wanda", "lastName": "Prospect", "email": "w\(index)@example.net",
          ])
        let done = try await browser.get(answer.location)
        #expect(done.status == .ok)
        #expect(done.text.contains("data-booked=") == (index == 0))
        if index == 0 { #expect(done.text.contains("apt_framed0")) }
      }
    }
  }

  @Test("the script may be loaded by any page")
  func script() async throws {
    try await withStage { stage in
      let script = try await stage.browser().get("/embed.js")
      #expect(script["Cross-Origin-Resource-Policy"] == "cross-origin")
      #expect(script["Content-Type"]?.hasPrefix("text/javascript") ?? false)
      #expect(script.text.contains("doorstep-booking"))
    }
  }
}

@Suite("Sharing from inside a frame")
struct FramedStaffTests {
  @Test("I19: staff sign in inside the frame, without a cookie, and make a link")
  func share() async throws {
    try await withStage { stage in
      let (browser, path) = try await stage.framedStaff()
      #expect(browser.cookies.isEmpty)
      let form = try await browser.get(
        path + "/new?site=sit_rhine&topic=svc_yearly&territory=ter_valley")
      #expect(form.status == .ok && form.text.contains("action=\"\(path)/preview\""))
      #expect(form["Content-Security-Policy"]?.contains(Stage.origin) ?? false)
      #expect(form["Referrer-Policy"] == "no-referrer")
      let made = try await browser.post(path, Stage.sharingForm)
      #expect(made.status == .seeOther && made.location.hasPrefix(path))
      let link = try await browser.get(made.location)
      #expect(link.text.contains("value=\"http://localhost/i/"))
      // No way out of the frame's own pages.
      let ours = #/(?:href|action)="(?!#|\/assets|\/logo|\/embed\/staff\/)[^"]*"/#
      #expect(link.text.matches(of: ours).map { String($0.output) }.isEmpty)
      let token = path.split(separator: "/")[2]
      #expect(!stage.log.text.contains(token))
    }
  }

  @Test("I19: wrong passwords are refused and counted as everywhere")
  func wrongPassword() async throws {
    try await withStage { stage in
      try await stage.allowFraming()
      let browser = stage.browser(peer: "192.0.2.9")
      let wrong = ["email": "tara@staff.example", "password": "not the password"]
      let answer = try await browser.post("/embed/sign-in/sit_rhine?theme=dark", wrong)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("action=\"/embed/sign-in/sit_rhine?theme=dark\""))
      #expect(answer.text.contains("tara@staff.example"))
      for _ in 0..<9 { _ = try await browser.post("/staff/sign-in", wrong) }
      let last = try await browser.post("/embed/sign-in/sit_rhine", wrong)
      #expect(last.status == .tooManyRequests)
    }
  }

  @Test("S5: a frame's path is worth nothing unless it was made here, for here")
  func foreign() async throws {
    try await withStage { stage in
      let (_, path) = try await stage.framedStaff()
      let token = String(path.split(separator: "/")[2])
      let dora = try await stage.staff("dora")
      let before = try await stage.events()
      for route in Route.framed {
        // Neither a cookie nor an invitation's token opens it.
        for wrong in ["unknown", String(token.dropLast(2)) + "AA"] {
          let place = route.path.replacing("{framed}", with: wrong)
            .replacing("{id}", with: "ain_nobody")
          let answer =
            if let form = route.form { try await dora.post(place, form) } else {
              try await dora.get(place)
            }
          #expect(answer.status == .notFound, "\(route.testDescription)")
        }
      }
      // It opens nothing else.
      let anybody = stage.browser()
      #expect(try await anybody.get("/embed/staff/\(token)/appointments").status == .notFound)
      #expect(try await anybody.get("/invited/\(token)").status == .notFound)
      #expect(try await stage.events() == before)
    }
  }

  @Test("a session that has ended leads back to the frame's own sign-in")
  func over() async throws {
    try await withStage { stage in
      let (browser, path) = try await stage.framedStaff()
      let ada = try await stage.staff("ada")
      _ = try await ada.post("/staff/settings/users/stf_tara/access", ["change": "disable"])
      let answer = try await browser.get(path + "/new")
      #expect(answer.status == .seeOther && answer.location == "/embed/sign-in/sit_rhine")
    }
  }

  @Test("a session in a frame, whose path is its key, ends after an hour")
  func hour() async throws {
    try await withStage { stage in
      let (browser, path) = try await stage.framedStaff()
      let ends = try await stage.store.writeLedger(Firm.organization) { ledger in
        let ends = try ledger.connection.row("SELECT MAX(expires_at) FROM sessions") {
          try $0.instant()
        }
        try ledger.connection.run("UPDATE sessions SET expires_at = ?", ledger.now)
        return ends
      }
      #expect(ends == Firm.monday + 3600)
      let answer = try await browser.get(path + "/new")
      #expect(answer.status == .seeOther && answer.location == "/embed/sign-in/sit_rhine")
    }
  }

  @Test("whoever may not share is told so")
  func notPermitted() async throws {
    try await withStage { stage in
      let (browser, path) = try await stage.framedStaff("nobody")
      #expect(try await browser.get(path + "/new").status == .forbidden)
      #expect(try await browser.post(path, Stage.sharingForm).status == .forbidden)
    }
  }
}

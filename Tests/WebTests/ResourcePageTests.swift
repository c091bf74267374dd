import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing

/// What staff do on a resource's page, against the real rules and database.
@Suite("Resource pages")
struct ResourcePageTests {
  static let lena = "/staff/resources/res_lena"
  static let foreign = "/staff/resources/res_unskilled"
  static let stranger = "/staff/resources/res_next"
  static let friday = "/book?asset=ast_mira&service=svc_yearly&day=2026-11-27"

  @Test("a resource's own page shows its hours to itself, and everything to dispatchers")
  func pages() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      #expect(try await lena.get("/staff/hours").location == Self.lena)
      let own = try await lena.get(Self.lena)
      #expect(own.status == .ok && own.text.contains("value=\"08:00–17:00\""))
      #expect(own.text.contains("CanaryReason") && own.text.contains("CanarySkill"))
      for part in ["details", "skills", "memberships", "photo"] {
        #expect(!own.text.contains("\(Self.lena)/\(part)\""), "\(part)")
      }
      let all = try await stage.staff("dora").get(Self.lena)
      for part in ["details", "skills", "memberships", "photo", "hours", "absences", "shifts"] {
        #expect(all.text.contains("action=\"\(Self.lena)/\(part)\""), "\(part)")
      }
      let list = try await stage.staff("ada").get("/staff/resources?q=BECK")
      #expect(list.text.contains("Lena Beck") && !list.text.contains("CanaryTrainee"))
    }
  }

  @Test("shorter hours reach the portal at once; visits outside them stay and are conflicts")
  func hours() async throws {
    try await withStage { stage in
      let customer = try await stage.customer()
      #expect(try await customer.get(Self.friday).text.contains(Firm.freeSlot))
      let lena = try await stage.staff("lena")
      let wish = ["thursday": "8-11", "friday": "8:00 - 9.30"]
      let answer = try await lena.post(Self.lena + "/hours", try await stage.hours(wish))
      #expect(answer.status == .seeOther && answer.location.hasSuffix("done=conflictsMade"))
      let kept = try await stage.resource("res_lena").hours.fields
      #expect(kept["thursday"] == "08:00–11:00" && kept["friday"] == "08:00–09:30")
      #expect(kept["monday"] == "08:00–17:00")
      let page = try await lena.get(Self.lena).text
      #expect(page.contains("/staff/appointments/\(Firm.omarVisit)\""))
      #expect(
        !page.contains("/staff/appointments/\(Firm.miraVisit)\""), "10:00 to 11:00 still fits")
      #expect(try await lena.get("/staff").text.contains(Firm.omarVisit))
      #expect(try await stage.staff("udo").get("/staff").text.contains(Firm.omarVisit) == false)
      #expect(try await stage.visit(Firm.omarVisit)?.version == 1, "nothing is moved")
      #expect(!(try await customer.get(Self.friday).text.contains(Firm.freeSlot)))
      #expect(try await stage.events().last == "resource.hoursChanged")
    }
  }

  @Test("an absence takes the times away, an edit moves it, its removal gives them back")
  func absences() async throws {
    try await withStage { stage in
      let (customer, lena) = (try await stage.customer(), try await stage.staff("lena"))
      func isOffered() async throws -> Bool {
        try await customer.get(Self.friday).text.contains(Firm.freeSlot)
      }
      #expect(try await isOffered())
      let added = try await lena.post(
        Self.lena + "/absences", ["from": "2026-11-27", "reason": "Dentist"])
      #expect(added.status == .seeOther && added.location.hasSuffix("done=recordSaved"))
      #expect(try await !isOffered())
      let page = try await lena.get(Self.lena).text
      let path = try #require(
        page.matches(of: /\/absences\/(abs_[0-9a-f]+)/).map { String($0.output.1) }.first)
      let absence = Self.lena + "/absences/" + path
      let edit = try await lena.get(absence)
      #expect(edit.status == .ok && edit.text.contains("value=\"Dentist\""))
      let stamp = try #require(
        edit.text.firstMatch(of: /name="stamp" value="([0-9a-f]+)"/)?.output.1)
      let form = [
        "from": "2026-11-27", "fromTime": "13:00", "through": "2026-11-27",
        "throughTime": "17:00", "reason": "Dentist",
      ]
      let stale = try await lena.post(absence, form.merging(["stamp": "0"]) { $1 })
      #expect(stale.status == .conflict && stale.text.contains("value=\"13:00\""))
      let moved = try await lena.post(absence, form.merging(["stamp": String(stamp)]) { $1 })
      #expect(moved.status == .seeOther)
      #expect(try await isOffered(), "the morning is free again")
      #expect(try await lena.post(absence + "/removal").status == .seeOther)
      #expect(try await lena.get(absence).status == .notFound)
      #expect(
        try await stage.events().suffix(3) == [
          "resource.absenceAdded", "resource.absenceChanged", "resource.absenceRemoved",
        ])
    }
  }

  @Test("a shift replaces a day's hours until it is removed")
  func shifts() async throws {
    try await withStage { stage in
      let (customer, lena) = (try await stage.customer(), try await stage.staff("lena"))
      let off = try await lena.post(Self.lena + "/shifts", ["date": "27.11.2026", "hours": ""])
      #expect(off.status == .seeOther)
      #expect(!(try await customer.get(Self.friday).text.contains(Firm.freeSlot)))
      #expect(try await lena.get(Self.lena).text.contains("Day off"))
      let path = Self.lena + "/shifts/2026-11-27/removal"
      #expect(try await lena.post(path).status == .seeOther)
      #expect(try await lena.post(path).status == .notFound)
      #expect(try await customer.get(Self.friday).text.contains(Firm.freeSlot))
    }
  }

  @Test("a form made before somebody else's change is told so, and keeps what was typed")
  func outdated() async throws {
    try await withStage { stage in
      let (dora, lena) = (try await stage.staff("dora"), try await stage.staff("lena"))
      let first = try await stage.hours(["monday": "9-12"])
      let second = try await stage.hours(["monday": "10-14", "tuesday": "7-8"])
      #expect(try await lena.post(Self.lena + "/hours", first).status == .seeOther)
      let told = try await dora.post(Self.lena + "/hours", second)
      #expect(told.status == .conflict)
      #expect(told.text.contains("value=\"10-14\"") && told.text.contains("value=\"7-8\""))
      #expect(told.text.contains("By now this is: 09:00–12:00"))
      let stamp = try #require(
        told.text.firstMatch(of: /\/hours"[^>]*><input type="hidden" name="stamp" value="([^"]+)"/)?
          .output.1)
      let again = try await dora.post(
        Self.lena + "/hours", second.merging(["stamp": String(stamp)]) { $1 })
      #expect(again.status == .seeOther)
      #expect(try await stage.resource("res_lena").hours.fields["monday"] == "10:00–14:00")
    }
  }

  @Test("skills and territories are tables; a row without a choice is none")
  func tables() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      var form = try await stage.form(.skills, of: "res_unskilled")
      form.merge(["skill-0": "skl_gas", "level-0": "3", "until-0": "2026-12-31", "skill-7": ""]) {
        $1
      }
      #expect(try await dora.post(Self.foreign + "/skills", form).status == .seeOther)
      let skills = try await stage.resource("res_unskilled").skills
      #expect(skills.map(\.level) == [3] && skills[0].validThrough?.iso8601 == "2026-12-31")
      form = try await stage.form(.memberships, of: "res_unskilled")
      form["territory-0"] = ""
      #expect(try await dora.post(Self.foreign + "/memberships", form).status == .seeOther)
      #expect(try await stage.resource("res_unskilled").memberships.isEmpty)
    }
  }

  @Test("a new resource begins with hours and is found in the list")
  func creation() async throws {
    try await withStage { stage in
      let ada = try await stage.staff("ada")
      #expect(try await ada.get("/staff/resources/new").status == .ok)
      let made = try await ada.post(
        "/staff/resources",
        [
          "name": "Nils Neu", "kind": "crew", "zone": "Europe/Vaduz", "capacity": "1",
          "active": "true", "radius": "12,5", "monday": "08:00–12:00",
          "territory-0": "ter_valley", "membership-0": "primary",
        ])
      #expect(made.status == .seeOther && made.location.contains("/staff/resources/res_"))
      let found = try await stage.catalogue().resources.values.first { $0.name == "Nils Neu" }
      let resource = try #require(found)
      #expect(resource.kind == .crew && resource.maximumRadius == 12_500)
      #expect(resource.memberships.map(\.territory.rawValue) == ["ter_valley"])
      #expect(try await ada.get("/staff/resources?q=nils").text.contains("Nils Neu"))
    }
  }

  @Test("S5: another's resource, another organisation's and an unknown one are the same 404")
  func foreignOnes() async throws {
    try await withStage { stage in
      let (lena, dora) = (try await stage.staff("lena"), try await stage.staff("dora"))
      let before = try await stage.events()
      let unknown = "/staff/resources/res_nobody"
      let posts: [(String, [String: String])] = [
        ("/hours", ["monday": "8-9"]), ("/absences", ["from": "2026-11-27"]),
        ("/shifts", ["date": "2026-11-27", "hours": "8-9"]),
        ("/shifts/2026-11-27/removal", [:]), ("/absences/abs_lena", ["from": "2026-11-27"]),
        ("/absences/abs_lena/removal", [:]),
      ]
      for (browser, paths) in [(lena, [Self.foreign, Self.stranger]), (dora, [Self.stranger])] {
        for suffix in ["", "/photo", "/absences/abs_lena"] {
          let none = try await browser.get(unknown + suffix)
          #expect(none.status == .notFound)
          for path in paths {
            let answer = try await browser.get(path + suffix)
            #expect(answer.status == .notFound && answer.page == none.page, "\(path)\(suffix)")
          }
        }
        for (suffix, form) in posts {
          for path in paths + [unknown] {
            #expect(try await browser.post(path + suffix, form).status == .notFound)
          }
        }
      }
      // An absence is found under its own resource only.
      #expect(try await dora.get(Self.foreign + "/absences/abs_lena").status == .notFound)
      for part in ["details", "skills", "memberships"] {
        #expect(try await dora.post("\(Self.stranger)/\(part)").status == .notFound)
        #expect(try await lena.post("\(Self.lena)/\(part)").status == .forbidden)
      }
      #expect(try await stage.events() == before)
    }
  }

  @Test("S6: fields that a form doesn't have change nothing")
  func massAssignment() async throws {
    try await withStage { stage in
      let lena = try await stage.staff("lena")
      let before = try await stage.resource("res_lena")
      let extra = [
        "name": "Mallory", "kind": "room", "capacity": "9", "active": "", "skill-0": "skl_gas",
        "level-0": "99", "territory-0": "ter_valley", "membership-0": "temporary",
        "resource": "res_unskilled", "id": "res_unskilled", "role": "rol_office",
        "organization": "org_next", "photo": "x", "permissions": "administer",
      ]
      let hours = try await stage.hours(["monday": "9-10"]).merging(extra) { own, _ in own }
      #expect(try await lena.post(Self.lena + "/hours", hours).status == .seeOther)
      let away = ["from": "2026-11-30"].merging(extra) { own, _ in own }
      #expect(try await lena.post(Self.lena + "/absences", away).status == .seeOther)
      var expected = before
      expected.hours = try await stage.resource("res_lena").hours
      #expect(try await stage.resource("res_lena") == expected)
      #expect(expected.hours.fields["monday"] == "09:00–10:00")
      #expect(try await stage.catalogue().resources.count == 2)
      #expect(!(try await stage.staff("udo").get(Self.foreign).text.contains("30 November")))
    }
  }

  @Test("S20: a photo is what its bytes say, small, and can't run")
  func photo() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let path = Self.lena + "/photo"
      let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 13, 10, 255, 0]
      let refused: [[UInt8]] = [
        Array("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".utf8),
        Array("GIF89a".utf8), Array("<html>".utf8), [],
        png + [UInt8](repeating: 0, count: 512 * 1024),
      ]
      for bytes in refused {
        let answer = try await dora.post(path, file: "photo", bytes)
        #expect(answer.status == .unprocessableContent, "\(bytes.count)")
        #expect(answer.text.contains("photo-error"))
      }
      #expect(try await dora.post(path, ["photo": "x"]).status == .badRequest)
      #expect(try await dora.get(path).status == .notFound)
      #expect(try await dora.post(path, file: "photo", png).status == .seeOther)
      #expect(
        try await stage.resource("res_lena").photo == Image(mediaType: "image/png", bytes: png))
      let shown = try await stage.staff("lena").get(path)
      #expect(shown.headers[.contentType] == "image/png")
      #expect(shown["Content-Security-Policy"]?.contains("sandbox") == true)
      #expect(shown["X-Content-Type-Options"] == "nosniff")
      #expect(try await stage.staff("udo").get(path).status == .notFound)
      #expect(try await dora.post(path + "/removal").status == .seeOther)
      #expect(try await stage.resource("res_lena").photo == nil)
    }
  }

  @Test(
    "S21: absurd rows and fields are no fault of ours",
    arguments: [
      "skill-9223372036854775807", "skill--1", "skill-99999999999999999999", "skill-", "skill-9999",
    ])
  func absurdRows(_ field: String) async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      var form = try await stage.form(.skills, of: "res_lena")
      form[field] = "skl_gas"
      form["level-0"] = "absurd"
      let answer = try await dora.post(Self.lena + "/skills", form)
      #expect(answer.status == .unprocessableContent)
      let many = (0...2000).map { "skill-\($0)=skl_gas" }.joined(separator: "&")
      #expect(try await dora.post(Self.lena + "/skills", raw: many).status == .badRequest)
    }
  }

  @Test(
    "S21: what can't stand is refused beside its field and keeps what was typed",
    arguments: [
      // part          field          typed                    error
      ("hours", "monday", "8 to 12"), ("hours", "monday", "25-26"),
      ("hours", "monday", "8-12, 11-13"), ("hours", "monday", "22-6, 23-24"),
      ("hours", "tuesday", String(repeating: "8-9,", count: 80)),
      ("details", "name", ""), ("details", "name", String(repeating: "a", count: 201)),
      ("details", "capacity", "0"), ("details", "capacity", "1.5"), ("details", "radius", "-1"),
      ("details", "zone", "Mars/Olympus"), ("details", "kind", "robot"),
      ("details", "email", "nobody"), ("details", "phone", "12"), ("details", "point", "91, 0"),
      ("details", "country", "Liechtenstein"), ("skills", "level-0", "101"),
      ("skills", "until-0", "tomorrow"), ("skills", "skill-0", "skl_nobody"),
      ("memberships", "territory-0", "ter_next"), ("memberships", "membership-0", "owner"),
      ("shifts", "date", "2026-02-30"), ("shifts", "hours", "noon"), ("absences", "from", ""),
      ("absences", "from", "1999-01-01"), ("absences", "fromTime", "25:00"),
      ("absences", "reason", String(repeating: "a", count: 501)),
    ])
  func faults(_ part: String, _ field: String, _ typed: String) async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let before = try await stage.events()
      var form: [String: String] =
        switch ResourceSection(rawValue: part) {
        case let section?: try await stage.form(section, of: "res_lena")
        case nil: ["from": "2026-11-27", "date": "2026-11-27"]
        }
      form[field] = typed
      let answer = try await dora.post("\(Self.lena)/\(part)", form)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("id=\"\(field)-error\""))
      if !typed.isEmpty, !["zone", "kind"].contains(field) {
        #expect(answer.text.contains("value=\"\(typed)\""))
      }
      #expect(try await stage.events() == before)
    }
  }
}

extension Stage {
  func catalogue() async throws -> Catalogue {
    try await store.readLedger(Firm.organization) { try $0.catalogue() }
  }

  func resource(_ id: String) async throws -> Resource {
    let id = try #require(ResourceID(id))
    return try #require(try await catalogue().resources[id])
  }

  /// One of a resource's forms as a browser would send it.
  func form(_ section: ResourceSection, of id: String) async throws -> [String: String] {
    let fields = section.fields(of: try await resource(id))
    return fields.merging(["stamp": FormStamp.of(fields)]) { $1 }
  }

  func hours(_ wish: [String: String]) async throws -> [String: String] {
    try await form(.hours, of: "res_lena").merging(wish) { $1 }
  }
}

import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing

@Suite("Members of a list from a file and from contacts")
struct MemberImportTests {
  private static let file = """
    First name,Last name,Email,Town\r
    Ada,Beck,ada@example.net,Vaduz\r
    Bea,,bea-at-example.net,Schaan\r
    Cem,Kaya,ADA@example.net,\r
    Dan,Ott,,Balzers\r
    "Eve\nLine",Ott,eve@example.net,\r
    Fay,Ritter,fay@example.net,"Ruggell, FL"\r

    """
  private static let mapping = [
    "column-0": "firstName", "column-1": "lastName", "column-2": "email", "column-3": "own",
    "header": "true",
  ]

  private func upload(_ browser: Browser, _ text: String = file) async throws -> String {
    let answer = try await browser.post(
      "/staff/lists/lst_test/uploads", file: "file", Array(text.utf8))
    try #require(answer.status == .seeOther, "\(answer.text)")
    return answer.location
  }

  private func members(_ stage: Stage) async throws -> [ListMember] {
    try await stage.store.readLedger(Firm.organization) {
      try $0.members(of: Stage.listID, MemberQuery(), after: nil, limit: 100).map(\.member)
    }
  }

  @Test("columns are guessed; what can't be taken in is told line by line, then left out")
  func mapping() async throws {
    try await withStage { stage in
      try await stage.list()
      let dora = try await stage.staff("dora")
      let path = try await upload(dora)
      let page = try await dora.get(path).text
      #expect(page.contains("The file has 6 rows"))
      for (name, value) in Self.mapping where name != "header" {
        let select = try #require(page.range(of: "name=\"\(name)\""))
        let options = page[select.upperBound...].prefix(1200)
        #expect(options.contains("value=\"\(value)\" selected"), "\(name)")
      }
      let told = try await dora.post(path, Self.mapping)
      #expect(told.status == .unprocessableContent)
      for text in [
        "3 rows can’t be added", "Line 3: “bea-at-example.net” can’t be an email address",
        "Line 5: no email address", "Line 6: First name: a line break",
        "Line 4: ADA@example.net, as in line 2", "Add the 2 rows left",
      ] { #expect(told.text.contains(text), "\(text)") }
      #expect(try await members(stage).isEmpty)
      let done = try await dora.post(path, Self.mapping.merging(["confirmed": "true"]) { $1 })
      #expect(done.status == .seeOther)
      let list = try await dora.get(done.location).text
      #expect(list.contains("2 members were added. 4 were left out"))
      let found = try await members(stage)
      #expect(found.map(\.email) == ["ada@example.net", "fay@example.net"])
      #expect(found.map(\.values) == [["Vaduz"], ["Ruggell, FL"]])
      #expect(list.contains("Ruggell, FL"))
      // The file is gone.
      #expect(try await dora.get(path).status == .notFound)
      // Who is on the list already is told, too; with the box ticked they come again.
      let again = try await upload(dora, "Email\nfay@example.net\n")
      let double = try await dora.post(again, ["column-0": "email", "header": "true"])
      #expect(double.text.contains("fay@example.net, on the list already"))
      #expect(double.text.contains("No row can be added"))
      let twice = try await dora.post(
        again,
        ["column-0": "email", "header": "true", "duplicates": "true", "confirmed": "true"])
      #expect(twice.status == .seeOther)
      #expect(try await members(stage).count == 3)
    }
  }

  @Test("two columns can't be one thing, and one must be the address")
  func faults() async throws {
    try await withStage { stage in
      try await stage.list()
      let dora = try await stage.staff("dora")
      let path = try await upload(dora)
      let two = try await dora.post(
        path, Self.mapping.merging(["column-1": "firstName"]) { $1 })
      #expect(two.status == .unprocessableContent && two.text.contains("column-1-error"))
      let none = try await dora.post(path, Self.mapping.merging(["column-2": "skip"]) { $1 })
      #expect(none.status == .unprocessableContent)
      #expect(none.text.contains("which column is the email address"))
      let absurd = try await dora.post(path, Self.mapping.merging(["column-2": "x"]) { $1 })
      #expect(absurd.status == .unprocessableContent && absurd.text.contains("column-2-error"))
      #expect(try await members(stage).isEmpty)
    }
  }

  @Test("S20: a file is looked at, not believed; nobody else goes on with it")
  func hostile() async throws {
    try await withStage { stage in
      try await stage.list()
      let dora = try await stage.staff("dora")
      for bytes in [[], [0x50, 0x4B, 3, 4, 0], Array("\"a".utf8)] as [[UInt8]] {
        let answer = try await dora.post("/staff/lists/lst_test/uploads", file: "file", bytes)
        #expect(answer.status == .unprocessableContent && answer.text.contains("file-error"))
      }
      let path = try await upload(
        dora, "Name,Email\n=HYPERLINK(1),x@example.net\n<script>,y@example.net\n")
      #expect(try await stage.staff("ada").get(path).status == .notFound)
      let page = try await dora.get(path).text
      #expect(!page.contains("<script>,") && page.contains("&lt;script&gt;"))
      let done = try await dora.post(
        path, ["column-0": "name", "column-1": "email", "header": "true"])
      #expect(done.status == .seeOther)
      let file = try await dora.get("/staff/lists/lst_test/members.csv")
      #expect(file["Content-Type"]?.hasPrefix("text/csv") ?? false)
      #expect(file.text.contains("'=HYPERLINK(1)") && !file.text.contains(",=HYPERLINK"))
    }
  }

  @Test("a file that nobody takes in, and a draft that nobody begins, are thrown away in time")
  func leftovers() async throws {
    try await withStage { stage in
      try await stage.list(members: ["ada@example.net"])
      let dora = try await stage.staff("dora")
      let path = try await upload(dora)
      let draft = try await dora.post("/staff/lists/lst_test/sendings", ["which": "all"])
      try await stage.store.deleteLeftovers()
      #expect(try await dora.get(path).status == .ok)
      #expect(try await dora.get(draft.location).status == .ok)
      let old = Firm.monday - 25 * 3600
      try await stage.store.writeLedger(Firm.organization) { ledger in
        for table in ["list_uploads", "list_sendings"] {
          try ledger.connection.run("UPDATE \(table) SET created_at = ?", old)
        }
      }
      try await stage.store.deleteLeftovers()
      #expect(try await dora.get(path).status == .notFound)
      #expect(try await dora.get(draft.location).status == .notFound)
      #expect(try await stage.store.integrityFaults().isEmpty)
    }
  }

  @Test("contacts come by filter; those who want no mail, or are there already, are left out")
  func contacts() async throws {
    try await withStage { stage in
      try await stage.list(members: ["nora@example.org"])
      let dora = try await stage.staff("dora")
      let page = try await dora.get("/staff/lists/lst_test/members?q=Mira&find=true").text
      #expect(page.contains("1 contact") && page.contains("Mira Ospelt"))
      let all = try await dora.get("/staff/lists/lst_test/members?q=&role=rol_customer&find=true")
      #expect(all.text.contains("2 contacts"))
      let account = try await dora.get(
        "/staff/lists/lst_test/members?account=Nobody+at+all&find=true")
      #expect(account.text.contains("account-error"))
      let answer = try await dora.post("/staff/lists/lst_test/contacts", ["q": ""])
      #expect(answer.location == "/staff/lists/lst_test?added=2&left=1")
      #expect(try await members(stage).compactMap(\.contact).count == 2)
      // A contact who is deleted is on no list any more.
      _ = try await stage.scheduler.deleteContact(
        Firm.mira, by: .system, in: Firm.organization)
      #expect(try await members(stage).compactMap(\.contact) == [Firm.omar])
      #expect(try await stage.store.integrityFaults().isEmpty)
    }
  }

  @Test("issue 4: 10,000 prospects are taken in within seconds")
  func large() async throws {
    try await withStage { stage in
      try await stage.list()
      let rows = (0..<10_000).map { "Ada,Beck,p\($0)@example.net,Vaduz \($0)" }
      let text = (["First name,Last name,Email,Town"] + rows).joined(separator: "\n")
      let dora = try await stage.staff("dora")
      let start = ContinuousClock.now
      let path = try await upload(dora, text)
      #expect(try await dora.post(path, Self.mapping).status == .seeOther)
      let taken = ContinuousClock.now - start
      let count = try await stage.store.readLedger(Firm.organization) {
        try $0.countMembers(of: Stage.listID)
      }
      #expect(count == 10_000)
      // Ten seconds in a release build; this one checks every access.
      #expect(taken < .seconds(40), "\(taken)")
      // Everybody at once: the draft and its beginning, too.
      let begun = ContinuousClock.now
      _ = try await stage.send("lst_test", dora)
      #expect(ContinuousClock.now - begun < .seconds(40), "\(ContinuousClock.now - begun)")
      #expect(try await dora.get("/staff/lists/lst_test?state=queued").status == .ok)
    }
  }
}

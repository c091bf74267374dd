import Foundation
import HTTPTypes
import Scheduling
import Storage
import Testing
import Web

@Suite("Accounts")
struct AccountTests {
  @Test("are found by their name, and by their people")
  func search() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      for text in ["mira's", "ospelt", "5550123"] {
        let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!
        let page = try await dora.get("/staff/accounts?text=\(query)").text
        #expect(page.contains("acc_mira"), "\(text)")
        #expect(!page.contains("acc_omar"), "\(text)")
      }
    }
  }

  @Test("say who may, must and must not come; the journal says who said so")
  func keeping() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let saved = try await dora.submit(
        "/staff/accounts/acc_mira/edit", on: "/staff/accounts/acc_mira/edit",
        [
          "name": "Ospelt", "street": "Im Feld 3", "postalCode": "9494", "city": "Schaan",
          "country": "LI", "resource.res_lena": "preferred", "resource": "res_unskilled",
          "as": "excluded",
        ])
      #expect(saved.status == .seeOther)
      let account = try #require(
        try await stage.store.readLedger(Firm.organization) {
          try $0.account(AccountID("acc_mira")!)
        })
      #expect(account.preferred == [ResourceID("res_lena")!])
      #expect(account.excluded == [ResourceID("res_unskilled")!])
      #expect(account.address?.line == "Im Feld 3, 9494 Schaan")
      let page = try await dora.get("/staff/accounts/acc_mira").text
      #expect(page.contains("Lena Beck"))
      #expect(page.contains("Mira Ospelt"))
      let entry = try #require(try await stage.store.journal(of: Firm.organization).last?.entry)
      #expect(entry.event == "account.changed" && entry.actor == "stf_dora")
    }
  }

  @Test("S5: another organisation's resource or account is not there")
  func foreign() async throws {
    try await withStage { stage in
      let dora = try await stage.staff("dora")
      let before = try await stage.events()
      #expect(try await dora.get("/staff/accounts/acc_nobody").status == .notFound)
      let answer = try await dora.post(
        "/staff/accounts", ["name": "New", "resource": "res_next", "as": "required"])
      #expect(answer.status == .unprocessableContent)
      #expect(try await stage.events() == before)
    }
  }
}

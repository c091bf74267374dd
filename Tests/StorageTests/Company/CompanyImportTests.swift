import Scheduling
import Storage
import Testing

@Suite("Company import")
struct CompanyImportTests {
  private static let organization = OrganizationID("org_a")!
  /// Hashing that takes no time: "hash of …".
  private static let secrets = Secrets(
    random: { Array(repeating: 7, count: $0) },
    hash: { _ in Hash(bytes: Array(repeating: 7, count: 32)) },
    hashPassword: { "hash of \($0)" }, verifyPassword: { $1 == "hash of \($0)" })

  private func load(_ text: String, into store: SQLStore) async throws -> CompanyImport.Outcome {
    let company = try #require(
      CompanyDocument.company(text), "\(CompanyDocument.faults(text))")
    return try await store.importCompany(company, secrets: Self.secrets)
  }

  private func summary(_ outcome: CompanyImport.Outcome) throws -> CompanyImport.Summary {
    guard case .imported(let summary) = outcome else {
      Issue.record("refused: \(outcome)")
      throw StorageError.other("refused")
    }
    return summary
  }

  @Test("importing twice changes nothing", arguments: Backend.available)
  func twice(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let text = try CompanyDocument.example()
      let organization = OrganizationID("org_rheintal")!
      let first = try summary(await load(text, into: store))
      #expect(first[.appointments].inserted == 2)
      #expect(first[.workOrders].inserted == 3)
      #expect(first[.profiles].inserted == 1)
      let version = try await store.read(organization) {
        try $0.catalogue().organization.catalogueVersion
      }
      let lena = ResourceID("res_lena-beck")!
      let date = LocalDate(iso8601: "2026-12-01")!
      let day = try await store.read(organization) {
        try $0.days(of: [lena], from: date, through: date)[0]
      }
      #expect(day.visits.map(\.planned.iso8601) == ["2026-12-01T07:30:00Z"])
      #expect((day.visits.first?.leg?.seconds ?? 0) > 180)

      let second = try summary(await load(text, into: store))
      #expect(second.changesNothing)
      #expect(second[.appointments].unchanged == 2)
      #expect(second[.profiles].unchanged == 1)
      try await store.read(organization) { ledger in
        #expect(try ledger.catalogue().organization.catalogueVersion == version)
        #expect(try ledger.days(of: [lena], from: date, through: date)[0].version == day.version)
        let visit = try ledger.appointment(AppointmentID("apt_mira-yearly")!, for: .system)
        #expect(visit?.version == 1 && visit?.sequence == 0)
        #expect(visit?.number == "A-100001")
      }
      let journal = try await store.journal(of: organization)
      #expect(journal.map(\.entry.event) == ["company.imported"])
      #expect(journal[0].entry.after["appointments"] == "2 inserted, 0 changed")
    }
  }

  @Test("what differs is changed, what is left out stays", arguments: Backend.available)
  func change(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let visits = #""appointments": [\#(CompanyDocument.visit("apt_a", at: Self.eight))]"#
      _ = try summary(await load(CompanyDocument.withWork(visits), into: store))
      let later = CompanyDocument.withWork(
        #""appointments": [\#(CompanyDocument.visit("apt_a", at: Self.ten))]"#
      ).replacing(#", {"id": "con_d", "lastName": "D"}"#, with: "")
      let summary = try summary(await load(later, into: store))
      #expect(summary[.appointments].changed == 1)
      #expect(summary[.contacts].unchanged == 1)
      try await store.read(Self.organization) { ledger in
        #expect(try ledger.contact(ContactID("con_d")!)?.lastName == "D")
        let visit = try ledger.appointment(AppointmentID("apt_a")!, for: .system)
        #expect(visit?.slot.text == Self.ten && visit?.sequence == 1 && visit?.version == 2)
        let days = try ledger.days(
          of: [ResourceID("res_r")!], from: Self.date, through: Self.date)
        #expect(days[0].visits.map(\.planned.iso8601) == [Self.ten])
      }
    }
  }

  @Test("two visits can change places", arguments: Backend.available)
  func exchange(_ backend: Backend) async throws {
    func text(_ first: String, _ second: String) -> String {
      let visits =
        CompanyDocument.visit("apt_a", at: first) + ", "
        + CompanyDocument.visit("apt_b", at: second)
      return CompanyDocument.withWork(#""appointments": [\#(visits)]"#)
    }
    try await backend.withStore { store in
      _ = try summary(await load(text(Self.eight, Self.ten), into: store))
      let exchanged = try summary(await load(text(Self.ten, Self.eight), into: store))
      #expect(exchanged[.appointments].changed == 2)
      let otherDay = try summary(await load(text(Self.wednesday, Self.ten), into: store))
      #expect(otherDay[.appointments].changed == 2)
    }
  }

  @Test("what was booked since is not booked over", arguments: Backend.available)
  func booked(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let first = CompanyDocument.visit("apt_a", at: Self.eight)
      _ = try summary(
        await load(CompanyDocument.withWork(#""appointments": [\#(first)]"#), into: store))
      // A file that doesn't know of apt_a.
      let second = CompanyDocument.visit("apt_b", at: Self.halfPastEight)
      let outcome = try await load(
        CompanyDocument.withWork(
          #""categories": [{"id": "cat_new", "name": "New"}], "appointments": [\#(second)]"#),
        into: store)
      guard case .refused(let faults) = outcome else {
        Issue.record("imported")
        return
      }
      #expect(
        faults == [CompanyFault(pointer: "/appointments/0/slot", reason: "overlaps apt_a")])
      try await store.read(Self.organization) { ledger in
        let visit = try ledger.appointment(AppointmentID("apt_b")!, for: .system)
        #expect(visit == nil)
        #expect(try ledger.catalogue().categories.isEmpty)
      }
    }
  }

  @Test("numbers of the file and of the ledger don't meet", arguments: Backend.available)
  func numbers(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let visits =
        CompanyDocument.visit("apt_a", at: Self.eight) + ", "
        + CompanyDocument.visit("apt_b", at: Self.ten, #""number": "A-100500""#)
      _ = try summary(
        await load(CompanyDocument.withWork(#""appointments": [\#(visits)]"#), into: store))
      let numbers = try await store.write(Self.organization) { ledger in
        [
          try ledger.appointment(AppointmentID("apt_a")!, for: .system)?.number,
          try ledger.nextAppointmentNumber(),
        ]
      }
      #expect(numbers == ["A-100501", "A-100502"])
      let third = CompanyDocument.visit("apt_c", at: Self.wednesday, #""number": "A-100501""#)
      let outcome = try await load(
        CompanyDocument.withWork(#""appointments": [\#(third)]"#), into: store)
      guard case .refused(let faults) = outcome else {
        Issue.record("imported")
        return
      }
      #expect(faults.map(\.pointer) == ["/appointments/0/number"])
    }
  }

  @Test("S3 an existing profile keeps its password", arguments: Backend.available)
  func profile(_ backend: Backend) async throws {
    func text(_ password: String) -> String {
      CompanyDocument.text(
        """
        "contacts": [{"id": "con_c", "lastName": "C", "email": "c@example.org",
        "portal": {"password": "\(password)"}}]
        """)
    }
    try await backend.withStore { store in
      _ = try summary(await load(text("first password"), into: store))
      let second = try summary(await load(text("second password"), into: store))
      #expect(second.changesNothing)
      let user = try await store.read(Self.organization) {
        try $0.portalUser(email: "C@example.org")
      }
      #expect(user?.passwordHash == "hash of first password")
      #expect(user?.id.rawValue == "usr_c")
    }
  }

  @Test("slug, site and sign-in address are one organisation's", arguments: Backend.available)
  func taken(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let sites = #""sites": [{"id": "sit_a", "host": "portal.example.org"}]"#
      _ = try summary(await load(CompanyDocument.text(sites), into: store))
      let other = CompanyDocument.text(sites).replacing("org_a", with: "org_b")
      guard case .refused(let faults) = try await load(other, into: store) else {
        Issue.record("imported")
        return
      }
      #expect(faults.map(\.pointer) == ["/organization/slug", "/sites/0"])
    }
  }

  @Test("people share a session up to its seats", arguments: Backend.available)
  func session(_ backend: Backend) async throws {
    try await backend.withStore { store in
      let guest = CompanyDocument.visit("apt_b", at: Self.eight, #""session": "apt_a""#)
      let visits = CompanyDocument.visit("apt_a", at: Self.eight) + ", " + guest
      let text = CompanyDocument.withWork(#""appointments": [\#(visits)]"#)
      #expect(CompanyDocument.faults(text).map(\.pointer) == ["/appointments/1/session"])
      let roomy = text.replacing(
        #""startIntervalMinutes": 30"#, with: #""startIntervalMinutes": 30, "seats": 3"#)
      _ = try summary(await load(roomy, into: store))
      let day = try await store.read(Self.organization) {
        try $0.days(of: [ResourceID("res_r")!], from: Self.date, through: Self.date)[0]
      }
      #expect(day.visits.map(\.appointment.rawValue) == ["apt_a"])
      #expect(day.visits.map(\.seatsTaken) == [2])
      #expect(try summary(await load(roomy, into: store)).changesNothing)
    }
  }

  private static let date = LocalDate(iso8601: "2026-12-01")!
  private static let eight = "2026-12-01T08:00:00Z"
  private static let halfPastEight = "2026-12-01T08:30:00Z"
  private static let ten = "2026-12-01T10:00:00Z"
  private static let wednesday = "2026-12-08T08:00:00Z"
}

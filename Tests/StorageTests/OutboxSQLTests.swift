import Foundation
import Scheduling
import Storage
import Testing

@Suite struct OutboxSQLTests {
  static let code = "K7Q2MD-SECRET-CODE"

  static func message(_ name: String, in organization: OrganizationID = Cast.alpine) -> Message {
    Message(
      id: MessageID("msg_\(name)")!, kind: .portalInvitation,
      recipient: Recipient(
        name: "Omar", email: "omar@example.org", language: "de", zone: "Europe/Zurich"),
      content: .invitation(InvitationFacts(code: code, inviter: "Lena", expiresAt: nil)),
      createdAt: Cast.monday)
  }

  static let visit = Message(
    id: MessageID("msg_visit")!, kind: .rescheduled, recipient: message("x").recipient,
    content: .visit(
      VisitFacts(
        appointment: AppointmentID("apt_1")!, number: "A-1", service: "Check", product: "Boiler",
        slot: Slot(start: Cast.monday), previous: Slot(start: Cast.monday - 60), duration: 3600,
        zone: "Europe/Zurich", venue: .onSite, address: Cast.home, resource: "Dries",
        comment: "Bell", reason: nil, sequence: 2, meetingLink: nil, phoneInstructions: nil,
        key: code)),
    createdAt: Cast.monday)

  /// The outbox spells visits out by hand and reads them by Codable.
  @Test(arguments: Backend.available)
  func whatIsSpelledOutReadsTheSame(_ backend: Backend) async throws {
    guard case .visit(let full) = Self.visit.content else { throw Lost() }
    var bare = full
    (bare.product, bare.previous, bare.address, bare.resource) = (nil, nil, nil, nil)
    bare.comment = "\"Tor 3\" \\ hinten\n\u{1}🚪"
    var rest = full
    (rest.reason, rest.meetingLink) = ("krank", "https://meet.example.org/A-1")
    rest.phoneInstructions = "Wir rufen an."
    rest.address?.place = nil
    rest.slot = try #require(Slot(earliest: Cast.monday, latest: Cast.monday + 3600))
    let letters = [full, bare, rest].enumerated().map { number, facts in
      var letter = Self.visit
      letter.id = MessageID("msg_\(number)")!
      letter.recipient.name = "Omar \"O\" \\ Ünal"
      letter.content = .visit(facts)
      return letter
    }
    try await backend.withCast { store in
      try await store.write(Cast.alpine) { ledger in
        for letter in letters { try ledger.enqueue(letter) }
      }
      let waiting = try await store.waiting(limit: 10).map(\.message)
      #expect(Set(waiting) == Set(letters))
    }
  }

  private struct Lost: Error {}

  @Test(arguments: Backend.available)
  func b6ALetterExistsIfItsChangeCommitted(_ backend: Backend) async throws {
    struct Stop: Error {}
    try await backend.withCast { store in
      await #expect(throws: Stop.self) {
        try await store.write(Cast.alpine) { ledger in
          try ledger.enqueue(Self.message("lost"))
          throw Stop()
        }
      }
      #expect(try await store.nextDue() == nil)
      try await store.enqueue(Self.message("1"), Self.visit)
      #expect(try await store.nextDue() == 0)
      let claimed = try await store.claim(limit: 10, lease: 60)
      #expect(claimed.map(\.message) == [Self.message("1"), Self.visit])
      #expect(claimed.allSatisfy { $0.organization == Cast.alpine && $0.attempts == 0 })
    }
  }

  @Test(arguments: Backend.available)
  func aClaimedLetterIsTakenAgainOnlyAfterItsLease(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      try await store.enqueue(Self.message("1"))
      #expect(try await store.claim(limit: 10, lease: 60).count == 1)
      #expect(try await store.claim(limit: 10, lease: 60).isEmpty)
      #expect(try await store.nextDue() == 60)
      clock.now = Cast.monday + 60
      #expect(try await store.claim(limit: 10, lease: 60).map(\.attempts) == [1])
    }
  }

  @Test(arguments: Backend.available)
  func aLetterNeverOvertakesAnEarlierOneAboutTheSameVisit(_ backend: Backend) async throws {
    try await backend.withCast { store in
      var second = Self.visit
      second.id = MessageID("msg_earlier")!
      second.kind = .canceled
      var other = Self.visit
      other.id = MessageID("msg_other")!
      other.recipient.email = "lena@example.org"
      try await store.enqueue(Self.visit, second, other)
      let first = try await store.claim(limit: 10, lease: 60)
      #expect(first.map(\.message) == [Self.visit, other])
      #expect(try await store.claim(limit: 10, lease: 60).isEmpty)
      try await store.settle(first[0], as: .retry(after: 30, reason: "451 later"))
      #expect(try await store.claim(limit: 10, lease: 60).isEmpty)
      #expect(try await store.nextDue() == 30)
      try await store.settle(first[0], as: .failed(reason: "550 unknown"))
      #expect(try await store.claim(limit: 10, lease: 60).map(\.message) == [second])
    }
  }

  @Test(arguments: Backend.available)
  func theOldestComeFirstAndNoMoreThanAskedFor(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      for name in ["c", "b", "a"] {
        try await store.enqueue(Self.message(name))
        clock.now = clock.now + 1
      }
      #expect(
        try await store.claim(limit: 2, lease: 60).map(\.message.id.rawValue)
          == ["msg_c", "msg_b"])
      #expect(try await store.claim(limit: 2, lease: 60).map(\.message.id.rawValue) == ["msg_a"])
    }
  }

  @Test(
    arguments: Backend.available,
    [SendingOutcome.delivered(reply: "250 ok"), .failed(reason: "550 unknown")])
  func s1SecretsAreWipedWhenALetterIsSettled(
    _ backend: Backend, _ outcome: SendingOutcome
  ) async throws {
    try await backend.withCast { store in
      try await store.enqueue(Self.message("1"))
      let claimed = try await store.claim(limit: 1, lease: 60)
      try await store.settle(claimed[0], as: outcome)
      #expect(try await store.claim(limit: 1, lease: 60).isEmpty)
      #expect(try await store.nextDue() == nil)
      let row = try await store.outboxRow("msg_1")
      #expect(row?.secret == nil)
      #expect(row?.status == (outcome == .delivered(reply: "250 ok") ? "delivered" : "failed"))
      // What was settled stays so.
      try await store.settle(claimed[0], as: .retry(after: 0, reason: "late"))
      #expect(try await store.claim(limit: 1, lease: 60).isEmpty)
    }
  }

  @Test(arguments: Backend.available)
  func aRetryWaits(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      try await store.enqueue(Self.message("1"))
      let first = try await store.claim(limit: 1, lease: 60)
      try await store.settle(first[0], as: .retry(after: 300, reason: "451 later"))
      #expect(try await store.nextDue() == 300)
      #expect(try await store.outboxRow("msg_1")?.reply == "451 later")
      clock.now = Cast.monday + 300
      let second = try await store.claim(limit: 1, lease: 60)
      #expect(second.map(\.attempts) == [1])
      #expect(second.map(\.message) == [Self.message("1")])
    }
  }

  @Test(arguments: Backend.available)
  func b6SettlingIsDoneEvenWhenTheWorkerIsCancelled(_ backend: Backend) async throws {
    try await backend.withCast { store in
      try await store.enqueue(Self.message("1"))
      let claimed = try await store.claim(limit: 1, lease: 60)
      let worker = Task {
        while !Task.isCancelled { await Task.yield() }
        try await store.settle(claimed[0], as: .delivered(reply: "250"))
      }
      worker.cancel()
      try await worker.value
      #expect(try await store.outboxRow("msg_1")?.status == "delivered")
    }
  }

  @Test(arguments: Backend.available)
  func whoseLeaseRanOutDoesNotDecideAboutRetries(_ backend: Backend) async throws {
    let clock = TestClock()
    try await backend.withCast(clock: clock) { store in
      try await store.enqueue(Self.message("1"))
      let slow = try await store.claim(limit: 1, lease: 60)
      clock.now = Cast.monday + 60
      let quick = try await store.claim(limit: 1, lease: 60)
      try await store.settle(slow[0], as: .retry(after: 0, reason: "timed out"))
      #expect(try await store.claim(limit: 1, lease: 60).isEmpty)
      try await store.settle(quick[0], as: .delivered(reply: "250"))
      #expect(try await store.outboxRow("msg_1")?.status == "delivered")
    }
  }

  @Test(arguments: Backend.available)
  func s1SecretsAreSealedWhileALetterWaits(_ backend: Backend) async throws {
    try await withFolder { folder in
      let store = try await backend.open(in: folder)
      try await Cast.found(Cast.alpine, in: store)
      try await store.enqueue(Self.message("1"), Self.visit)
      try store.close()
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
        #expect(data.range(of: Data(Self.code.utf8)) == nil, "\(name)")
      }
    }
  }

  @Test(arguments: Backend.available)
  func withAnotherKeyLettersFailVisiblyAndHoldUpNothing(_ backend: Backend) async throws {
    try await withFolder { folder in
      let store = try await backend.open(in: folder)
      try await Cast.found(Cast.alpine, in: store)
      try await store.enqueue(Self.message("1"))
      try store.close()
      try FileManager.default.removeItem(atPath: folder + "/ledger.sqlite.key")
      let again = try await backend.open(in: folder)
      try await again.enqueue(Self.message("2"))
      #expect(try await again.claim(limit: 9, lease: 60).map(\.message.id.rawValue) == ["msg_2"])
      #expect(try await again.outboxRow("msg_1")?.status == "failed")
      try again.close()
    }
  }
}

@Suite struct JournalSQLTests {
  @Test(arguments: Backend.available)
  func linesComeBackInOrder(_ backend: Backend) async throws {
    try await backend.withCast { store in
      for number in 1...3 {
        try await store.write(number == 2 ? Cast.riverside : Cast.alpine) { ledger in
          try ledger.record(
            JournalEntry(
              actor: "con_omar", event: "appointment.booked", subject: "apt_\(number)",
              before: [:], after: ["comment": "two\nlines \u{1}"]))
        }
      }
      let lines = try await store.journal(of: Cast.alpine)
      #expect(lines.map(\.entry.subject) == ["apt_1", "apt_3"])
      #expect(lines.map(\.at) == [Cast.monday, Cast.monday])
      #expect(lines.first?.entry.after == ["comment": "two\nlines \u{1}"])
      let rest = try await store.journal(of: Cast.alpine, after: lines[0].sequence)
      #expect(rest.map(\.entry.subject) == ["apt_3"])
    }
  }

  @Test(
    arguments: Backend.available,
    [
      "UPDATE journal SET actor = 'nobody'",
      "DELETE FROM journal",
      """
      INSERT OR REPLACE INTO journal
        (sequence, organization_id, at, actor, event, subject, before_change, after_change)
      SELECT sequence, organization_id, 0, 'nobody', '', '', '{}', '{}' FROM journal
      """,
    ])
  func linesAreNeverChanged(_ backend: Backend, _ statement: String) async throws {
    try await backend.withCast { store in
      try await store.write(Cast.alpine) {
        try $0.record(JournalEntry(actor: "system", event: "x", subject: "y"))
      }
      await #expect(throws: StorageError.constraint("journal_append_only")) {
        try await store.writeLedger(Cast.alpine) { try $0.connection.run(statement) }
      }
      #expect(try await store.journal(of: Cast.alpine).map(\.entry.actor) == ["system"])
    }
  }
}

extension SQLStore {
  func enqueue(_ messages: Message...) async throws {
    try await write(Cast.alpine) { ledger in
      for message in messages { try ledger.enqueue(message) }
    }
  }

  func outboxRow(
    _ id: String
  ) async throws -> (status: String, reply: String?, secret: [UInt8]?)? {
    try await readLedger(Cast.alpine) { ledger in
      try ledger.connection.row("SELECT status, last_reply, secret FROM outbox WHERE id = ?", id) {
        (try $0.text(), $0.optionalText(), $0.optionalBytes())
      }
    }
  }
}

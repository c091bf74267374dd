import Scheduling
import Storage
import Testing

/// Transactions that wait for the writer share a commit, and yet each stands or falls by itself.
@Suite struct SharedCommitTests {
  private struct Stop: Error {}

  private enum Behaviour { case writes, failsFirst, failsAfterWriting }

  /// Sends transactions while the writer is held up, so that they wait together.
  /// - Returns: how often a body ran.
  private static func send(
    _ behaviours: [Behaviour], round: Int, to store: SQLStore
  ) async throws -> Int {
    let (isBusy, mayGo, runs) = (Gate(isShut: true), Gate(isShut: true), Counter())
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await store.write(Cast.alpine) { _ in
          isBusy.open()
          mayGo.pass()
        }
      }
      await isBusy.wait()
      for (number, behaviour) in behaviours.enumerated() {
        group.addTask {
          let body = { @Sendable (ledger: any Ledger) in
            _ = runs.next()
            if behaviour == .failsFirst { throw Stop() }
            try ledger.insert(Cast.appointment("\(round)-\(number)"))
            if behaviour == .failsAfterWriting { throw Stop() }
          }
          if behaviour == .writes {
            try await store.write(Cast.alpine, body)
          } else {
            await #expect(throws: Stop.self) { try await store.write(Cast.alpine, body) }
          }
        }
      }
      try await Task.sleep(for: .milliseconds(20))
      mayGo.open()
      try await group.waitForAll()
    }
    return runs.value
  }

  /// Rounds until some bodies ran twice: only then had they shared what was undone.
  @Test(arguments: Backend.available)
  func whoFailsAfterWritingTakesNobodyAlong(_ backend: Backend) async throws {
    let behaviours: [Behaviour] = [
      .writes, .writes, .failsAfterWriting, .writes, .failsFirst, .writes, .failsAfterWriting,
      .writes,
    ]
    try await backend.withCast { store in
      for round in 0..<200 {
        let runs = try await Self.send(behaviours, round: round, to: store)
        for (number, behaviour) in behaviours.enumerated() {
          #expect(try await store.exists("apt_\(round)-\(number)") == (behaviour == .writes))
        }
        if runs > behaviours.count { return }
      }
      Issue.record("They never shared a commit.")
    }
  }

  /// Nothing was written, so nothing has to be undone: no body runs again.
  @Test(arguments: Backend.available)
  func whoFailsBeforeWritingCostsNobodyASecondRun(_ backend: Backend) async throws {
    let behaviours: [Behaviour] = [.writes, .failsFirst, .writes, .failsFirst, .writes, .writes]
    try await backend.withCast { store in
      for round in 0..<5 {
        let runs = try await Self.send(behaviours, round: round, to: store)
        #expect(runs == behaviours.count)
        for (number, behaviour) in behaviours.enumerated() {
          #expect(try await store.exists("apt_\(round)-\(number)") == (behaviour == .writes))
        }
      }
    }
  }
}

import Foundation
import Scheduling
import Storage
import Synchronization
import Testing

@Suite("Backup")
struct BackupTests {
  /// Books, and knows what was confirmed.
  private final class Bookings: Sendable {
    let confirmed = Mutex<[String]>([])
    let isOver = Mutex(false)
    private let store: SQLStore

    init(_ store: SQLStore) { self.store = store }

    func book(_ name: String) async throws {
      try await store.writeLedger(Cast.alpine) { ledger in
        try ledger.insert(Cast.appointment(name))
      }
      confirmed.withLock { $0.append("apt_\(name)") }
    }
  }

  @Test("a copy made beside bookings holds every one that was confirmed before it began")
  func besideBookings() async throws {
    try await withFolder { folder in
      let store = try await Backend.sqlite.open(in: folder)
      try await Cast.found(Cast.alpine, in: store)
      let desk = Bookings(store)
      for number in 0..<50 { try await desk.book("early-\(number)") }
      let writers = (0..<4).map { writer in
        Task {
          var number = 0
          while !desk.isOver.withLock({ $0 }) {
            try await desk.book("\(writer)-\(number)")
            number += 1
          }
        }
      }
      var copies: [(path: String, before: [String])] = []
      for index in 0..<5 {
        let before = desk.confirmed.withLock { $0 }
        let path = folder + "/copy-\(index).sqlite"
        try await store.copy(to: path)
        copies.append((path, before))
      }
      desk.isOver.withLock { $0 = true }
      for writer in writers { try await writer.value }
      let all = desk.confirmed.withLock { $0.count }
      #expect(copies.last.map { $0.before.count < all } == true)
      try store.close()
      for (path, before) in copies {
        #expect(BackupFile.faults(in: path) == [])
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(!files.contains { path.hasSuffix($0 + "-wal") })
        let copy = try await SQLStore(
          path: path, clock: { Cast.monday }, zones: Cast.zones.source, migrates: false)
        #expect(try await copy.integrityFaults() == [])
        let missing = try await copy.read(Cast.alpine) { ledger in
          try before.filter { id in
            try ledger.appointment(AppointmentID(id)!, for: .system) == nil
          }
        }
        #expect(missing == [])
        try copy.close()
      }
    }
  }

  @Test("what is damaged or something else is no backup")
  func faults() async throws {
    try await withFolder { folder in
      #expect(BackupFile.faults(in: folder + "/none").count == 1)
      let text = folder + "/text"
      try "not a database".write(toFile: text, atomically: true, encoding: .utf8)
      #expect(!BackupFile.faults(in: text).isEmpty)
      let store = try await Backend.sqlite.open(in: folder)
      try await Cast.found(Cast.alpine, in: store)
      let path = folder + "/copy.sqlite"
      try await store.copy(to: path)
      try store.close()
      #expect(BackupFile.faults(in: path) == [])
      var bytes = try Data(contentsOf: URL(filePath: path))
      let half = bytes.count / 2
      bytes.replaceSubrange(half..<half + 8_192, with: Data(repeating: 0x5A, count: 8_192))
      try bytes.write(to: URL(filePath: path))
      #expect(!BackupFile.faults(in: path).isEmpty)
    }
  }
}

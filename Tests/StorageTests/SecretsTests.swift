import Foundation
import Scheduling
import Storage
import Testing

@Suite struct VaultTests {
  @Test func aKeyFileIsMadeOnceAndForItsOwnerOnly() async throws {
    try await withFolder { folder in
      let path = folder + "/ledger.key"
      _ = try Vault(keyFile: path)
      let first = try String(contentsOfFile: path, encoding: .utf8)
      _ = try Vault(keyFile: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
      #expect(first.count == 65)
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test(arguments: ["", "short", String(repeating: "x", count: 64)])
  func aFileThatIsNoKeyIsRefused(_ text: String) async throws {
    try await withFolder { folder in
      try text.write(toFile: folder + "/ledger.key", atomically: true, encoding: .utf8)
      #expect(throws: StorageError.self) { try Vault(keyFile: folder + "/ledger.key") }
    }
  }

  @Test func aKeyHas32Bytes() throws {
    #expect(throws: StorageError.self) { try Vault(key: Array(repeating: 1, count: 16)) }
    _ = try Vault(key: Array(repeating: 1, count: 32))
  }
}

@Suite struct PasswordsTests {
  @Test func s8PasswordsAreHashedByArgon2id() async throws {
    let secrets = try Secrets.live()
    let hash = try await secrets.hashPassword("correct horse")
    #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(try await secrets.hashPassword("correct horse") != hash)
    #expect(await secrets.verifyPassword("correct horse", hash))
    #expect(await !secrets.verifyPassword("correct hors", hash))
    #expect(await !secrets.verifyPassword("", hash))
  }

  @Test func bothSpellingsOfAnUmlautAreOne() async throws {
    let secrets = try Secrets.live()
    let hash = try await secrets.hashPassword("Gr\u{fc}ezi mitenand")
    #expect(await secrets.verifyPassword("Gru\u{308}ezi mitenand", hash))
  }

  @Test(arguments: ["", "nobody has this password", "$argon2id$", "$2b$10$abc"])
  func s10WhatIsNoHashTakesTheWorkOfOneAndIsFalse(_ hash: String) async throws {
    let secrets = try Secrets.live()
    // The quickest of several: a busy machine only ever adds time. Two passes over 19 MiB can't be
    // made in less; looking at a text takes a thousandth of it.
    var quickest = Duration.seconds(9)
    for _ in 0..<5 {
      let taken = await ContinuousClock().measure {
        #expect(await !secrets.verifyPassword("nobody has this password", hash))
      }
      quickest = min(quickest, taken)
    }
    #expect(quickest > .milliseconds(4))
  }

  @Test func manyAtOnceAreAllAnswered() async throws {
    let secrets = try Secrets.live()
    let hash = try await secrets.hashPassword("x")
    let right = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 { group.addTask { await secrets.verifyPassword("x", hash) } }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(right == 12)
  }

  @Test func s1HashesAreSHA256AndKeysAreRandom() throws {
    let secrets = try Secrets.live()
    // FIPS 180-2, appendix B.1.
    #expect(secrets.hash("abc").bytes.prefix(4) == [0xBA, 0x78, 0x16, 0xBF])
    #expect(secrets.hash("abc").bytes.count == 32)
    #expect(secrets.newKey().count == 22)
    #expect(secrets.newKey() != secrets.newKey())
  }
}

@Suite struct ZoneFilesTests {
  @Test func zonesAreReadFromFiles() {
    let zones = ZoneFiles()
    let zone = zones.source.zone("Europe/Zurich")
    #expect(zone?.offset(at: Cast.monday) == 3600)
    #expect(zones.source.zone("Europe/Zurich") == zone)
    #expect(zones.version?.isEmpty == false)
  }

  @Test(arguments: ["Europe/Nowhere", "../../../etc/passwd", "zone.tab", "Europe", ""])
  func whatIsNoZoneIsNil(_ name: String) {
    #expect(ZoneFiles().source.zone(name) == nil)
  }

  @Test func aFolderWithoutZonesHasNone() async throws {
    try await withFolder { folder in
      let zones = ZoneFiles(folder: folder)
      #expect(zones.source.zone("Europe/Zurich") == nil)
      #expect(zones.version == nil)
    }
  }
}

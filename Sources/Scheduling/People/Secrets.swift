/// What a secret is looked up by: 32 bytes that don't give the secret away.
public struct Hash: Hashable, Sendable {
  public var bytes: [UInt8]

  public init(bytes: [UInt8]) { self.bytes = bytes }
}

/// Randomness, hashing and slow password hashing, passed in so that rules stay repeatable.
public struct Secrets: Sendable {
  /// That many random bytes from the system.
  public var random: @Sendable (_ count: Int) -> [UInt8]
  /// A keyed or plain 256-bit hash of a high-entropy secret.
  public var hash: @Sendable (_ secret: String) -> Hash
  /// Argon2id of a password. Slow by intent (about 20 ms); never on the cooperative pool.
  public var hashPassword: @Sendable (_ password: String) async throws -> String
  public var verifyPassword: @Sendable (_ password: String, _ hash: String) async -> Bool
  /// Seals a short text under a key that stands outside the database; base64url. It can be opened
  /// only for the same context.
  public var seal: @Sendable (_ text: String, _ context: String) throws -> String
  /// Nil: not sealed by this installation, or for another context.
  public var open: @Sendable (_ sealed: String, _ context: String) -> String?

  /// A hash of something that could be guessed, under a key that stands outside the database.
  public var fingerprint: @Sendable (_ text: String) -> Hash

  public init(
    random: @escaping @Sendable (Int) -> [UInt8],
    hash: @escaping @Sendable (String) -> Hash,
    hashPassword: @escaping @Sendable (String) async throws -> String,
    verifyPassword: @escaping @Sendable (String, String) async -> Bool,
    seal: @escaping @Sendable (String, String) throws -> String = Secrets.noSeal,
    open: @escaping @Sendable (String, String) -> String? = { _, _ in nil },
    fingerprint: (@Sendable (String) -> Hash)? = nil
  ) {
    self.random = random
    self.hash = hash
    self.hashPassword = hashPassword
    self.verifyPassword = verifyPassword
    self.seal = seal
    self.open = open
    self.fingerprint = fingerprint ?? hash
  }

  /// A new secret for a URL: 128 random bits, base64url without padding (22 characters).
  public func newKey() -> String { Secrets.base64URL(random(16)) }

  /// A new code for people to type: 120 random bits in groups of six (`K7Q2MD-…`), without
  /// characters that look alike (Crockford's alphabet).
  public func newCode() -> String { groups(4) }

  /// A password to hand over: 90 random bits in the same letters, in lower case.
  func newPassword() -> String { groups(3).lowercased() }

  private func groups(_ count: Int) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
    let letters = random(6 * count).map { alphabet[Int($0 & 31)] }
    let groups = stride(from: 0, to: letters.count, by: 6).map {
      String(decoding: letters[$0..<min($0 + 6, letters.count)], as: UTF8.self)
    }
    return groups.joined(separator: "-")
  }

  /// A typed code as it is hashed: upper case, without spaces and dashes, O for 0, I and L for 1.
  public static func canonical(code: String) -> String {
    var letters: [UInt8] = []
    for byte in code.utf8.prefix(100) {
      switch byte {
      case 97...122: letters.append(byte - 32)
      case 48...57, 65...90: letters.append(byte)
      default: continue
      }
    }
    let folded = letters.map { letter -> UInt8 in
      switch letter {
      case UInt8(ascii: "O"): UInt8(ascii: "0")
      case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
      default: letter
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Nil: not base64url without padding.
  public static func bytes(base64URL text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for letter in text.utf8 {
      let value: Int
      switch letter {
      case 65...90: value = Int(letter) - 65
      case 97...122: value = Int(letter) - 71
      case 48...57: value = Int(letter) + 4
      case UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "_"): value = 63
      default: return nil
      }
      buffer = (buffer << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return bits < 6 && buffer & ((1 << bits) - 1) == 0 ? bytes : nil
  }

  public static func base64URL(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    var buffer = 0
    var bits = 0
    for byte in bytes {
      buffer = (buffer << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[buffer >> bits & 63])
      }
    }
    if bits > 0 { text.append(alphabet[buffer << (6 - bits) & 63]) }
    return String(decoding: text, as: UTF8.self)
  }
}

extension Secrets {
  /// Where nothing was given to seal with: fails.
  public static let noSeal: @Sendable (String, String) throws -> String = { _, _ in
    throw NoSeal()
  }

  private struct NoSeal: Error {}
}

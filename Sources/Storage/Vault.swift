internal import Crypto
internal import Foundation
internal import Scheduling

/// Seals secrets that have to be kept for a while: ChaCha20-Poly1305 under one 256-bit key that
/// stands outside the database, so that a copy of the database alone gives none of them away.
///
/// Losing the key loses only the secrets of letters that still wait (they fail visibly and can be
/// sent anew): what is looked up by a hash doesn't depend on it.
package struct Vault: Sendable {
  private let key: SymmetricKey

  /// - Parameter key: 32 random bytes.
  /// - Throws: ``StorageError/vault(_:)``
  package init(key: [UInt8]) throws {
    guard key.count == 32 else { throw StorageError.vault("a key has 32 bytes, not \(key.count)") }
    self.key = SymmetricKey(data: key)
  }

  /// Reads the key (64 hexadecimal digits) from a file, which is made if there is none: readable
  /// by its owner only, and synced before anything is sealed with it.
  /// - Throws: ``StorageError/vault(_:)``
  package init(keyFile path: String) throws {
    if let text = try Self.read(path) {
      guard let key = Self.bytes(hex: text) else {
        throw StorageError.vault("\(path) does not hold 64 hexadecimal digits")
      }
      try self.init(key: key)
    } else {
      var generator = SystemRandomNumberGenerator()
      let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      let digits = key.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      try Self.create(path, digits + "\n")
      try self.init(key: key)
    }
  }

  /// - Parameter context: where the secret belongs; it can be opened only for the same.
  func seal(_ secret: String, for context: String) throws -> [UInt8] {
    do {
      let box = try ChaChaPoly.seal(
        Data(secret.utf8), using: key, authenticating: Data(context.utf8))
      return [UInt8](box.combined)
    } catch {
      throw StorageError.vault("\(error)")
    }
  }

  /// - Throws: ``StorageError/vault(_:)`` when key, context or bytes are not those of the sealing.
  func open(_ sealed: [UInt8], for context: String) throws -> String {
    do {
      let box = try ChaChaPoly.SealedBox(combined: sealed)
      let secret = try ChaChaPoly.open(box, using: key, authenticating: Data(context.utf8))
      return String(decoding: secret, as: UTF8.self)
    } catch {
      throw StorageError.vault("a secret can't be opened with this key")
    }
  }

  /// A hash of a text that could be guessed: without the key, guesses can't be tried.
  func fingerprint(_ text: String) -> Hash {
    let own = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: key, info: Data("fingerprint".utf8), outputByteCount: 32)
    return Hash(bytes: [UInt8](HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: own)))
  }

  private static func read(_ path: String) throws -> String? {
    let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw failure(path)
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = Foundation.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw failure(path) }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private static func create(_ path: String, _ text: String) throws {
    let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      unlink(path)
      throw StorageError.vault("\(path) can't be written")
    }
  }

  private static func failure(_ path: String) -> StorageError {
    .vault("\(path): \(String(cString: strerror(errno)))")
  }

  private static func bytes(hex text: String) -> [UInt8]? {
    let digits = text.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    guard digits.count == 64, text.filter({ !$0.isWhitespace }).count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}

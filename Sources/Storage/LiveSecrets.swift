internal import Crypto
internal import Foundation
package import Scheduling

extension Secrets {
  /// The system's randomness, SHA-256 and Argon2id.
  ///
  /// Plain SHA-256, without a key: what is looked up by it has at least 112 random bits, so that
  /// there is nothing to guess, and neither links nor sessions depend on a key file.
  ///
  /// `verifyPassword(password, "")` takes as long as any other and is false: for sign-ins with an
  /// address that nobody has.
  /// - Throws: ``StorageError/other(_:)`` when libsodium can't work on this machine.
  ///
  /// - Parameter vault: seals what goes around in links; nil: nothing can be sealed.
  package static func live(_ vault: Vault? = nil) throws -> Secrets {
    let passwords = try Passwords()
    var fingerprint: (@Sendable (String) -> Hash)?
    if let vault { fingerprint = { vault.fingerprint($0) } }
    return Secrets(
      random: { count in
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        // Eight at a time: each number is a call to the system.
        while bytes.count < count {
          withUnsafeBytes(of: generator.next()) {
            bytes.append(contentsOf: $0.prefix(count - bytes.count))
          }
        }
        return bytes
      },
      hash: { Hash(bytes: [UInt8](SHA256.hash(data: Data($0.utf8)))) },
      hashPassword: { try await passwords.hash($0) },
      verifyPassword: { await passwords.verify($0, $1) },
      seal: { text, context in
        guard let vault else { throw StorageError.vault("there is no key to seal with") }
        return Secrets.base64URL(try vault.seal(text, for: context))
      },
      open: { sealed, context in
        guard let vault, let bytes = Secrets.bytes(base64URL: sealed) else { return nil }
        return try? vault.open(bytes, for: context)
      }, fingerprint: fingerprint)
  }
}

internal import CSodium
internal import Foundation

/// Argon2id (RFC 9106) by libsodium, in the text form that carries its own parameters.
///
/// Each hash takes 19 MiB and some 20 ms: at most two run at once, on threads of their own, so that
/// a wave of sign-ins costs neither the machine's memory nor the cooperative pool.
final class Passwords: Sendable {
  /// OWASP's second recommendation: 19 MiB, two passes, one lane (libsodium knows no other).
  private static let memory = 19 * 1024 * 1024
  private static let passes: UInt64 = 2
  /// Bytes; longer ones are refused by the forms long before.
  private static let longest = 4096

  private let queue: OperationQueue
  /// What a password is compared with when there is no user: the same work, the same time.
  private let dummy: String

  /// - Throws: ``StorageError/other(_:)`` when libsodium can't work on this machine.
  init() throws {
    guard sodium_init() >= 0 else { throw StorageError.other("libsodium can't be used") }
    queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2
    queue.qualityOfService = .userInitiated
    dummy = try Self.hash("nobody has this password")
  }

  /// - Throws: ``StorageError/other(_:)`` when there is no memory for it.
  func hash(_ password: String) async throws -> String {
    try await onQueue { Result { try Self.hash(password) } }.get()
  }

  /// Whether a password belongs to a hash. What is no Argon2id hash, such as an empty text, belongs
  /// to no password, and takes as long to say so.
  func verify(_ password: String, _ hash: String) async -> Bool {
    let isHash =
      hash.hasPrefix("$argon2id$")
      && crypto_pwhash_str_needs_rehash(hash, Self.passes, Self.memory) >= 0
    let compared = isHash ? hash : dummy
    return await onQueue { Self.verify(password, compared) } && isHash
  }

  private func onQueue<Answer: Sendable>(
    _ work: @escaping @Sendable () -> Answer
  ) async -> Answer {
    await withCheckedContinuation { continuation in
      queue.addOperation { continuation.resume(returning: work()) }
    }
  }

  private static func hash(_ password: String) throws -> String {
    let bytes = self.bytes(password)
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let status = crypto_pwhash_str_alg(
      &text, bytes, UInt64(bytes.count), passes, memory, crypto_pwhash_ALG_ARGON2ID13)
    guard status == 0 else { throw StorageError.other("no memory to hash a password") }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func verify(_ password: String, _ hash: String) -> Bool {
    let bytes = self.bytes(password)
    return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
  }

  /// One spelling for texts that look the same (NFC), whichever keyboard they were typed on.
  private static func bytes(_ password: String) -> [CChar] {
    password.precomposedStringWithCanonicalMapping.utf8.prefix(longest).map(CChar.init(bitPattern:))
  }
}

package import Hummingbird
import Logging
import NIOCore

/// What belongs to one request: its number in the log, its script nonce, who sent it.
package struct PortalContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// Eight letters and digits: stands in the log and on the page when something went wrong.
  let reference: String
  /// For the page's own script and style, new for each answer.
  let nonce: String
  /// The peer's IP address.
  let address: String

  package init(source: Source) {
    coreContext = .init(source: source)
    var random = SystemRandomNumberGenerator()
    reference = Self.word(&random, letters: 8)
    nonce = Self.word(&random, letters: 22)
    let peer = source.channel.remoteAddress?.ipAddress ?? "local"
    // An IPv4 peer of an IPv6 socket is the same peer.
    address = peer.hasPrefix("::ffff:") ? String(peer.dropFirst(7)) : peer
  }

  /// Logs with the request's number. Not a logger that knows it: to give one metadata takes as long as
  /// to write a line, and most requests log nothing where the level is higher than `info`.
  func log(
    _ level: Logger.Level, _ message: Logger.Message,
    _ metadata: @autoclosure () -> Logger.Metadata = [:]
  ) {
    logger.log(
      level: level, message,
      metadata: metadata().merging(["request": "\(reference)"]) { mine, _ in mine })
  }

  private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)

  /// Letters that aren't mistaken for one another when they are read out on the phone. Eleven of
  /// them from each number: asking the system for each letter takes longer than a short answer.
  private static func word(
    _ random: inout SystemRandomNumberGenerator, letters: Int
  ) -> String {
    String(unsafeUninitializedCapacity: letters) { buffer in
      var rest: UInt64 = 0
      for index in 0..<letters {
        if index % 11 == 0 { rest = random.next() }
        buffer[index] = alphabet[Int(rest % UInt64(alphabet.count))]
        rest /= UInt64(alphabet.count)
      }
      return letters
    }
  }
}

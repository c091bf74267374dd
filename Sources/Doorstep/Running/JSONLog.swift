import Foundation
import Logging
import Scheduling

/// One JSON object per line on standard error, for collectors.
struct JSONLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel = Logger.Level.info
  let label: String

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  private struct Line: Encodable {
    var time: Instant
    var level: String
    var label: String
    var message: String
    var fields: [String: String]
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let line = Line(
      time: SystemClock.now(), level: event.level.rawValue, label: label,
      message: "\(event.message)", fields: all.mapValues { "\($0)" })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var data = try? encoder.encode(line) else { return }
    data.append(UInt8(ascii: "\n"))
    FileHandle.standardError.write(data)
  }
}

extension Settings {
  /// The program's log, as set.
  func logger() throws -> Logger {
    guard let level = Logger.Level(rawValue: logLevel) else {
      throw SettingsError(key: "log.level", reason: "must be a level such as info or debug")
    }
    guard ["text", "json"].contains(logFormat) else {
      throw SettingsError(key: "log.format", reason: "must be text or json")
    }
    var logger = Logger(label: "doorstep") { label -> any LogHandler in
      if logFormat == "json" { return JSONLog(label: label) }
      return StreamLogHandler.standardError(label: label)
    }
    logger.logLevel = level
    return logger
  }
}

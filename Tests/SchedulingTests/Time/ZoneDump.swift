import Foundation
import Scheduling
import Testing

/// What a zone says at an instant.
struct ZoneSample: Equatable {
  var instant: Instant
  var local: LocalDateTime
  var offset: Int
  var abbreviation: String
  var isDaylightSaving: Bool
}

extension ZoneSample {
  init(_ instant: Instant, _ zone: Zone) {
    self.init(
      instant: instant, local: zone.local(instant), offset: zone.offset(at: instant),
      abbreviation: zone.abbreviation(at: instant),
      isDaylightSaving: zone.isDaylightSaving(at: instant))
  }
}

/// Runs `zdump`, whose lines look like
/// `EET  Sun Mar 29 01:00:00 1981 UT = Sun Mar 29 04:00:00 1981 EEST isdst=1 gmtoff=10800`.
enum ZoneDump {
  private static let program: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { $0 + "/zdump" }
      .first(where: FileManager.default.isExecutableFile(atPath:))
  }()

  private static let months: [Substring: Int] = [
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6,
    "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11, "Dec": 12,
  ]

  /// The samples of each zone around its changes, or nil if there is no zdump here.
  static func samples(_ names: [String]) throws -> [String: [ZoneSample]]? {
    guard let program else { return nil }
    let output = try output(of: "\(program) -v -c 1970,2038 " + names.joined(separator: " "))
    var samples: [String: [ZoneSample]] = [:]
    for line in output.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map { Substring($0) }
      // The ends of the number range, which have no date, are shorter.
      guard words.count == 16, words[6] == "UT" else { continue }
      samples[String(words[0]), default: []].append(try sample(words))
    }
    return samples
  }

  /// Not by Foundation's `Process`: looking for open files it reads past the end of a directory's
  /// entry, which now and then ends the whole test run (swift-corelibs-foundation, pull request 5472).
  private static func output(of command: String) throws -> String {
    let pipe = try #require(popen(command, "r"))
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, pipe), count > 0 {
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func sample(_ words: [Substring]) throws -> ZoneSample {
    ZoneSample(
      instant: Instant(seconds: try local(words[2...5]).secondsSinceEpochAsIfUTC),
      local: try local(words[9...12]), offset: try #require(Int(words[15].dropFirst(7))),
      abbreviation: String(words[13]), isDaylightSaving: words[14] == "isdst=1")
  }

  /// `Mar 29 01:00:00 1981`
  private static func local(_ words: ArraySlice<Substring>) throws -> LocalDateTime {
    let first = words.startIndex
    let date = LocalDate(
      year: try #require(Int(words[first + 3])), month: try #require(months[words[first]]),
      day: try #require(Int(words[first + 1])))
    return LocalDateTime(
      date: try #require(date),
      time: try #require(LocalTime(iso8601: String(words[first + 2]))))
  }
}

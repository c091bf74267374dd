import Foundation
import Scheduling

/// The machine's tz database, for tests only: the product is given its zones by an adapter.
enum ZoneFiles {
  static let folder = "/usr/share/zoneinfo"

  static var arePresent: Bool { FileManager.default.fileExists(atPath: folder + "/Europe/Zurich") }

  /// One name for each different content, in alphabetical order; links are left out.
  static let distinctNames: [String] = {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var seen: Set<Data> = []
    return paths.sorted().filter { name in
      // `posix` repeats everything; `right` counts leap seconds.
      guard !name.hasPrefix("posix/"), !name.hasPrefix("right/"),
        let data = FileManager.default.contents(atPath: folder + "/" + name),
        data.starts(with: "TZif".utf8)
      else { return false }
      return seen.insert(data).inserted
    }
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
  }

  static func zone(_ name: String) throws -> Zone {
    try Zone(name: name, tzif: bytes(name))
  }
}

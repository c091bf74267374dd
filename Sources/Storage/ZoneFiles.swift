internal import Foundation
package import Scheduling
internal import Synchronization

/// The tz database as the operating system keeps it: a folder of TZif files.
package final class ZoneFiles: Sendable {
  private let folder: String
  /// Names without a file are kept as well; how many is bounded, for they may come from visitors.
  private let read = Mutex<[String: Zone?]>([:])
  private static let mostKept = 2000

  package init(folder: String = "/usr/share/zoneinfo") { self.folder = folder }

  package var source: ZoneSource { ZoneSource { self.zone($0) } }

  private func zone(_ name: String) -> Zone? {
    if let known = read.withLock({ $0[name] }) { return known }
    let zone = load(name)
    read.withLock { read in
      if read.count >= Self.mostKept { read.removeAll() }
      read[name] = .some(zone)
    }
    return zone
  }

  /// Nil also for a file that is not a zone, such as a list in the same folder.
  private func load(_ name: String) -> Zone? {
    guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
    return try? Zone(name: name, tzif: [UInt8](data))
  }

  /// Names of all places' zones, as the tables of the tz database list them; `UTC` if there are none.
  package var names: [String] {
    for file in ["zone1970.tab", "zone.tab"] {
      guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      let names = lines.filter { !$0.hasPrefix("#") }.compactMap { line -> String? in
        let columns = line.split(separator: "\t")
        return columns.count > 2 ? String(columns[2]) : nil
      }
      return Set(names + ["Europe/Vaduz", "UTC"]).filter { zone($0) != nil }.sorted()
    }
    return ["UTC"]
  }

  /// The database's release, such as `2026f`; nil if the folder doesn't tell.
  package var version: String? {
    for (file, prefix) in [("tzdata.zi", "# version "), ("+VERSION", "")] {
      guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
      let line = String(decoding: data.prefix(100), as: UTF8.self).prefix { !$0.isNewline }
      if line.hasPrefix(prefix) { return String(line.dropFirst(prefix.count)) }
    }
    return nil
  }
}

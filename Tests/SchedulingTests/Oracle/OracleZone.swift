#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A time zone as `zdump` tells it, for the years 2009–2031. All times are seconds since the epoch,
/// all dates days since 1970-01-01, "local" is what a wall clock shows as if it were UTC.
struct OracleZone {
  let name: String
  /// In order: from `at` on, clocks are `offset` seconds east.
  let periods: [(at: Int, offset: Int)]

  static let names = [
    "Europe/Zurich", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca",
    "America/St_Johns", "Pacific/Apia", "Asia/Kolkata", "UTC",
  ]
  static let all: [String: OracleZone] = Dictionary(
    uniqueKeysWithValues: names.map { ($0, OracleZone(name: $0)) })

  static func named(_ name: String) -> OracleZone {
    guard let zone = all[name] else { preconditionFailure("\(name) isn't one of the oracle's") }
    return zone
  }

  private static let daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private init(name: String) {
    self.name = name
    var periods: [(at: Int, offset: Int)] = [(Int.min, 0)]
    var isFirst = true
    for line in Self.lines(of: "zdump -v -c 1900,2031 " + name) {
      let words = line.split(separator: " ")
      // Zone Sun Mar 29 01:00:00 2026 UT = … gmtoff=7200
      guard let last = words.last, last.hasPrefix("gmtoff="), words.count > 8,
        let offset = Int(last.dropFirst(7)), let year = Int(words[5]), let day = Int(words[3]),
        let month = Self.months.firstIndex(of: String(words[2]))
      else { continue }
      let clock = words[4].split(separator: ":").compactMap { Int($0) }
      let at =
        Self.day(year, month + 1, day) * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
      if isFirst || year < 2009 {
        periods[0].offset = offset
      } else if periods[periods.count - 1].offset != offset {
        periods.append((at, offset))
      }
      isFirst = false
    }
    self.periods = periods
  }

  private static func lines(of command: String) -> [Substring] {
    guard let pipe = popen(command, "r") else { return [] }
    defer { pclose(pipe) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(pipe), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  /// Days since the epoch, counted year by year and month by month.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    var days = 0
    if year >= 1970 {
      for each in 1970..<year { days += isLeap(each) ? 366 : 365 }
    } else {
      for each in year..<1970 { days -= isLeap(each) ? 366 : 365 }
    }
    for each in 0..<(month - 1) { days += daysOfMonths[each] + (each == 1 && isLeap(year) ? 1 : 0) }
    return days + day - 1
  }

  /// Monday is 0.
  static func weekday(_ day: Int) -> Int {
    var weekday = (day + 3) % 7
    if weekday < 0 { weekday += 7 }
    return weekday
  }

  func offset(at instant: Int) -> Int {
    var offset = 0
    for period in periods where period.at <= instant { offset = period.offset }
    return offset
  }

  func date(of instant: Int) -> Int {
    let local = instant + offset(at: instant)
    return local >= 0 ? local / 86_400 : -((-local + 86_399) / 86_400)
  }

  /// Every instant at which the clock shows that.
  func instants(local: Int) -> [Int] {
    var found: [Int] = []
    for offset in Set(periods.map(\.offset)) where self.offset(at: local - offset) == offset {
      found.append(local - offset)
    }
    return found.sorted()
  }

  /// When clocks jump over a local time.
  private func jump(over local: Int) -> Int {
    for (before, after) in zip(periods, periods.dropFirst())
    where after.at + before.offset <= local && local < after.at + after.offset {
      return after.at
    }
    preconditionFailure("\(name): the local time \(local) neither exists nor is skipped")
  }

  func first(local: Int) -> Int { instants(local: local).first ?? jump(over: local) }

  func last(local: Int) -> Int { instants(local: local).last ?? jump(over: local) }

  /// The first minute that belongs to the date or a later one.
  func start(of day: Int) -> Int {
    var instant = day * 86_400 - 15 * 3600
    while date(of: instant) < day { instant += 60 }
    return instant
  }
}

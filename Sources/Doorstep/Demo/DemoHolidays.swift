internal import Scheduling

/// Public holidays of the three countries, as they are kept in the regions concerned.
enum DemoHolidays {
  /// Where the same days are kept.
  enum Region { case liechtenstein, stGallen, vorarlberg }

  static func dates(in region: Region, years: ClosedRange<Int>) -> [LocalDate] {
    years.flatMap { year in
      fixed(region).compactMap { LocalDate(year: year, month: $0.0, day: $0.1) }
        + movable(region).compactMap { days in easterSunday(of: year).map { $0 + days } }
    }.sorted()
  }

  /// The Gregorian Easter Sunday, by the method of Meeus, Jones and Butcher (Astronomical
  /// Algorithms, chapter 8).
  static func easterSunday(of year: Int) -> LocalDate? {
    let golden = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * weekday) / 451
    let days = epact + weekday - 7 * late + 114
    return LocalDate(year: year, month: days / 31, day: days % 31 + 1)
  }

  /// Month and day.
  private static func fixed(_ region: Region) -> [(Int, Int)] {
    switch region {
    case .liechtenstein:
      [
        (1, 1), (1, 6), (2, 2), (3, 19), (5, 1), (8, 15), (9, 8), (11, 1), (12, 8), (12, 25),
        (12, 26),
      ]
    case .stGallen: [(1, 1), (8, 1), (11, 1), (12, 25), (12, 26)]
    case .vorarlberg:
      [(1, 1), (1, 6), (5, 1), (8, 15), (10, 26), (11, 1), (12, 8), (12, 25), (12, 26)]
    }
  }

  /// Days after Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday, Corpus Christi.
  private static func movable(_ region: Region) -> [Int] {
    switch region {
    case .liechtenstein: [-2, 1, 39, 50, 60]
    case .stGallen: [-2, 1, 39, 50]
    case .vorarlberg: [1, 39, 50, 60]
    }
  }
}

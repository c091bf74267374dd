/// Year, month and day of the proleptic Gregorian calendar, and the way to and from day numbers.
///
/// The year is taken to begin in March, so that the leap day comes last and month lengths follow
/// one line, (153 m + 2) / 5. Centuries and years are then found by integer division, as in
/// C. Neri and L. Schneider, "Euclidean affine functions and their application to calendar
/// algorithms" (2023).
struct CivilDate {
  var year: Int
  var month: Int
  var day: Int

  /// Days from 0000-03-01 to 1970-01-01.
  private static let daysBeforeEpoch = 719_468

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// - Parameter days: days since 1970-01-01.
  init(days: Int) {
    let quarterDays = 4 * (days + Self.daysBeforeEpoch) + 3
    let century = quarterDays.floorDivided(by: 146_097)
    let dayOfCentury = quarterDays.floorRemainder(by: 146_097) / 4
    let yearOfCentury = (4 * dayOfCentury + 3) / 1461
    let dayOfYear = dayOfCentury - 1461 * yearOfCentury / 4
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = 100 * century + yearOfCentury + (month < 3 ? 1 : 0)
  }

  /// Days since 1970-01-01. The month must be 1…12; the day may lie outside its month.
  var days: Int {
    let yearFromMarch = month < 3 ? year - 1 : year
    let monthFromMarch = month < 3 ? month + 9 : month - 3
    let leapDays =
      yearFromMarch.floorDivided(by: 4) - yearFromMarch.floorDivided(by: 100)
      + yearFromMarch.floorDivided(by: 400)
    return 365 * yearFromMarch + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1
      - Self.daysBeforeEpoch
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// - Parameter month: 1…12.
  static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Int {
  /// Division that rounds towards minus infinity, so that times before 1970 fall on the right day.
  /// - Parameter divisor: greater than zero.
  func floorDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder that belongs to ``floorDivided(by:)``: 0 ..< divisor.
  func floorRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

/// 86,400: seconds in a day of the calendar, as opposed to a day in a zone.
let secondsPerCalendarDay = 86_400

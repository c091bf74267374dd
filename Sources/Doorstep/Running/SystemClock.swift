import Foundation
import Scheduling

/// The one place that reads the clock on the wall.
enum SystemClock {
  static func now() -> Instant {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Instant(seconds: Int(time.tv_sec))
  }
}

import Foundation

/// User and system time of this process, in seconds.
enum ProcessorTime {
  static func own() -> Double {
    var clock = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &clock)
    return Double(clock.tv_sec) + Double(clock.tv_nsec) / 1e9
  }
}

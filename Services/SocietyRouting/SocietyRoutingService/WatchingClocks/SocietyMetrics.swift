import Contracts
import CoreMetrics

/// What a society counts. Work that is rolled back and done again counts again: the store has the exact figures.
enum SocietyMetrics {
  private static let marks = Dictionary(
    uniqueKeysWithValues: ClockMark.allCases.flatMap { mark in
      [true, false].map { isLate in
        let dimensions = [("mark", mark.rawValue), ("late", String(isLate))]
        return (dimensions.map(\.1), Counter(label: "accord_clock_marks_total", dimensions: dimensions))
      }
    })

  /// Exports every series as zero, before anything has happened; called when the metrics system is there.
  static func start() {
    for counter in marks.values { counter.increment(by: 0) }
  }

  static func count(_ mark: ClockMark, isLate: Bool) {
    marks[[mark.rawValue, String(isLate)]]?.increment()
  }
}

import Contracts
import CoreMetrics

/// What screening counts. Work that is rolled back and done again counts again: the store has the exact figures.
enum ScreeningMetrics {
  private static let outcomes = Dictionary(
    uniqueKeysWithValues: ScreeningOutcome.allCases.map { outcome in
      (outcome, Counter(label: "accord_screening_outcomes_total", dimensions: [("outcome", outcome.rawValue)]))
    })
  private static let marks = Dictionary(
    uniqueKeysWithValues: ClockMark.allCases.flatMap { mark in
      [true, false].map { isLate in
        let dimensions = [("mark", mark.rawValue), ("late", String(isLate))]
        return (dimensions.map(\.1), Counter(label: "accord_clock_marks_total", dimensions: dimensions))
      }
    })
  private static let clocks = Dictionary(
    uniqueKeysWithValues: ClockState.allCases.map { state in
      (state, Gauge(label: "accord_clocks", dimensions: [("state", state.rawValue)]))
    })
  private static let notOnTime = Gauge(label: "accord_evaluations_not_on_time")
  private static let rulesFaulty = Gauge(label: "accord_screening_rules_faulty")
  private static let registryFaulty = Gauge(label: "accord_screening_registry_faulty")

  /// Exports every series as zero, before anything has happened; called when the metrics system is there.
  static func start() {
    for counter in outcomes.values { counter.increment(by: 0) }
    for counter in marks.values { counter.increment(by: 0) }
    show([])
    registry(isFaulty: false)
    rules(isFaulty: false)
  }

  static func count(_ mark: ClockMark, isLate: Bool) {
    marks[[mark.rawValue, String(isLate)]]?.increment()
  }

  /// How the clocks stand; those that are overdue and open are not on time.
  static func show(_ totals: [ClockTotal]) {
    for (state, path) in ClockTotal.states {
      clocks[state]?.record(totals.reduce(0) { $0 + $1[keyPath: path] })
    }
    notOnTime.record(totals.reduce(0) { $0 + $1.notOnTime })
  }

  static func count(_ outcome: ScreeningOutcome) {
    outcomes[outcome]?.increment()
  }

  /// 1 while the rules file was changed to something that cannot be used, and the rule book is as it was before.
  static func rules(isFaulty: Bool) {
    rulesFaulty.record(isFaulty ? 1 : 0)
  }

  /// 1 while the registry file was changed to something that cannot be used, and the one before still holds.
  static func registry(isFaulty: Bool) {
    registryFaulty.record(isFaulty ? 1 : 0)
  }
}

extension ClockTotal {
  static var states: [(ClockState, KeyPath<ClockTotal, Int>)] {
    [
      (.running, \.running), (.paused, \.paused), (.overdue, \.overdue), (.onTime, \.concludedOnTime),
      (.late, \.concludedLate), (.stopped, \.stopped),
    ]
  }
}

import Contracts
import CoreMetrics

/// What screening counts. Work that is rolled back and done again counts again: the store has the exact figures.
enum ScreeningMetrics {
  private static let outcomes = Dictionary(
    uniqueKeysWithValues: ScreeningOutcome.allCases.map { outcome in
      (outcome, Counter(label: "accord_screening_outcomes_total", dimensions: [("outcome", outcome.rawValue)]))
    })
  private static let registryFaulty = Gauge(label: "accord_screening_registry_faulty")

  /// Exports every series as zero, before anything has happened; called when the metrics system is there.
  static func start() {
    for counter in outcomes.values { counter.increment(by: 0) }
    registry(isFaulty: false)
  }

  static func count(_ outcome: ScreeningOutcome) {
    outcomes[outcome]?.increment()
  }

  /// 1 while the registry file was changed to something that cannot be used, and the one before still holds.
  static func registry(isFaulty: Bool) {
    registryFaulty.record(isFaulty ? 1 : 0)
  }
}

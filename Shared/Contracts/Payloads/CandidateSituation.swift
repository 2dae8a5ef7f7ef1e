/// What is known of where a candidate stands, and whom that makes the next to act. Screening and intake derive it here, each from
/// what it has heard, so that they agree as soon as they have heard the same. Pure.
package struct CandidateSituation: Sendable, Hashable {
  /// The unit puts the candidate forward no longer.
  package var isWithdrawn: Bool
  /// Absent while screening has not answered.
  package var outcome: ScreeningOutcome?
  /// A society has an open case.
  package var hasCase: Bool
  /// A society has concluded.
  package var isConcluded: Bool
  /// Whom the society waits for, by the open questions of its round.
  package var societyWaitsFor: WaitedFor?

  package init(
    isWithdrawn: Bool, outcome: ScreeningOutcome?, hasCase: Bool, isConcluded: Bool, societyWaitsFor: WaitedFor?
  ) {
    self.isWithdrawn = isWithdrawn
    self.outcome = outcome
    self.hasCase = hasCase
    self.isConcluded = isConcluded
    self.societyWaitsFor = societyWaitsFor
  }

  package var next: NextActor {
    if isWithdrawn || isConcluded { return .nobody }
    switch outcome {
    case nil: return .committee
    case .underReview: return .officer
    // Screening asks units, and nobody else.
    case .informationRequired: return .unit
    // An end, though the unit may correct what it declared (N3.1c).
    case .rejected: return .nobody
    case .passed: break
    }
    guard hasCase else { return .committee }
    switch societyWaitsFor {
    case .candidate: return .candidate
    case .unit: return .unit
    case nil: return .society
    }
  }
}

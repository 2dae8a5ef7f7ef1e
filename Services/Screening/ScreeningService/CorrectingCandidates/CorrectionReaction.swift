import Contracts

/// What a correction means for a candidate, by where they stand. Pure: no store, no clock.
enum CorrectionReaction: Sendable, Hashable {
  /// The way has come to an end; the correction is history.
  case noteOnly
  /// Nothing that a rule reads has changed: the data are kept.
  case keepData
  /// Nobody has been told a decision that would have to be taken back: the rules are applied anew.
  case screenAgain
  /// A decision was made on the old data and stands until an officer has looked.
  case review

  /// What the rules read (N1.1 to N1.3.3), as `CandidateCorrected.changed` names it.
  static let screened: Set<String> = [
    "field", "specialty", "level", "dispatch", "location", "experience", "project.name", "project.country",
    "qualifications.education", "qualifications.degree", "qualifications.discipline",
    "qualifications.relevantYears", "qualifications.significantYears",
  ]

  /// - Parameters:
  ///   - decision: the latest one.
  ///   - standings: of the candidate's cases, the first one first.
  ///   - needsOfficer: a refusal, or an officer who opened the candidate anew, stands behind what is open.
  ///   - passesAgain: the rules alone pass the new data, in the field that the candidate has.
  init(
    changed: [String], outcome: ScreeningOutcome, decision: Decision, standings: [Allocation.Standing],
    isWithdrawn: Bool, needsOfficer: Bool, passesAgain: Bool
  ) {
    if isWithdrawn || standings.contains(.concluded) {
      self = .noteOnly
    } else if outcome == .rejected, decision.officer != nil {
      // An officer's word stands; who disagrees speaks with the officer.
      self = .noteOnly
    } else if Self.screened.isDisjoint(with: changed) {
      self = .keepData
    } else if standings.last == .open {
      // What an officer reads, or has proposed, on the old data is void.
      self = passesAgain && outcome == .passed ? .keepData : .review
    } else if outcome == .rejected || needsOfficer {
      // Nobody passes by declaring something else after a refusal, unless a person has seen it.
      self = .review
    } else {
      self = .screenAgain
    }
  }
}

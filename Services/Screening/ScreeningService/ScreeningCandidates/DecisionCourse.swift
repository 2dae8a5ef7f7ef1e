import Contracts

/// What a candidate's decisions so far mean for the next one. Pure: no store, no clock.
struct DecisionCourse: Sendable {
  /// In the words of the queue.
  static let cause = "该人选此前未通过初筛或已由经办人重新开启审核，须由经办人认定"

  /// The first one first.
  let decisions: [Decision]

  /// A refusal, or an officer who opened the candidate anew, stands behind what is open now: no rule lets the candidate pass, or
  /// refuses them again, before a person has seen what is new.
  var needsOfficer: Bool {
    for decision in decisions.reversed() {
      switch decision.outcome {
      case .passed: return false
      case .rejected: return true
      case .underReview where decision.officer != nil: return true
      case .underReview, .informationRequired: continue
      }
    }
    return false
  }
}

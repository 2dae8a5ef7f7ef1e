import Contracts

extension CandidateFacts {
  /// Where the candidate stands, as one word to count and to filter by; absent while nobody has said anything.
  var status: CandidateStatus? {
    if let closing, !isMember { return closing.mergedInto == nil ? .withdrawn : .merged }
    switch referral.progress?.status {
    case .granted: return .granted
    case .declined: return .declined
    case .referred, .acknowledged: return .referred
    case .waitingForCountry, .waitingForPartner: return .member
    case nil: break
    }
    if referral.memberNumber != nil { return .member }
    if let current = currentCase {
      if current.conclusion == .notPassed { return .notPassed }
      return current.isReturned ? .waitingForSociety : .atSociety
    }
    switch screening.outcome {
    case .passed: return .waitingForSociety
    case .rejected: return .rejected
    case .informationRequired: return .informationRequired
    case .underReview: return .underReview
    case nil: return nil
    }
  }
}

import Contracts

/// Where the referral of a member stands, and which answers of the partner may follow (N3.2).
///
/// A partner may acknowledge and decide later, or decide at once. What is granted or declined stays so.
enum ReferralStanding: Sendable, Hashable {
  /// Nobody knows yet where the member is needed.
  case waitingForCountry
  /// No agreement stands with a partner there (A2.2).
  case waitingForPartner
  case referred
  case acknowledged
  case granted(localTitle: String)
  case declined(reason: String)

  var status: ReferralStatus {
    switch self {
    case .waitingForCountry: .waitingForCountry
    case .waitingForPartner: .waitingForPartner
    case .referred: .referred
    case .acknowledged: .acknowledged
    case .granted: .granted
    case .declined: .declined
    }
  }

  /// The place's own qualification or title, once it is granted.
  var localTitle: String? {
    if case .granted(let title) = self { title } else { nil }
  }

  var reason: String? {
    if case .declined(let reason) = self { reason } else { nil }
  }

  var legalAnswers: [ReferralAnswer] {
    switch self {
    case .waitingForCountry, .waitingForPartner, .granted, .declined: []
    case .referred: [.acknowledged, .granted, .declined]
    case .acknowledged: [.granted, .declined]
    }
  }

  /// The standing after an answer; `nil` where the answer is not legal.
  func after(_ answer: PartnerAnswer) -> ReferralStanding? {
    guard legalAnswers.contains(answer.kind) else { return nil }
    return answer.standing
  }
}

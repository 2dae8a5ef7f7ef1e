import Contracts
import Foundation

/// What a partner answered, with what has to stand beside it (N3.2).
enum PartnerAnswer: Sendable, Hashable {
  case acknowledged
  case granted(localTitle: String)
  case declined(reason: String)

  /// - Throws: `invalidArgument` where the title of a grant or the reason of a refusal is missing. What does not belong to
  ///   the answer is left out.
  init(_ answer: ReferralAnswer, localTitle: String?, reason: String?) throws(ReferralError) {
    switch answer {
    case .acknowledged:
      self = .acknowledged
    case .granted:
      guard let title = localTitle?.nonBlank else {
        throw .invalidArgument(name: "localTitle", message: "granted needs the qualification or title that was granted")
      }
      self = .granted(localTitle: title)
    case .declined:
      guard let reason = reason?.nonBlank else {
        throw .invalidArgument(name: "reason", message: "declined needs the partner's reason")
      }
      self = .declined(reason: reason)
    }
  }

  var kind: ReferralAnswer {
    switch self {
    case .acknowledged: .acknowledged
    case .granted: .granted
    case .declined: .declined
    }
  }

  /// Where it leaves the referral.
  var standing: ReferralStanding {
    switch self {
    case .acknowledged: .acknowledged
    case .granted(let title): .granted(localTitle: title)
    case .declined(let reason): .declined(reason: reason)
    }
  }
}

extension String {
  /// The text without the blanks around it; `nil` where nothing else is in it.
  var nonBlank: String? {
    let text = trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }
}

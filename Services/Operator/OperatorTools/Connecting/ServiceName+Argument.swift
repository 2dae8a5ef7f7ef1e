import ArgumentParser
import Contracts

extension ServiceName: ExpressibleByArgument {
  /// `intake`, `screening`, `referral` or `society-<code>`
  package init?(argument: String) {
    switch argument {
    case "intake": self = .intake
    case "screening": self = .screening
    case "referral": self = .referral
    default:
      guard argument.hasPrefix("society-"), argument.count > "society-".count else { return nil }
      self = .society(String(argument.dropFirst("society-".count)))
    }
  }

  /// The service that a method belongs to, where its name says so: `accord.screening.v1.Screening/Decide`.
  init?(ofMethod fullName: String) {
    switch fullName.split(separator: ".").dropFirst().first {
    case "intake": self = .intake
    case "screening": self = .screening
    case "referral": self = .referral
    default: return nil
    }
  }
}

import ArgumentParser
import Contracts

/// What an officer decides: of a candidate, or of two who may be one person.
enum QueueDecision: ExpressibleByArgument, Sendable, Hashable {
  case outcome(ScreeningOutcome)
  case verdict(DuplicateVerdict)

  init?(argument: String) {
    if let verdict = DuplicateVerdict(rawValue: argument) {
      self = .verdict(verdict)
    } else if let outcome = ScreeningOutcome(rawValue: argument), outcome != .underReview {
      self = .outcome(outcome)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] {
    ScreeningOutcome.allCases.filter { $0 != .underReview }.map(\.rawValue) + DuplicateVerdict.allCases.map(\.rawValue)
  }
}

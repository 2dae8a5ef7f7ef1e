import Contracts
import GRPCCore

/// Why a call to referral was refused. Texts name members by their number, never by name.
enum ReferralError: Error, Sendable, Hashable {
  case unknownMember(number: String)
  case illegalAnswer(memberNumber: String, answer: ReferralAnswer, standing: ReferralStanding)
  /// What the request lacks or gets wrong, and what would do.
  case invalidArgument(name: String, message: String)
}

extension ReferralError: RPCErrorConvertible, CustomStringConvertible {
  var rpcErrorCode: RPCError.Code {
    switch self {
    case .unknownMember: .notFound
    case .illegalAnswer: .failedPrecondition
    case .invalidArgument: .invalidArgument
    }
  }

  var rpcErrorMessage: String { description }

  var description: String {
    switch self {
    case .unknownMember(let number):
      "there is no member \(number); ListMembers shows those that are registered"
    case .illegalAnswer(let number, let answer, let standing):
      "\(answer.rawValue) is not legal: the referral of member \(number) is \(standing.status.rawValue); legal answers: "
        + (standing.legalAnswers.isEmpty ? "none" : standing.legalAnswers.map(\.rawValue).joined(separator: ", "))
    case .invalidArgument(let name, let message):
      "\(name): \(message)"
    }
  }
}

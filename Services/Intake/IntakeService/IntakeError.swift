import Contracts
import GRPCCore

/// Why a request to intake failed. Texts never hold what was sent.
enum IntakeError: Error, Sendable, Hashable {
  case unknownCandidate(id: String)
  case unknownSubmission(id: String)
  case invalidArgument(name: String, message: String)
  /// An officer would do without something that the submission does not lack.
  case notLacking(id: String, need: SubmissionNeed)
  case unknownMail(id: String)
  /// An officer would take in a mail that was taken in already.
  case notAside(id: String, state: AsideState)
  /// A receipt stays to be sent.
  case mailNotSent(String)
  /// Nothing is missing of anybody of the unit.
  case nothingMissing
  /// The unit had its supplement mail of the day.
  case mailedToday
  /// No submission of the unit says where to mail to.
  case noAddress
  /// The disk did not do what it was asked.
  case storage(String)
}

extension IntakeError: RPCErrorConvertible, CustomStringConvertible {
  var rpcErrorCode: RPCError.Code {
    switch self {
    case .unknownCandidate, .unknownSubmission, .unknownMail: .notFound
    case .invalidArgument: .invalidArgument
    case .notLacking, .notAside, .nothingMissing, .mailedToday, .noAddress: .failedPrecondition
    case .storage, .mailNotSent: .unavailable
    }
  }

  var rpcErrorMessage: String { description }

  var description: String {
    switch self {
    case .unknownCandidate(let id): "there is no candidate \(id); ListCandidates shows those that there are"
    case .unknownSubmission(let id): "there is no submission \(id); ListSubmissions shows those that there are"
    case .invalidArgument(let name, let message): "\(name): \(message)"
    case .notLacking(let id, let need):
      "submission \(id) does not lack its \(need.rawValue); ListSubmissions with incomplete shows those that lack something"
    case .nothingMissing:
      "nothing is missing of anybody of this unit; ListSupplementRequests shows whom units are asked about"
    case .mailedToday: "the unit had its supplement mail today; give a reason to have it sent once more (--again)"
    case .noAddress:
      "no complete submission of this unit came by mail, so no address is known; phone the unit, ListSupplementRequests shows what to ask"
    case .unknownMail(let id): "there is no mail \(id) that was set aside; ListSetAside shows those that there are"
    case .notAside(let id, let state): "mail \(id) is \(state.rawValue) already; ListSetAside names its submission"
    case .mailNotSent(let why): why
    case .storage(let what): "could not \(what); see that the data directory has space and can be written to"
    }
  }
}

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
  /// The candidate was withdrawn or is another one, and nothing is left to withdraw.
  case notPutForward(id: String)
  /// Whoever passed is a member or is being registered; intake does not undo that.
  case isMember(id: String)
  /// Screening, the society or the partner has ended the candidate's way.
  case hasEnded(id: String)
  /// No list left the candidate out, or an officer has answered.
  case notMissing(id: String)
  case unknownPair(id: String)
  /// Nobody has to decide it: it is decided, moot or for information.
  case pairNotOpen(id: String)
  /// The data changed after the officer saw the pair: what is asked now has another id.
  case pairReplaced(id: String, by: String)
  /// Another officer has it.
  case pairClaimed(id: String, officer: String)
  /// A receipt stays to be sent.
  case mailNotSent(String)
  /// Nothing is missing of anybody of the unit.
  case nothingMissing
  /// The unit had its supplement mail of the day.
  case mailedToday
  /// No submission of the unit says where to mail to.
  case noAddress
  /// The recipient's server will never take this mail; its answer, which may name the recipient.
  case mailRefused(String)
  /// The disk did not do what it was asked.
  case storage(String)
}

extension IntakeError: RPCErrorConvertible, CustomStringConvertible {
  var rpcErrorCode: RPCError.Code {
    switch self {
    case .unknownCandidate, .unknownSubmission, .unknownMail, .unknownPair: .notFound
    case .invalidArgument: .invalidArgument
    case .notLacking, .notAside, .nothingMissing, .mailedToday, .noAddress, .notPutForward, .isMember, .hasEnded,
      .notMissing, .pairNotOpen, .pairReplaced, .pairClaimed, .mailRefused:
      .failedPrecondition
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
    case .notPutForward(let id):
      "candidate \(id) is put forward no longer; GetCandidate shows since when and why"
    case .isMember(let id):
      "candidate \(id) passed and is registered as a member, or is about to be; a membership is not undone here"
    case .hasEnded(let id): "candidate \(id) has come to an end; GetCandidate shows how"
    case .notMissing(let id):
      "candidate \(id) is missing from no list; ListCandidates with missing shows those who are"
    case .unknownPair(let id): "there is no pair \(id); ListDuplicates shows those that there are"
    case .pairNotOpen(let id): "pair \(id) waits for no verdict; ListDuplicates with open shows those that do"
    case .pairReplaced(let id, let other):
      "核对 \(id) 所依据的姓名、手机或企业已变更，未作认定；请先查看现在的资料，再对 \(other) 作出认定（accordctl duplicates list）"
    case .pairClaimed(let id, let officer):
      "\(officer) has claimed pair \(id); ReleaseDuplicate with a reason takes the claim back"
    case .mailNotSent(let why): why
    case .mailRefused: "the mail was refused for good; accordctl receipts shows the server's answer"
    case .storage(let what): "could not \(what); see that the data directory has space and can be written to"
    }
  }
}

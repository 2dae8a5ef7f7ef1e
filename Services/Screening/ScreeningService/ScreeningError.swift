import Contracts
import GRPCCore

/// Why a call to screening was refused. Texts name candidates by their id; where another officer has to be asked, they name the
/// officer, who is no secret to officers. They are told to who called, and not logged.
enum ScreeningError: Error, Sendable, Hashable {
  case unknownCandidate(id: String)
  case notUnderReview(id: String, outcome: ScreeningOutcome)
  case withdrawn(id: String)
  case notPassed(id: String, outcome: ScreeningOutcome)
  case unknownSociety(code: String)
  case knownSociety(code: String)
  case concluded(id: String, society: String)
  case conclusionStands(id: String, society: String)
  case alreadyUnderReview(id: String)
  case claimed(id: String, officer: String)
  case secondOfficerNeeded(id: String, officer: String)
  case knownRules(version: String)
  case rulesNotInForce(version: String, holding: String)
  case rerunGoesOn(number: Int, version: String)
  case unknownRerun(number: Int)
  case flagged(id: String)
  case unknownFlag(id: String)
  case flagEnded(id: String)
  case noFieldDoubt(id: String)
  case unknownBriefing(id: String)
  case briefingCancelled(id: String)
  case briefingBegun(id: String)
  case briefingToCome(id: String)
  /// What the request lacks or gets wrong, and what would do.
  case invalidArgument(name: String, message: String)
}

extension ScreeningError: RPCErrorConvertible, CustomStringConvertible {
  var rpcErrorCode: RPCError.Code {
    switch self {
    case .unknownCandidate, .unknownSociety, .unknownRerun, .unknownFlag, .noFieldDoubt,
      .unknownBriefing:
      .notFound
    case .notUnderReview, .withdrawn, .notPassed, .concluded, .conclusionStands, .alreadyUnderReview, .claimed,
      .secondOfficerNeeded, .rulesNotInForce, .rerunGoesOn, .flagEnded, .briefingCancelled, .briefingBegun,
      .briefingToCome:
      .failedPrecondition
    case .knownSociety, .knownRules, .flagged: .alreadyExists
    case .invalidArgument: .invalidArgument
    }
  }

  var rpcErrorMessage: String { description }

  var description: String {
    switch self {
    case .unknownCandidate(let id):
      "screening has no candidate \(id); ListReviews shows those who wait for a decision"
    case .notUnderReview(let id, let outcome):
      "candidate \(id) is \(outcome.rawValue), and only candidates underReview can be decided; ListReviews shows them"
    case .withdrawn(let id):
      "candidate \(id) was withdrawn, and nothing is left to decide"
    case .notPassed(let id, let outcome):
      "candidate \(id) is \(outcome.rawValue), and only who passed is allocated; decide passed first"
    case .unknownSociety(let code):
      "the registry has no society \(code); ListSocieties shows those that it has, AddSociety adds one"
    case .knownSociety(let code):
      "the registry has the society \(code) already; ChangeSociety changes it"
    case .concluded(let id, let society):
      "the society \(society) has concluded on candidate \(id), which stands; decide passed to take them out of the queue"
    case .conclusionStands(let id, let society):
      "the society \(society) has concluded on candidate \(id), and a conclusion is not opened anew here"
    case .alreadyUnderReview(let id):
      "candidate \(id) is under review already; decide them"
    case .claimed(let id, let officer):
      "\(officer) has claimed candidate \(id); ReleaseReview with a reason takes the claim back"
    case .secondOfficerNeeded(let id, let officer):
      "\(officer) proposed to reject candidate \(id); another officer has to confirm it or to decide otherwise"
    case .knownRules(let version):
      """
      the rule book has a version \(version) that asks for something else, and decisions name it; give this rule set a \
      version of its own
      """
    case .rulesNotInForce(let version, let holding):
      """
      \(version) is not what holds today for its campaign: \(holding) is; give it an inForceFrom that is not later than today \
      and not earlier than that of \(holding)
      """
    case .rerunGoesOn(let number, let version):
      "rerun \(number) by \(version) is still going on; wait for its end (ListReruns shows it)"
    case .unknownRerun(let number):
      "there is no rerun \(number); ListReruns shows those that there were"
    case .flagged(let id):
      "there is a flag on them already, \(id); ListReviewFlags shows it"
    case .unknownFlag(let id):
      "there is no flag \(id); ListReviewFlags shows those that there are"
    case .flagEnded(let id):
      "the flag \(id) has ended already; ListReviewFlags with ended shows when and why"
    case .noFieldDoubt(let id):
      "nothing speaks against the field of candidate \(id), or an officer has looked; ListFieldDoubts shows the others"
    case .unknownBriefing(let id):
      "there is no briefing \(id); ListBriefings shows those that there are"
    case .briefingCancelled(let id):
      "briefing \(id) was cancelled, and is not held; plan another one"
    case .briefingBegun(let id):
      "briefing \(id) has begun; record the attendance"
    case .briefingToCome(let id):
      "briefing \(id) has not begun, and nobody can have come to it; GetBriefing shows when it does"
    case .invalidArgument(let name, let message):
      "\(name): \(message)"
    }
  }
}

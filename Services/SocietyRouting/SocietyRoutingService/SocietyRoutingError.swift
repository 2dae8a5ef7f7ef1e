import Contracts
import GRPCCore

/// Why a call to a society was refused. Texts name cases and moves, never people.
enum SocietyRoutingError: Error, Sendable, Hashable {
  case unknownCase(id: String)
  case illegalMove(caseID: String, move: CaseMove, standing: CaseStanding)
  /// What the request lacks or gets wrong, and what would do.
  case invalidArgument(name: String, message: String)
}

extension SocietyRoutingError: RPCErrorConvertible, CustomStringConvertible {
  var rpcErrorCode: RPCError.Code {
    switch self {
    case .unknownCase: .notFound
    case .illegalMove: .failedPrecondition
    case .invalidArgument: .invalidArgument
    }
  }

  var rpcErrorMessage: String { description }

  var description: String {
    switch self {
    case .unknownCase(let id):
      "this society has no case \(id); ListCases shows those that it has"
    case .illegalMove(let caseID, let move, let standing):
      switch standing.end {
      case .concluded(let conclusion):
        "\(move.name) is not legal: case \(caseID) was concluded (\(conclusion.rawValue)); legal moves: none"
      case .returned:
        "\(move.name) is not legal: case \(caseID) was returned to screening; legal moves: none"
      case .withdrawn:
        "\(move.name) is not legal: case \(caseID) was withdrawn by screening; legal moves: none"
      case nil:
        "\(move.name) is not legal: case \(caseID) is at stage \(standing.stage.rawValue); legal moves: "
          + standing.legalMoves.names.joined(separator: ", ")
      }
    case .invalidArgument(let name, let message):
      "\(name): \(message)"
    }
  }
}

import Contracts

extension SubmissionNeed {
  /// Who mends it.
  var actor: NextActor {
    switch self {
    case .scan: .unit
    case .unit, .verdict: .officer
    }
  }
}

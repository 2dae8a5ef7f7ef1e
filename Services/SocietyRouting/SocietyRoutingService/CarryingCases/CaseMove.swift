import Contracts

/// What an officer of the society can do with a case (N2.3).
enum CaseMove: Sendable, Hashable {
  case advance(to: Stage)
  case conclude(Conclusion)
  /// `Return`: the case was misrouted.
  case giveBack
  /// `AskForInformation`: somebody is waited for.
  case ask(WaitedFor)
  /// `RecordInformation`: nobody is waited for any more.
  case receive

  /// As `CaseView.nextMoves` and errors name it: the method, `Advance` with its stage.
  var name: String {
    switch self {
    case .advance(let stage): "Advance \(stage.rawValue)"
    case .conclude: "Conclude"
    case .giveBack: "Return"
    case .ask: "AskForInformation"
    case .receive: "RecordInformation"
    }
  }
}

extension [CaseMove] {
  /// Each name once, in order.
  var names: [String] {
    reduce(into: []) { names, move in
      if !names.contains(move.name) { names.append(move.name) }
    }
  }
}

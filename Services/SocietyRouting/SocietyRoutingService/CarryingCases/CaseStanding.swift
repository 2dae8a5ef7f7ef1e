import Contracts

/// Where a case stands, and where it may go from there (N2.3).
///
/// The stages follow each other: membership, application, materials, assessment. `Advance` takes a case to the next one;
/// from assessment it may also go back to materials, since N2.3 has the engineer "add or complete materials" and it is the
/// assessment that finds them incomplete: that is a round of supplements. `Conclude` ends the assessment and is the only way
/// to the stage conclusion. At every stage the candidate or the unit may be asked for information; whoever moves the case on
/// waits no longer. `Return` gives a misrouted case back while it is open. What has ended moves no more.
struct CaseStanding: Sendable, Hashable {
  /// How a case ended.
  enum End: Sendable, Hashable {
    case concluded(Conclusion)
    case returned
    /// Screening took it back.
    case withdrawn
  }

  private(set) var stage: Stage
  private(set) var end: End?
  /// How often the case went back from assessment to materials.
  private(set) var supplementRounds: Int
  /// Who was asked for information and is waited for: the clock stands (A2.5).
  private(set) var asked: WaitedFor?

  static let accepted = CaseStanding(stage: .membership)

  init(stage: Stage, end: End? = nil, supplementRounds: Int = 0, asked: WaitedFor? = nil) {
    self.stage = stage
    self.end = end
    self.supplementRounds = supplementRounds
    self.asked = asked
  }

  var isOpen: Bool { end == nil }

  var conclusion: Conclusion? {
    if case .concluded(let conclusion) = end { conclusion } else { nil }
  }

  /// What may be done now, the way forward first.
  var legalMoves: [CaseMove] {
    guard isOpen else { return [] }
    let moves: [CaseMove] =
      switch stage {
      case .membership: [.advance(to: .application)]
      case .application: [.advance(to: .materials)]
      case .materials: [.advance(to: .assessment)]
      case .assessment: [.conclude(.passed), .conclude(.notPassed), .advance(to: .materials)]
      case .conclusion: []
      }
    return moves + (asked == nil ? [.ask(.candidate), .ask(.unit)] : [.receive]) + [.giveBack]
  }

  /// The standing once screening has taken the case back; what has ended stays as it ended.
  var withdrawn: CaseStanding {
    guard isOpen else { return self }
    var next = self
    next.end = .withdrawn
    next.asked = nil
    return next
  }

  /// Other questions are open than before, or none: `asked` follows from them.
  mutating func wait(for waited: WaitedFor?) {
    if isOpen { asked = waited }
  }

  /// The standing after a move; `nil` where the move is not legal.
  func after(_ move: CaseMove) -> CaseStanding? {
    guard legalMoves.contains(move) else { return nil }
    var next = self
    next.asked = nil
    switch move {
    case .advance(let stage):
      if self.stage == .assessment {
        next.supplementRounds += 1
        // N2.3: the engineer adds or completes materials.
        next.asked = .candidate
      }
      next.stage = stage
    case .conclude(let conclusion):
      next.stage = .conclusion
      next.end = .concluded(conclusion)
    case .giveBack:
      next.end = .returned
    case .ask(let waited):
      next.asked = waited
    case .receive:
      break
    }
    return next
  }
}

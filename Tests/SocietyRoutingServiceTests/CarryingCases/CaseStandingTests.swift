import AccordTesting
import Contracts
import Testing

@testable import SocietyRoutingService

@Suite struct CaseStandingTests {
  static let everyMove: [CaseMove] =
    Stage.allCases.map { .advance(to: $0) } + Conclusion.allCases.map { .conclude($0) }
    + WaitedFor.allCases.map { .ask($0) } + [.receive, .giveBack]

  @Test func theWayOfN23EndsInAConclusion() throws {
    var standing = CaseStanding.accepted
    for move: CaseMove in [
      .advance(to: .application), .advance(to: .materials), .advance(to: .assessment), .conclude(.passed),
    ] {
      standing = try #require(standing.after(move))
    }
    #expect(standing == CaseStanding(stage: .conclusion, end: .concluded(.passed)))
    #expect(!standing.isOpen)
  }

  /// Everything that is legal, written out: each other pair of stage and move is refused.
  @Test(arguments: [
    (Stage.membership, ["Advance application", "AskForInformation", "Return"]),
    (.application, ["Advance materials", "AskForInformation", "Return"]),
    (.materials, ["Advance assessment", "AskForInformation", "Return"]),
    (.assessment, ["Conclude", "Advance materials", "AskForInformation", "Return"]),
  ])
  func aStageAllowsJustItsMoves(stage: Stage, names: [String]) {
    let standing = CaseStanding(stage: stage)
    #expect(standing.legalMoves.names == names)
    for move in Self.everyMove {
      #expect((standing.after(move) != nil) == names.contains(move.name), "\(stage) \(move.name)")
    }
  }

  @Test(arguments: WaitedFor.allCases)
  func whoIsWaitedForIsAskedOnceAndMovesOnByAnyMove(waited: WaitedFor) throws {
    let asked = try #require(CaseStanding(stage: .assessment).after(.ask(waited)))
    #expect(asked == CaseStanding(stage: .assessment, asked: waited))
    #expect(asked.legalMoves.names == ["Conclude", "Advance materials", "RecordInformation", "Return"])
    #expect(asked.after(.receive) == CaseStanding(stage: .assessment))
    #expect(asked.after(.conclude(.passed))?.asked == nil && asked.withdrawn.asked == nil)
  }

  @Test(arguments: [CaseStanding.End.concluded(.passed), .concluded(.notPassed), .returned], Stage.allCases)
  func whatHasEndedMovesNoMore(end: CaseStanding.End, stage: Stage) {
    let standing = CaseStanding(stage: stage, end: end)
    #expect(standing.legalMoves.isEmpty)
    for move in Self.everyMove {
      #expect(standing.after(move) == nil)
    }
  }

  @Test func aRoundOfSupplementsGoesBackToMaterialsAndIsCounted() throws {
    let assessed = CaseStanding(stage: .assessment)
    let supplementing = try #require(assessed.after(.advance(to: .materials)))
    #expect(supplementing == CaseStanding(stage: .materials, supplementRounds: 1, asked: .candidate))
    let again = try #require(supplementing.after(.advance(to: .assessment)))
    #expect(again == CaseStanding(stage: .assessment, supplementRounds: 1))
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func noSequenceOfMovesReachesAnIllegalState(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var standing = CaseStanding.accepted
    var taken: [CaseMove] = []
    for _ in 0..<40 {
      let move = try #require(Self.everyMove.randomElement(using: &generator))
      guard let next = standing.after(move) else { continue }
      taken.append(move)
      #expect(standing.isOpen, "an ended case moved")
      #expect(
        (next.stage == .conclusion) == (next.conclusion != nil), "the stage conclusion and a conclusion come together")
      #expect(next.supplementRounds >= standing.supplementRounds)
      // From one stage to the next, back by one, or (given back) none at all.
      let step =
        try #require(Stage.allCases.firstIndex(of: next.stage)) - #require(
          Stage.allCases.firstIndex(of: standing.stage))
      #expect((-1...1).contains(step))
      #expect(step != -1 || standing.stage == .assessment)
      standing = next
    }
    if standing.conclusion != nil {
      #expect(taken.contains(.advance(to: .assessment)), "nobody is concluded without an assessment")
    }
    #expect(taken.filter { $0 == .giveBack }.count + taken.filter { $0.name == "Conclude" }.count <= 1)
  }

  @Test func aRefusalNamesTheLegalMoves() {
    let error = SocietyRoutingError.illegalMove(
      caseID: "c-1", move: .advance(to: .assessment), standing: .accepted)
    #expect(error.rpcErrorCode == .failedPrecondition)
    #expect(
      error.rpcErrorMessage
        == "Advance assessment is not legal: case c-1 is at stage membership; "
        + "legal moves: Advance application, AskForInformation, Return")
    let ended = SocietyRoutingError.illegalMove(
      caseID: "c-1", move: .giveBack, standing: CaseStanding(stage: .conclusion, end: .concluded(.passed)))
    #expect(ended.rpcErrorMessage == "Return is not legal: case c-1 was concluded (passed); legal moves: none")
  }
}

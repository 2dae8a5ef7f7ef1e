import AccordTesting
import CloudEvents
import Contracts
import Foundation
import StateStore
import Testing

@testable import ScreeningService
@testable import SocietyRoutingService

/// Whatever a year brings, and however late each hears of the other, screening and the society come to the same clock.
@Suite struct TwoSidesTests {
  private static let day: Int64 = 24 * 60 * 60 * 1000
  private static let start: Int64 = 1_740_000_000_123
  private static let candidate: Candidate = {
    var candidate = Candidate.sample(field: "civil", specialty: nil)
    candidate.qualifications = DeclaredQualifications(
      education: "本科", degree: "学士", discipline: "土木工程", relevantYears: 6, significantYears: 3)
    return candidate
  }()

  @Test("The same clock on both sides, after any year", arguments: 1...40 as ClosedRange<UInt64>)
  func agree(seed: UInt64) async throws {
    try await TwoSides.open(start: Self.start) { sides in
      var generator = SeededGenerator(seed: seed)
      try Self.live(&sides, &generator)
      let id = Self.candidate.id
      let kept = try #require(try sides.screening.read { try ClockTable(transaction: $0).find(id) })
      let cases = try sides.screening.read { try AllocationTable(transaction: $0).list(of: id) }
      for item in cases {
        let store = try #require(sides.desks[item.society])
        let theirs = try #require(
          try store.read { try SocietyRoutingService.CaseTable(transaction: $0).find(item.caseID) })
        #expect(theirs.standing.isOpen == (item.standing == .open))
        // Question by question, in the same rounds.
        let heard = try sides.screening.read { try InformationRoundTable(transaction: $0).list(of: id) }
          .filter { $0.caseID == item.caseID }
        #expect(heard.map { Self.questions(of: $0) } == theirs.rounds.map { Self.questions(of: $0) }, "seed \(seed)")
        #expect(theirs.standing.asked == heard.last?.waitsFor, "seed \(seed)")
        guard item.caseID == kept.caseID else { continue }
        let now = Timestamp(milliseconds: sides.now)
        let term = EvaluationTerm.notice
        let ours = kept.reading.view(by: term, isConcluded: kept.isConcluded, now: now)
        let view = theirs.view(by: term, now: now)
        let clock = try #require(view.clock)
        #expect(Set(clock.pauses) == Set(ours.pauses), "seed \(seed)")
        #expect(clock.dueAt == ours.dueAt && clock.netSeconds == ours.netSeconds, "seed \(seed)")
        #expect(clock.waitedSeconds == ours.waitedSeconds && clock.totalSeconds == ours.totalSeconds)
        #expect(clock.state == ours.state, "seed \(seed)")
        #expect(clock.reached.map(\.mark) == ours.reached.map(\.mark), "seed \(seed)")
        #expect(clock.reached.map(\.reachedAt) == ours.reached.map(\.reachedAt), "seed \(seed)")
        // Every mark that lies behind was said, and no other.
        if kept.reading.clock.stoppedAt == nil {
          let passed = term.reaching(of: kept.reading.clock).filter { $0.at <= now }.map(\.mark)
          #expect(ours.reached.map(\.mark) == passed, "seed \(seed)")
        }
      }
      #expect(
        cases.allSatisfy { $0.standing != .open } == kept.reading.clock.stoppedAt.map { _ in true }
          ?? (kept.caseID == nil))
    }
  }

  private static func questions(of round: InformationRound) -> [String] {
    round.items.map { "\($0.item.id) \($0.state) \($0.settledAt.map(String.init(describing:)) ?? "")" }
  }

  /// Asks, answers, corrections, supplements, returns and conclusions, at random times and with random delays.
  private static func live(_ sides: inout TwoSides, _ generator: inout SeededGenerator) throws {
    try sides.hear(CandidateRecommended(candidate: candidate), delay: 0)
    for turn in 0..<Int.random(in: 4...24, using: &generator) {
      let delay = Int64.random(in: 0...[0, 1000, 4 * day].randomElement(using: &generator, or: 0), using: &generator)
      let id = candidate.id
      let current = try sides.screening.read { try AllocationTable(transaction: $0).list(of: id) }.last
      guard let current else { return }
      let caseID = current.caseID
      let outcome = try sides.screening.read { try CandidateTable(transaction: $0).find(id) }?.outcome
      switch Int.random(in: 0..<20, using: &generator) {
      case 0..<5:
        let waited = WaitedFor.allCases.randomElement(using: &generator) ?? .unit
        let questions = (0..<Int.random(in: 1...3, using: &generator)).map { number in
          InformationQuestion(
            text: "材料\(number)", of: WaitedFor.allCases.randomElement(using: &generator),
            dueAt: Timestamp(milliseconds: sides.now + Int64.random(in: 1...40, using: &generator) * day))
        }
        _ = try sides.act(at: current.society, delay: delay) {
          _ = try $0.ask(.init(id: caseID, of: waited, officer: "o", note: "补充", questions: questions), $1)
        }
      case 5..<10:
        let open =
          try sides.desks[current.society]?.read {
            try SocietyRoutingService.CaseTable(transaction: $0).find(caseID)
          }?.rounds.last?.open ?? []
        let some = open.filter { _ in Bool.random(using: &generator) }.map(\.id)
        let isWaived = Bool.random(using: &generator)
        _ = try sides.act(at: current.society, delay: delay) {
          _ = try $0.receive(
            .init(id: caseID, officer: "o", note: "收到", items: some.isEmpty ? nil : some, waived: isWaived), $1)
        }
      case 10..<14:
        let stage = Stage.allCases.randomElement(using: &generator) ?? .materials
        _ = try sides.act(at: current.society, delay: delay) {
          _ = try $0.advance(.init(id: caseID, to: stage, officer: "o", note: "补充"), $1)
        }
      case 14 where turn > 8:
        _ = try sides.act(at: current.society, delay: delay) {
          _ = try $0.conclude(.init(id: caseID, conclusion: .passed, officer: "o"), $1)
        }
      case 15:
        _ = try sides.act(at: current.society, delay: delay) {
          _ = try $0.giveBack(.init(id: caseID, officer: "o", reason: "不属本学会"), $1)
        }
      default: try screen(&sides, outcome, turn: turn, delay: delay)
      }
      try sides.wait(until: sides.now + Int64.random(in: 0...(30 * day), using: &generator))
    }
    try sides.settle()
  }

  /// What is next at screening: the unit corrects, an officer asks for more, the unit supplies it, an officer passes.
  private static func screen(_ sides: inout TwoSides, _ outcome: ScreeningOutcome?, turn: Int, delay: Int64) throws {
    let id = candidate.id
    switch outcome {
    case .passed:
      var corrected = candidate
      corrected.qualifications.relevantYears = nil
      try sides.hear(
        CandidateCorrected(candidate: corrected, changed: ["qualifications.relevantYears"]), delay: delay)
    case .underReview where turn.isMultiple(of: 3):
      try sides.decide(.init(candidateID: id, outcome: .passed, officer: "o", reason: "已核"), delay: delay)
    case .underReview:
      try sides.decide(
        .init(candidateID: id, outcome: .informationRequired, clauses: ["N1.3.1"], officer: "o", reason: "请补充"),
        delay: delay)
    case .informationRequired:
      try sides.hear(
        CandidateSupplemented(
          candidateID: id, requestID: "r-\(turn)", supplement: Supplement(qualifications: .init(relevantYears: 6)),
          suppliedAt: Timestamp(milliseconds: sides.now - 1000),
          origin: RowOrigin(file: "s.xlsx", sheet: "补充材料", row: 7)), delay: delay)
    default: break
    }
  }
}

extension [Int64] {
  fileprivate func randomElement(using generator: inout SeededGenerator, or other: Int64) -> Int64 {
    randomElement(using: &generator) ?? other
  }
}

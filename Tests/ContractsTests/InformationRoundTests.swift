import AccordTesting
import CloudEvents
import Contracts
import Testing

@Suite("A round of questions")
struct InformationRoundTests {
  private static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

  private static func round(_ dues: [Int64?], of: [WaitedFor] = []) -> InformationRound {
    InformationRound(
      id: "r", number: 1, askedAt: time(0),
      items: dues.enumerated().map { index, due in
        AskedItem(
          item: InformationItem(
            id: "i-\(index)", text: "材料", of: of.indices.contains(index) ? of[index] : .unit, dueAt: due.map(time)))
      })
  }

  @Test("each question is settled by itself, once, and who is waited for follows from the first that is open")
  func settled() {
    var round = Self.round([nil, nil, nil], of: [.candidate, .unit, .unit])
    #expect(round.waitsFor == .candidate && round.open.count == 3)
    #expect(round.settle(["i-0"], as: .answered, at: Self.time(1)).map(\.id) == ["i-0"])
    #expect(round.waitsFor == .unit)
    #expect(
      round.settle(["i-0", "i-1"], as: .waived, at: Self.time(2), officer: "o", reason: "不需要").map(\.id) == ["i-1"])
    #expect(round.items.map(\.state) == [.answered, .waived, .open])
    #expect(round.items[1].officer == "o" && round.items[1].reason == "不需要" && round.items[0].officer == nil)
    #expect(round.settle(as: .withdrawn, at: Self.time(3)).map(\.id) == ["i-2"])
    #expect(!round.isOpen && round.waitsFor == nil && round.settle(as: .answered, at: Self.time(4)).isEmpty)
  }

  @Test("what was due expires at its own time, exactly, and a late answer that names it is still taken")
  func expired() {
    var round = Self.round([10, 20, nil])
    #expect(round.nextDue == Self.time(10) && round.expire(by: Self.time(9)).isEmpty)
    #expect(round.expire(by: Self.time(10)).map(\.id) == ["i-0"])
    #expect(round.nextDue == Self.time(20))
    // After a downtime: as if it had been noticed then.
    #expect(round.expire(by: Self.time(500)).map(\.id) == ["i-1"] && round.items[1].settledAt == Self.time(20))
    #expect(round.nextDue == nil && round.isOpen)
    #expect(round.settle(["i-0"], as: .answered, at: Self.time(600)).count == 1)
    #expect(round.settle(["i-1"], as: .waived, at: Self.time(600)).isEmpty)
    #expect(round.items.map(\.state) == [.answered, .expired, .open])
  }

  @Test(
    "whatever happens, nothing that is settled opens again, and a round is open as long as a question is",
    arguments: 0..<100)
  func sequences(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var round = Self.round((0..<5).map { _ in Int64.random(in: 1...100, using: &generator) })
    for now in stride(from: Int64(0), to: 120, by: 7) {
      let before = round
      let ids = Set(round.items.map(\.item.id).filter { _ in Bool.random(using: &generator) })
      if Bool.random(using: &generator) {
        round.settle(
          ids, as: [.answered, .waived, .withdrawn].randomElement(using: &generator) ?? .answered, at: Self.time(now))
      } else {
        _ = round.expire(by: Self.time(now))
        #expect(round.open.allSatisfy { ($0.dueAt?.milliseconds ?? .max) > now })
      }
      for (old, new) in zip(before.items, round.items) where !old.isOpen {
        #expect(new == old || (old.state == .expired && new.state == .answered))
      }
      #expect(round.isOpen == (round.waitsFor != nil) && round.isOpen == !round.open.isEmpty)
    }
  }

  @Test("the clock stands through a turn from one who is asked to another, and counts no second of it twice")
  func turned() {
    var clock = EvaluationClock(startedAt: Self.time(0))
    clock.turn(at: Self.time(5), to: .unit, caseID: "c")
    #expect(!clock.isPaused, "nobody was waited for")
    clock.pause(from: Self.time(10_000), waitingFor: .candidate, caseID: "c")
    clock.turn(at: Self.time(15_000), to: .candidate, caseID: "c")
    #expect(clock.pauses.count == 1)
    clock.turn(at: Self.time(20_000), to: .unit, caseID: "c")
    #expect(clock.isPaused && clock.waitingFor == .unit)
    clock.resume(at: Self.time(30_000), caseID: "c")
    #expect(EvaluationTerm.notice.lengths(of: clock, now: Self.time(50_000)).waited == 20_000)
  }
}

@Suite("Who acts next")
struct CandidateSituationTests {
  private static func next(
    _ outcome: ScreeningOutcome?, hasCase: Bool = false, waits: WaitedFor? = nil, isWithdrawn: Bool = false,
    isConcluded: Bool = false
  ) -> NextActor {
    CandidateSituation(
      isWithdrawn: isWithdrawn, outcome: outcome, hasCase: hasCase, isConcluded: isConcluded, societyWaitsFor: waits
    ).next
  }

  @Test("is derived from the state, for every state")
  func derived() {
    #expect(Self.next(nil) == .committee)
    for hasCase in [false, true] {
      for waits in [nil, WaitedFor.unit, .candidate] {
        // Screening's word goes first, also while a society has the case.
        #expect(Self.next(.underReview, hasCase: hasCase, waits: waits) == .officer)
        #expect(Self.next(.informationRequired, hasCase: hasCase, waits: waits) == .unit)
        #expect(Self.next(.rejected, hasCase: hasCase, waits: waits) == .nobody)
        for outcome in ScreeningOutcome.allCases {
          #expect(Self.next(outcome, hasCase: hasCase, waits: waits, isWithdrawn: true) == .nobody)
          #expect(Self.next(outcome, hasCase: hasCase, waits: waits, isConcluded: true) == .nobody)
        }
      }
    }
    #expect(Self.next(.passed) == .committee && Self.next(.passed, hasCase: true) == .society)
    #expect(Self.next(.passed, hasCase: true, waits: .unit) == .unit)
    #expect(Self.next(.passed, hasCase: true, waits: .candidate) == .candidate)
  }
}

import CloudEvents
import Contracts
import Testing

@testable import ScreeningService

@Suite struct ReviewQueueTests {
  private static func silent(_ number: Int, _ dispatch: Dispatch = .dispatched, field: String = "civil") -> Candidate {
    .example(
      id: "0196a000-0000-7000-8000-00000000000\(number)", dispatch: dispatch, field: field, qualifications: .init(),
      experience: "从事桥梁设计9年。")
  }

  private func claim(
    _ desk: ScreeningDesk, _ officer: String, id: String? = nil, field: String? = nil
  ) throws -> ReviewView? {
    try desk.work("claim") { try ReviewClaiming.claim(.init(candidateID: id, field: field, officer: officer), $0) }
      .review
  }

  private func rejection(of id: String, by officer: String) -> Decide.Request {
    .init(candidateID: id, outcome: .rejected, clauses: ["N1.2"], officer: officer, reason: "学历不符")
  }

  @Test("Officers get different candidates, dispatched before planned (A2.4), and none where nobody waits")
  func claimedInOrder() async throws {
    try await withDesk { desk in
      for candidate in [Self.silent(1, .planned), Self.silent(2), Self.silent(3, field: "building")] {
        try desk.recommend(candidate)
      }
      #expect(try claim(desk, "王审核")?.candidate.id == Self.silent(2).id)
      #expect(try claim(desk, "李审核", field: "building")?.candidate.id == Self.silent(3).id)
      #expect(try claim(desk, "李审核")?.candidate.id == Self.silent(1).id)
      #expect(try claim(desk, "赵审核") == nil)
      let queue = try desk.read { try desk.queries.reviews(.init(), $0) }.reviews
      #expect(queue.map(\.claimedBy) == ["王审核", "李审核", "李审核"])
      #expect(try desk.actions(of: Self.silent(2).id) == ["screened", "claimed"])
    }
  }

  @Test("Where something else waits for an officer, nobody behind its place is given out")
  func upToAPlace() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.silent(1, .planned))
      try desk.recommend(Self.silent(2), at: Timestamp(milliseconds: ScreeningDesk.start.milliseconds + 1000))
      func next(_ dispatch: Dispatch, _ after: Int64) throws -> String? {
        let place = QueuePlace(
          dispatch: dispatch, since: Timestamp(milliseconds: ScreeningDesk.start.milliseconds + after))
        return try desk.read { try ReviewTable(transaction: $0).next(for: "王", field: nil, upTo: place) }?.candidate.id
      }
      #expect(try next(.dispatched, 999) == nil)
      #expect(try next(.dispatched, 1000) == Self.silent(2).id && next(.planned, 0) == Self.silent(2).id)
      _ = try claim(desk, "李", id: Self.silent(2).id)
      #expect(try next(.dispatched, 5000) == nil && next(.planned, 0) == Self.silent(1).id)
      #expect(try next(.planned, -1) == nil)
    }
  }

  @Test("Who has a candidate decides them; another takes the claim back with a reason first")
  func claimedByAnother() async throws {
    try await withDesk { desk in
      let id = Self.silent(1).id
      try desk.recommend(Self.silent(1))
      _ = try claim(desk, "王审核", id: id)
      #expect(try claim(desk, "  王审核 ", id: id)?.claimedBy == "王审核")
      #expect(throws: ScreeningError.claimed(id: id, officer: "王审核")) { try claim(desk, "李审核", id: id) }
      #expect(throws: ScreeningError.claimed(id: id, officer: "王审核")) {
        try desk.decide(rejection(of: id, by: "李审核"))
      }
      #expect(throws: ScreeningError.self) {
        try desk.work("r1") { try ReviewClaiming.release(.init(candidateID: id, officer: "李审核"), $0) }
      }
      _ = try desk.work("r2") {
        try ReviewClaiming.release(.init(candidateID: id, officer: "李审核", reason: "王审核休假"), $0)
      }
      #expect(try desk.decide(rejection(of: id, by: "李审核")).outcome == .rejected)
      #expect(throws: ScreeningError.notUnderReview(id: id, outcome: .rejected)) {
        try desk.decide(rejection(of: id, by: "王审核"), id: "again")
      }
      #expect(throws: ScreeningError.notUnderReview(id: id, outcome: .rejected)) { try claim(desk, "王审核", id: id) }
      #expect(try desk.actions(of: id) == ["screened", "claimed", "released", "decided"])
    }
  }

  @Test("With a second officer nobody rejects alone, and the first one is not the second")
  func secondOfficer() async throws {
    try await withDesk { desk in
      let id = Self.silent(1).id
      try desk.recommend(Self.silent(1))
      let deciding = ReviewDeciding(allocation: desk.allocation, needsSecondOfficer: true)
      let proposed = try desk.work("d1") { try deciding.decide(rejection(of: id, by: "王审核"), $0) }
      #expect(proposed.outcome == .underReview)
      #expect(try desk.sent(CandidateRejected.self).isEmpty)
      #expect(try claim(desk, "王审核") == nil)
      #expect(throws: ScreeningError.secondOfficerNeeded(id: id, officer: "王审核")) {
        try desk.work("d2") { try deciding.decide(rejection(of: id, by: "王审核"), $0) }
      }
      #expect(try claim(desk, "李审核")?.proposal?.officer == "王审核")
      #expect(try desk.work("d3") { try deciding.decide(rejection(of: id, by: "李审核"), $0) }.outcome == .rejected)
      #expect(try desk.sent(CandidateRejected.self).map(\.officer) == ["李审核"])
      #expect(try desk.actions(of: id) == ["screened", "rejectionProposed", "claimed", "decided"])
    }
  }

  @Test("The second officer may decide otherwise")
  func secondOfficerPasses() async throws {
    try await withDesk { desk in
      let id = Self.silent(1).id
      try desk.recommend(Self.silent(1))
      let deciding = ReviewDeciding(allocation: desk.allocation, needsSecondOfficer: true)
      _ = try desk.work("d1") { try deciding.decide(rejection(of: id, by: "王审核"), $0) }
      let passed = try desk.work("d2") {
        try deciding.decide(.init(candidateID: id, outcome: .passed, officer: "李审核", reason: "证书齐全"), $0)
      }
      #expect(passed.outcome == .passed && passed.society == "civil-a")
    }
  }

  @Test("A rejection is opened anew with a reason, and what was decided stays on record")
  func reopened() async throws {
    try await withDesk { desk in
      let candidate = Candidate.example(qualifications: .engineer(relevant: 4, significant: 2))
      try desk.recommend(candidate)
      let reopening = ReviewReopening(rules: .notice, allocation: desk.allocation)
      #expect(throws: ScreeningError.self) {
        try desk.work("o0") { try reopening.reopen(.init(candidateID: candidate.id, officer: "王审核", reason: " "), $0) }
      }
      let reopened = try desk.work("o1") {
        try reopening.reopen(.init(candidateID: candidate.id, officer: "王审核", reason: "单位来函说明年限填错"), $0)
      }
      #expect(reopened.outcome == .underReview)
      #expect(throws: ScreeningError.alreadyUnderReview(id: candidate.id)) {
        try desk.work("o2") { try reopening.reopen(.init(candidateID: candidate.id, officer: "王审核", reason: "再看"), $0) }
      }
      try desk.decide(.init(candidateID: candidate.id, outcome: .passed, officer: "王审核", reason: "证明属实"))
      let decisions = try desk.read { try CandidateTable(transaction: $0).decisions(of: candidate.id) }
      #expect(decisions.map(\.outcome) == [.rejected, .underReview, .passed])
      #expect(decisions[1].reason == "经办人王审核重新开启审核：单位来函说明年限填错")
      #expect(try desk.sent(ReviewRequested.self).count == 1)
      #expect(
        try desk.actions(of: candidate.id) == ["screened", "reopened", "screenedAgain", "decided", "allocated"])
    }
  }
}

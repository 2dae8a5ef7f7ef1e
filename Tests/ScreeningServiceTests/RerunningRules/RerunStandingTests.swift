import AccordTesting
import CloudEvents
import Contracts
import Messaging
import Testing

@testable import ScreeningService

/// Whom other rules may still change, and whom not, by where they stand.
@Suite struct RerunStandingTests {
  private static let landscape = "landscape"

  /// Everybody whom a stricter rule set (6 years in place of 5) would find otherwise, in every standing.
  private static func fill(_ desk: ScreeningDesk) throws {
    func recommend(
      _ id: String, field: String = landscape, _ relevant: Double?, degree: String? = "学士", level: Level = .professional
    ) throws {
      var candidate = Candidate.example(
        id: id, field: field, level: level, qualifications: .engineer(relevant: relevant, significant: 2))
      candidate.qualifications.degree = degree
      if degree == nil { candidate.qualifications.education = nil }
      try desk.recommend(candidate)
    }
    func ask(_ id: String, _ clause: String) throws {
      try desk.decide(
        .init(candidateID: id, outcome: .informationRequired, clauses: [clause], officer: "李", reason: "请补充"),
        id: "ask-\(id)")
    }
    try recommend("held-short", 5)
    try recommend("held-fine", 7)
    try recommend("silent", nil)
    try recommend("claimed", nil)
    try desk.work("claim") { _ = try ReviewClaiming.claim(.init(candidateID: "claimed", officer: "李"), $0) }
    try recommend("review-short", 5, degree: nil)
    try recommend("asked", nil)
    try ask("asked", "N1.3.1")
    try recommend("asked-short", 5, degree: nil)
    try ask("asked-short", "N1.2")
    try recommend("reopened", 5)
    try desk.work("reopen") { work in
      _ = try ReviewReopening(rules: .notice, allocation: desk.allocation).reopen(
        .init(candidateID: "reopened", officer: "李", reason: "接到反映"), work)
    }
    // What no rule changes.
    try recommend("society", field: "civil", 5)
    try recommend("concluded", field: "civil", 5)
    let cases = try desk.sent(CaseAllocated.self)
    let concluded = try #require(cases.first { $0.candidate.id == "concluded" })
    try desk.receive(
      CaseConcluded(
        caseID: concluded.caseID, candidate: concluded.candidate, society: "civil-a", conclusion: .passed, officer: "o",
        concludedAt: ScreeningDesk.start), id: "conclude", source: "/accord/society/civil-a")
    try recommend("refused", 4)
    try recommend("withdrawn", 5)
    try desk.receive(
      CandidateWithdrawn(candidateID: "withdrawn", officer: "o", reason: "调离"), id: "withdraw")
    try recommend("by-officer", nil)
    try desk.decide(.init(candidateID: "by-officer", outcome: .passed, officer: "李", reason: "证明已核"), id: "pass")
    try recommend("proposed", nil)
    try desk.work("propose") { work in
      _ = try ReviewDeciding(allocation: desk.allocation, needsSecondOfficer: true).decide(
        .init(candidateID: "proposed", outcome: .rejected, clauses: ["N1.3.1"], officer: "李", reason: "年限不足"), work)
    }
  }

  /// Who is open: what becomes of them.
  static let open: [(String, ScreeningOutcome, ScreeningOutcome)] = [
    ("asked", .informationRequired, .informationRequired), ("asked-short", .informationRequired, .rejected),
    ("claimed", .underReview, .underReview), ("held-fine", .passed, .passed), ("held-short", .passed, .rejected),
    ("reopened", .underReview, .underReview), ("review-short", .underReview, .rejected),
    ("silent", .underReview, .underReview),
  ]
  static let closed: [(String, RerunStanding)] = [
    ("by-officer", .decidedByOfficer), ("concluded", .concluded), ("proposed", .rejectionProposed),
    ("refused", .rejected), ("society", .atSociety), ("withdrawn", .withdrawn),
  ]

  @Test("The dry run shows who would change and changes nothing; the rerun does what was shown and no more")
  func everyStanding() async throws {
    try await withDesk { desk in
      try Self.fill(desk)
      let (events, decisions) = (try desk.sent().count, try Self.decisions(desk))
      let queries = RerunQueries(rules: .notice)
      let preview = try desk.read { try queries.preview(.init(rules: ScreeningDesk.rules(), limit: 1000), $0) }
      #expect(preview.ruleSet == "2025-2" && preview.nextPageToken == nil)
      #expect(preview.totals == RerunTotals(examined: 14, changed: 8, closed: 6))
      let shown = preview.candidates.filter { $0.standing == .open }
      #expect(shown.map(\.candidateID) == Self.open.map(\.0))
      #expect(shown.map(\.from) == Self.open.map(\.1) && shown.map(\.to) == Self.open.map(\.2))
      #expect(shown.allSatisfy { $0.criteria.map(\.clause) == ["N1.3.1"] })
      let kept = preview.candidates.filter { $0.standing != .open }
      #expect(Set(kept.map(\.candidateID)) == ["concluded", "society", "withdrawn"])
      #expect(
        kept.allSatisfy { $0.to == .rejected && $0.criteria == [.init(clause: "N1.3.1", from: .met, to: .notMet)] })
      #expect(try desk.sent().count == events && Self.decisions(desk) == decisions)

      try desk.startRerun(ScreeningDesk.rules())
      #expect(try desk.fireReruns(atOnce: 5) == 3)
      #expect(try desk.rerunCandidates() == preview.candidates)
      let rerun = try desk.rerun()
      #expect(rerun.totals == preview.totals && rerun.finishedAt != nil)
      for (id, _, outcome) in Self.open {
        #expect(try desk.record(id).outcome == outcome, "\(id)")
        let latest = try desk.latestDecision(id)
        #expect(latest.ruleSet == "2025-2" && latest.officer == nil && latest.outcome == outcome, "\(id)")
        #expect(latest.reason?.contains("按规则集2025-2重新初筛（第1次）") == true, "\(id)")
        #expect(try desk.actions(of: id).last == "screenedAgain")
        #expect(latest.findings.contains { $0.evidence.contains("满6年") }, "\(id)")
      }
      for (id, standing) in Self.closed {
        let record = try desk.record(id)
        #expect(try desk.read { try CandidateStanding(of: record, $0) }.standing == standing, "\(id)")
        #expect(try desk.latestDecision(id).ruleSet == "2025-1", "\(id)")
      }
      // Decided, and every closed one as before.
      #expect(try Self.decisions(desk) == decisions + Self.open.count)
    }
  }

  @Test("Only who comes out otherwise is told of: nobody who waits on is told anything new")
  func told() async throws {
    try await withDesk { desk in
      try Self.fill(desk)
      let before = try desk.sent().count
      try desk.startRerun(ScreeningDesk.rules())
      try desk.fireReruns()
      let said = try desk.sent().dropFirst(before)
      let rejected = said.filter { $0.event.type == CandidateRejected.eventType }
      #expect(Set(rejected.map(\.key)) == ["asked-short", "held-short", "review-short"])
      let reviews = said.filter { $0.event.type == ReviewRequested.eventType }
      #expect(Set(reviews.map(\.key)) == ["claimed", "reopened", "silent"])
      #expect(said.count == 6)
      // Who is held goes on waiting from the same time, and nobody who was refused is held.
      let held = try desk.read { try desk.queries.held(.init(), $0) }.candidates
      #expect(held.map(\.candidateID).sorted() == ["by-officer", "held-fine"])
    }
  }

  @Test("An officer keeps the candidate that is being read; one opened anew goes to an officer whatever the rules find")
  func officers() async throws {
    try await withDesk { desk in
      try Self.fill(desk)
      try desk.startRerun(ScreeningDesk.rules())
      try desk.fireReruns()
      let claimed = try #require(try desk.read { try ReviewTable(transaction: $0).find("claimed") })
      #expect(claimed.claimedBy == "李" && claimed.findings.contains { $0.evidence.contains("满6年") })
      let reopened = try #require(try desk.read { try ReviewTable(transaction: $0).find("reopened") })
      #expect(reopened.suggestion == .rejected && reopened.cause.contains("接到反映"))
      let proposed = try #require(try desk.read { try ReviewTable(transaction: $0).find("proposed") })
      #expect(proposed.proposal?.officer == "李")
    }
  }

  @Test("Milder rules pass who is open, and open nobody who was refused")
  func milder() async throws {
    try await withDesk { desk in
      try desk.recommend(.example(id: "refused", qualifications: .engineer(relevant: 4, significant: 2)))
      var doubtful = Candidate.example(id: "wait", qualifications: .engineer(relevant: nil, significant: 2))
      doubtful.experience = "2016年本科毕业于示例大学土木工程专业。"
      try desk.recommend(doubtful)
      try desk.startRerun(ScreeningDesk.rules(relevant: 4))
      try desk.fireReruns()
      #expect(try desk.record("refused").outcome == .rejected)
      let shown = try desk.rerunCandidates()
      #expect(shown.first { $0.candidateID == "refused" }?.standing == .rejected)
      #expect(shown.first { $0.candidateID == "refused" }?.to == .passed)
      // Nothing declared decides: an officer does, by what the new rules ask for.
      #expect(try desk.record("wait").outcome == .underReview)
    }
  }

  @Test("What is held for want of a society and passes by milder rules is allocated with the new findings")
  func allocatedAfterwards() async throws {
    try await withDesk { desk in
      try desk.recommend(.example(id: "wait", field: Self.landscape))
      try desk.startRerun(ScreeningDesk.rules(relevant: 4))
      try desk.fireReruns()
      desk.registry.replace(
        with: SocietyRegistry([Society(code: "garden", name: "园林学会", fields: [Self.landscape])]))
      try desk.releaseHolds()
      let sent = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(sent.findings.contains { $0.evidence.contains("满4年") })
    }
  }

  private static func decisions(_ desk: ScreeningDesk) throws -> Int {
    try desk.read { try $0.query("SELECT count(*) FROM decision", []).first?.integer(0).map(Int.init) ?? 0 }
  }
}

import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// A rerun as the loop carries it out: piece by piece, over and over, broken off and gone on with.
@Suite struct RerunTests {
  private static let fields = ["civil", "landscape"]

  /// Candidates of every kind, the same for the same seed; some are reviewed, asked, withdrawn.
  private static func fill(_ desk: ScreeningDesk, seed: UInt64, _ number: Int) throws {
    var generator = SeededGenerator(seed: seed)
    for index in 0..<number {
      let id = "0196a000-0000-7000-8000-\(100_000_000_000 + Int.random(in: 0..<1_000_000_000, using: &generator))"
      let years = Bool.random(using: &generator) ? Double(Int.random(in: 3...8, using: &generator)) : nil
      let candidate = Candidate.example(
        id: id, field: fields[index % 2], level: index % 5 == 0 ? .senior : .professional,
        qualifications: .engineer(relevant: years, significant: Double(Int.random(in: 1...3, using: &generator))),
        experience: Bool.random(using: &generator) ? "从事桥梁设计9年，其中担任技术负责人4年。" : nil)
      try desk.recommend(candidate, id: "recommend-\(index)")
      guard try desk.record(id).outcome == .underReview else { continue }
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        try desk.decide(.init(candidateID: id, outcome: .passed, officer: "李", reason: "已核"), id: "pass-\(index)")
      case 1:
        try desk.decide(
          .init(candidateID: id, outcome: .informationRequired, officer: "李", reason: "请补充"), id: "ask-\(index)")
      case 2:
        try desk.receive(CandidateWithdrawn(candidateID: id, officer: "o", reason: "调离"), id: "withdraw-\(index)")
      default: break
      }
    }
  }

  private struct Left: Equatable {
    var decisions: [[SQLValue]]
    var candidates: [[SQLValue]]
    var reviews: [[SQLValue]]
    var holds: [[SQLValue]]
    var reruns: [[SQLValue]]
    var events: [String]

    init(_ desk: ScreeningDesk) throws {
      func rows(_ table: String, _ order: String) throws -> [[SQLValue]] {
        try desk.read { try $0.query("SELECT * FROM \(table) ORDER BY \(order)", []).map(\.values) }
      }
      decisions = try rows("decision", "candidate_id, number")
      candidates = try rows("candidate", "id")
      reviews = try rows("review", "candidate_id")
      holds = try rows("hold", "candidate_id")
      reruns = try rows("rerun_candidate", "candidate_id")
      events = try desk.sent().map { "\($0.topic) \($0.event.id) \($0.event.type) \($0.key)" }
    }
  }

  @Test("Broken off anywhere and gone on with by another process, it leaves what it leaves in one go", arguments: 1...6)
  func brokenOff(seed: UInt64) async throws {
    var whole: Left?
    for interruption in [nil, 1, 2, 5] as [Int?] {
      try await withStoreURL { url in
        func open() throws -> ScreeningDesk {
          ScreeningDesk(
            store: try StateStore(url: url, service: "screening", migrations: Screening.migrations),
            registry: CurrentRegistry(SocietyRegistry([Society(code: "civil-a", name: "甲", fields: ["civil"])])))
        }
        var desk = try open()
        try Self.fill(desk, seed: seed, 60)
        try desk.startRerun(ScreeningDesk.rules(relevant: seed.isMultiple(of: 2) ? 6 : 4))
        if let interruption {
          try desk.fireReruns(atOnce: 7, times: interruption)
          try desk.store.close()
          // Nothing is left of it but the store; the rule set is the store's too.
          desk = try open()
        }
        try desk.fireReruns(by: CurrentRules(.notice), atOnce: 7)
        let left = try Left(desk)
        if let whole { #expect(left == whole, "broken off after \(interruption ?? 0)") } else { whole = left }
        #expect(try desk.rerun().totals.examined == 60)
        #expect(try desk.read { try $0.history.verify() } == nil)
        try desk.store.close()
      }
    }
  }

  @Test("The same rules again change nobody", arguments: 11...14)
  func again(seed: UInt64) async throws {
    try await withDesk { desk in
      try Self.fill(desk, seed: seed, 80)
      try desk.startRerun(ScreeningDesk.rules())
      try desk.fireReruns()
      #expect(try desk.rerun(1).totals.changed > 0)
      let left = try Left(desk)
      try desk.startRerun(
        ScreeningDesk.rules(), id: "again", at: Timestamp(milliseconds: ScreeningDesk.start.milliseconds + 60_000))
      try desk.fireReruns()
      let second = try desk.rerun(2).totals
      #expect(second.changed == 0 && second.examined == 80)
      #expect(try Left(desk).decisions == left.decisions && Left(desk).events == left.events)
    }
  }

  @Test("Everybody keeps exactly one place: a queue, a hold, a society, the unit, or an end", arguments: 21...26)
  func onePlace(seed: UInt64) async throws {
    try await withDesk { desk in
      try Self.fill(desk, seed: seed, 100)
      try desk.startRerun(ScreeningDesk.rules(relevant: seed.isMultiple(of: 2) ? 7 : 3))
      try desk.fireReruns(atOnce: 9)
      let rows = try desk.read { transaction in
        try transaction.query(
          """
          SELECT candidate.id, candidate.outcome, candidate.withdrawn_at IS NOT NULL,
            EXISTS (SELECT 1 FROM review WHERE review.candidate_id = candidate.id),
            EXISTS (SELECT 1 FROM hold WHERE hold.candidate_id = candidate.id),
            EXISTS (SELECT 1 FROM allocation WHERE allocation.candidate_id = candidate.id AND standing = 'open')
          FROM candidate
          """, [])
      }
      #expect(rows.count == 100)
      for row in rows {
        let places = (2...5).reduce(0) { $0 + (row.integer($1) ?? 0) }
        let expected: Int64 = ["rejected", "informationRequired"].contains(row.text(1)) && row.integer(2) == 0 ? 0 : 1
        #expect(places == expected, "\(row.values)")
      }
    }
  }

  @Test("The pieces are due one after the other, each later than the one before, also where the clock was set back")
  func paced() async throws {
    try await withDesk { desk in
      try Self.fill(desk, seed: 31, 25)
      try desk.startRerun(ScreeningDesk.rules())
      var dues: [Int64] = []
      while let timer = try desk.read({ try $0.timers.list(after: nil, limit: 100) })
        .first(where: { $0.kind == RuleRerun.timer })
      {
        dues.append(timer.due)
        #expect(try desk.fireReruns(atOnce: 10, times: 1) == 1)
      }
      #expect(dues.count == 3 && dues.sorted() == dues && Set(dues).count == 3)
    }
  }

  @Test("Who has other rules is left alone and counted")
  func otherCampaign() async throws {
    try await withDesk { desk in
      try desk.recommend(.example(id: "a", field: "landscape"))
      try desk.startRerun(ScreeningDesk.rules("2026-1", campaign: 2026))
      try desk.fireReruns()
      #expect(try desk.rerun().totals == RerunTotals(examined: 1, elsewhere: 1))
    }
  }

  @Test("Started with what cannot be, it says all that is wrong and changes nothing")
  func refused() async throws {
    try await withDesk { desk in
      func refusal(_ yaml: String, officer: String = "王", reason: String = "修订") throws -> ScreeningError? {
        do {
          try desk.work("refused") { work in
            _ = try RuleRerun(rules: .notice, allocation: desk.allocation).start(
              .init(rules: yaml, officer: officer, reason: reason), work)
          }
          return nil
        } catch let error as ScreeningError {
          return error
        }
      }
      let faulty = ScreeningDesk.rules().replacing("N1.3.2", with: "x").replacing("campaign: 2025", with: "campaign: 1")
      guard case .invalidArgument("rules", let message)? = try refusal(faulty) else {
        Issue.record("a faulty rule set was taken")
        return
      }
      #expect(message.contains("line 2: `campaign`") && message.contains("`clause`"))
      #expect(try refusal(ScreeningDesk.rules("2025-1")) == .knownRules(version: "2025-1"))
      #expect(
        try refusal(ScreeningDesk.rules(from: "2025-12-01"))
          == .rulesNotInForce(version: "2025-2", holding: "2025-1"))
      #expect(
        try refusal(ScreeningDesk.rules(from: "2024-12-01"))
          == .rulesNotInForce(version: "2025-2", holding: "2025-1"))
      #expect(try refusal(String(repeating: "#", count: 120_001))?.rpcErrorCode == .invalidArgument)
      #expect(
        try refusal(ScreeningDesk.rules(), officer: " ") != nil && refusal(ScreeningDesk.rules(), reason: "") != nil)
      #expect(try desk.read { try RuleSetTable(transaction: $0).list() }.isEmpty)
      try desk.startRerun(ScreeningDesk.rules())
      #expect(try refusal(ScreeningDesk.rules("2025-3")) == .rerunGoesOn(number: 1, version: "2025-2"))
      try desk.fireReruns()
      #expect(try refusal(ScreeningDesk.rules("2025-3")) == nil)
    }
  }

  @Test("A dry run comes in pages, which together are the whole")
  func pages() async throws {
    try await withDesk { desk in
      try Self.fill(desk, seed: 41, 50)
      let queries = RerunQueries(rules: .notice)
      let whole = try desk.read { try queries.preview(.init(rules: ScreeningDesk.rules(), limit: 1000), $0) }
      var (candidates, totals) = ([RerunCandidate](), RerunTotals())
      var token: String?
      var pages = 0
      repeat {
        let page = try desk.read {
          try queries.preview(.init(rules: ScreeningDesk.rules(), limit: 8, pageToken: token), $0)
        }
        #expect(page.totals.examined <= 8)
        candidates += page.candidates
        totals = totals + page.totals
        token = page.nextPageToken
        pages += 1
      } while token != nil
      #expect(pages == 7 && candidates == whole.candidates && totals == whole.totals)
      #expect(whole.totals.examined == 50)
    }
  }

  @Test("It is in the history who had it done, why, by what, and what came of it")
  func audited() async throws {
    try await withDesk { desk in
      try desk.recommend(.example(id: "a", field: "landscape"))
      try desk.startRerun(ScreeningDesk.rules())
      try desk.fireReruns()
      let entries = try desk.read { try $0.history.entries(subject: "rerun-1").map(\.entry) }
      #expect(entries.map(\.action) == ["rerunStarted", "rerunFinished"])
      #expect(entries.first?.actor == "王" && entries.first?.detail.contains("委员会修订") == true)
      #expect(entries.last?.detail.contains("\"changed\":1") == true)
      let taken = try desk.read { try $0.history.entries(subject: "rules-2025-2").map(\.entry) }
      #expect(taken.map(\.action) == ["rulesTaken"] && taken.first?.actor == "王")
      #expect(taken.first?.detail.contains("relevantYears") == true)
    }
  }
}

import Contracts
import GRPCCore
import Testing

@testable import ScreeningService

@Suite struct ReviewDecidingTests {
  private static let silent = Candidate.example(qualifications: .init(), experience: "从事桥梁设计9年。")
  private static let id = silent.id

  private static func request(
    _ outcome: ScreeningOutcome, id: String = id, clauses: [String]? = nil, field: String? = nil,
    officer: String = "王审核", reason: String = "已核对学历证书"
  ) -> Decide.Request {
    .init(candidateID: id, outcome: outcome, clauses: clauses, field: field, officer: officer, reason: reason)
  }

  @Test("A pass is the officer's finding, beside what was found before, and allocates")
  func passed() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.silent)
      let response = try desk.decide(Self.request(.passed))
      #expect(response == .init(candidateID: Self.id, outcome: .passed, society: "civil-a"))
      let passed = try #require(try desk.sent(CandidatePassed.self).first)
      #expect(passed.officer == "王审核" && passed.reason == "已核对学历证书")
      #expect(passed.findings.allSatisfy { $0.result == .met })
      try #require(passed.findings.map(\.source) == [.declared, .officer, .officer, .table])
      #expect(passed.findings[2].evidence.contains("已核对学历证书"))
      #expect(passed.findings[2].evidence.contains("从事桥梁设计9年"))
      #expect(try desk.sent(CaseAllocated.self).first?.findings == passed.findings)
      #expect(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.isEmpty)
      #expect(try desk.actions(of: Self.id) == ["screened", "decided", "allocated"])
      let actors = try desk.read { try $0.history.entries(subject: Self.id).map(\.entry.actor) }
      #expect(actors == ["/accord/screening", "王审核", "/accord/screening"])
    }
  }

  @Test("A rejection carries its clauses; every earlier outcome stays on record")
  func rejected() async throws {
    try await withDesk { desk in
      try desk.recommend(Self.silent)
      let response = try desk.decide(Self.request(.rejected, clauses: ["N1.3.1", "N1.2", "N1.2"], reason: "学历不符"))
      #expect(response.society == nil)
      let rejected = try #require(try desk.sent(CandidateRejected.self).first)
      #expect(rejected.clauses == ["N1.2", "N1.3.1"])
      #expect(rejected.findings.map(\.result) == [.met, .notMet, .notMet, .met])
      #expect(rejected.officer == "王审核" && rejected.reason == "学历不符")
      #expect(try desk.sent(CaseAllocated.self).isEmpty)
      let decisions = try desk.read { transaction in
        try [1, 2].map { try CandidateTable(transaction: transaction).decision($0, of: Self.id) }
      }
      #expect(decisions.map(\.outcome) == [.underReview, .rejected])
      #expect(decisions.map(\.officer) == [nil, "王审核"])
      #expect(decisions.map(\.clauses) == [[], ["N1.2", "N1.3.1"]])
      #expect(decisions.first?.findings.map(\.result) == [.met, .notEvidenced, .notEvidenced, .met])
    }
  }

  @Test("Information is asked for the clauses given, else for all that are not evidenced")
  func informationRequired() async throws {
    for (given, asked) in [(nil, ["N1.2", "N1.3.1"]), (["N1.3.1"], ["N1.3.1"])] {
      try await withDesk { desk in
        try desk.recommend(Self.silent)
        _ = try desk.decide(Self.request(.informationRequired, clauses: given))
        #expect(try desk.sent(InformationRequired.self).map(\.items) == [asked])
      }
    }
  }

  @Test("An officer may move the candidate to another field, whose society then gets the case")
  func otherField() async throws {
    try await withDesk([Society(code: "hydro", name: "水利学会", fields: ["hydraulic"])]) { desk in
      var candidate = Self.silent
      candidate.specialty = "structural"
      try desk.recommend(candidate)
      #expect(try desk.decide(Self.request(.passed, field: "hydraulic")).society == "hydro")
      let given = try #require(try desk.sent(CaseAllocated.self).first)
      #expect(given.candidate.field == "hydraulic" && given.candidate.specialty == nil)
      #expect(try desk.sent(CandidateAllocated.self).first?.field == "hydraulic")
    }
  }

  @Test("A pass in a field without a society is held")
  func passedAndHeld() async throws {
    try await withDesk([]) { desk in
      try desk.recommend(Self.silent)
      #expect(try desk.decide(Self.request(.passed)).society == nil)
      #expect(try desk.sent(CandidateHeld.self).map(\.candidateID) == [Self.id])
    }
  }

  @Test(
    "A request that lacks something is refused with what would do, and changes nothing",
    arguments: [
      (request(.passed, officer: " "), "officer"), (request(.passed, reason: ""), "reason"),
      (request(.rejected), "clauses"), (request(.rejected, clauses: []), "clauses"),
      (request(.rejected, clauses: ["N9.9"]), "clauses"), (request(.rejected, clauses: ["N1.3.2"]), "clauses"),
      (request(.rejected, clauses: ["N1.2", "N9.9"]), "clauses"), (request(.passed, clauses: ["N1.2"]), "clauses"),
      (request(.passed, field: "aerospace"), "field"), (request(.rejected, clauses: ["N1.2"], field: "civil"), "field"),
      (request(.underReview), "outcome"),
    ])
  func invalid(_ request: Decide.Request, _ name: String) async throws {
    try await withDesk { desk in
      try desk.recommend(Self.silent)
      let before = try desk.sent().count
      let error = #expect(throws: ScreeningError.self) { try desk.decide(request) }
      #expect(error?.rpcErrorCode == .invalidArgument)
      #expect(error?.rpcErrorMessage.hasPrefix("\(name): ") == true)
      #expect(try desk.sent().count == before)
      #expect(try desk.actions(of: Self.id) == ["screened"])
      #expect(try desk.read { try desk.queries.reviews(.init(), $0) }.reviews.count == 1)
    }
  }

  @Test("Nobody is decided twice: the state is named")
  func twice() async throws {
    for outcome in [ScreeningOutcome.passed, .rejected, .informationRequired] {
      try await withDesk { desk in
        try desk.recommend(Self.silent)
        _ = try desk.decide(Self.request(outcome, clauses: outcome == .passed ? nil : ["N1.2"]))
        let error = #expect(throws: ScreeningError.self) { try desk.decide(Self.request(.passed), id: "second") }
        #expect(error?.rpcErrorCode == .failedPrecondition)
        #expect(error?.rpcErrorMessage.contains(outcome.rawValue) == true)
      }
    }
  }

  @Test("Who was decided by the rules cannot be decided by an officer")
  func decidedByRules() async throws {
    try await withDesk { desk in
      try desk.recommend(.example())
      let error = #expect(throws: ScreeningError.self) {
        try desk.decide(Self.request(.rejected, clauses: ["N1.2"]))
      }
      #expect(error?.rpcErrorCode == .failedPrecondition)
    }
  }

  @Test("Nobody of that id")
  func unknown() async throws {
    try await withDesk { desk in
      let error = #expect(throws: ScreeningError.self) { try desk.decide(Self.request(.passed, id: "nobody")) }
      #expect(error?.rpcErrorCode == .notFound)
      #expect(error?.rpcErrorMessage.contains("nobody") == true)
    }
  }
}

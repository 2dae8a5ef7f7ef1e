import AccordTesting
import CloudEvents
import Contracts
import Testing

/// What writes its own JSON writes what its `Codable` conformance says: the same members in the same order.
@Suite("Types that write their own JSON")
struct DirectWritingTests {
  /// Hides that the value writes itself, so that the general encoder asks its `encode(to:)`.
  private struct ByCodable<Value: Encodable>: Encodable {
    let value: Value

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }

  private func check<Value: JSONWritable>(_ value: Value, _ place: SourceLocation = #_sourceLocation) throws {
    let direct = String(decoding: try JSON.encode(value), as: UTF8.self)
    let general = String(decoding: try JSON.encode(ByCodable(value: value)), as: UTF8.self)
    #expect(direct == general, sourceLocation: place)
  }

  @Test("a finding, with and without a suggestion", arguments: FindingResult.allCases)
  func finding(result: FindingResult) throws {
    for suggestion in [nil, .met, .notMet] as [FindingResult?] {
      try check(
        Finding(
          clause: "N1.2", result: result, evidence: "申报“本科”\n\\ \u{0}\u{7F}", source: .declared, suggestion: suggestion)
      )
    }
  }

  @Test("a finding with the places of its words and what the text says of the field", arguments: FieldRelation.allCases)
  func advice(relation: FieldRelation) throws {
    let span = TextSpan(column: TextSpan.experience, start: 2, end: 4, words: "桥“梁\\")
    for (fields, specialty) in [([], nil), (["civil", "building"], "structural")] as [([String], String?)] {
      let advice = FieldAdvice(
        relation: relation, fields: fields, specialty: specialty,
        reasons: [FieldReason(span: span, clause: "A1.1.1", term: "桥梁工程")])
      for spans in [nil, [], [span, span]] as [[TextSpan]?] {
        try check(
          Finding(clause: "N1.1", result: .met, evidence: "申报", source: .declared, spans: spans, advice: advice))
      }
    }
  }

  @Test("a candidate, whatever is left out", arguments: 0..<200)
  func candidate(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let candidate = Self.candidate(using: &generator)
    try check(candidate)
    try check(candidate.person)
    try check(candidate.enterprise)
    try check(candidate.project)
    try check(candidate.qualifications)
    try check(candidate.origin)
  }

  @Test("what screening puts out for everybody who passes", arguments: 0..<50)
  func events(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let candidate = Self.candidate(using: &generator)
    let findings = (0..<Int.random(in: 0...4, using: &generator)).map { number in
      Finding(clause: "N1.\(number)", result: .met, evidence: "申报", source: .table)
    }
    let times = (Timestamp(milliseconds: 1_744_767_000_123), Timestamp(milliseconds: 1_760_578_200_000))
    try check(CandidatePassed(candidateID: candidate.id, findings: findings, ruleSet: "2025-1"))
    try check(
      CandidatePassed(candidateID: candidate.id, findings: findings, officer: "o", reason: "因", ruleSet: "2025-1"))
    try check(
      CandidateAllocated(
        candidateID: candidate.id, caseID: "c", society: "civil", field: "civil", allocatedAt: times.0, dueAt: times.1,
        explanation: "受理"))
    try check(
      CaseAllocated(
        caseID: "c", society: "civil", candidate: candidate, findings: findings, allocatedAt: times.0, dueAt: times.1))
    let pauses = (0..<Int.random(in: 0...3, using: &generator)).map { number in
      ClockPause(
        from: times.0, to: number == 0 ? times.1 : nil, waitedFor: number == 1 ? nil : .unit,
        caseID: number == 2 ? "c" : nil)
    }
    try check(
      CaseAllocated(
        caseID: "c", society: "civil", candidate: candidate, findings: findings, allocatedAt: times.0, dueAt: times.1,
        clock: EvaluationClock(startedAt: times.0, stoppedAt: pauses.isEmpty ? nil : times.1, pauses: pauses)))
  }

  @Test("what JSON cannot write is refused, and the error says where it stands")
  func refused() throws {
    var candidate = Candidate.sample()
    candidate.qualifications.relevantYears = .infinity
    let error = try #require(throws: JSONError.self) { try JSON.encode(CandidateRecommended(candidate: candidate)) }
    #expect(error.description.hasPrefix("candidate.qualifications.relevantYears does not fit"))
  }

  private static func candidate(using generator: inout SeededGenerator) -> Candidate {
    func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
    var candidate = Candidate.sample(
      specialty: maybe("structural"), level: maybe(.senior) ?? .professional, location: maybe("MM"))
    candidate.late = maybe(true) ?? false
    candidate.person = Person(name: "某\"某", phone: "13900000000", email: maybe("a@example.com"))
    candidate.enterprise = Enterprise(name: "公司", contact: maybe("联系人"), phone: maybe("13900000001"))
    candidate.project = Project(
      name: maybe("水电站"), country: maybe("MM"), type: maybe(.aid), status: maybe(.underConstruction))
    candidate.qualifications = DeclaredQualifications(
      education: maybe("本科"), degree: maybe("学士"), discipline: maybe("土木工程"), relevantYears: maybe(5.5),
      significantYears: maybe(2))
    candidate.experience = maybe("参与设计\t与施工")
    return candidate
  }
}

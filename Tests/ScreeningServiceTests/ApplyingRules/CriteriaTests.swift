import Contracts
import Testing

@testable import ScreeningService

/// The notice clause by clause, with the boundary on both sides.
@Suite struct CriteriaTests {
  private let rules = RuleSet.notice2025

  private func finding(_ clause: String, of candidate: Candidate) throws -> Finding {
    try #require(rules.judge(candidate).findings.first { $0.clause == clause })
  }

  // MARK: N1.1

  @Test(
    "N1.1: each of the 12 fields is one, with and without a specialty of it", arguments: Taxonomy.attachment1.fields)
  func everyField(_ field: Taxonomy.Field) throws {
    for specialty in [nil] + field.specialties.map({ Optional($0.code) }) {
      let found = try finding("N1.1", of: .example(field: field.code, specialty: specialty))
      #expect(found.result == .met)
      #expect(found.source == .declared)
      #expect(found.evidence.contains(field.name))
    }
  }

  @Test("N1.1: a field outside the 12 is not met", arguments: ["aerospace", "", "Civil", "土木"])
  func unknownField(_ field: String) throws {
    let judgement = rules.judge(.example(field: field))
    #expect(judgement.outcome == .rejected)
    #expect(judgement.clauses == ["N1.1"])
  }

  @Test("N1.1: a specialty of another field is a contradiction for an officer, no refusal")
  func foreignSpecialty() throws {
    let judgement = rules.judge(.example(field: "civil", specialty: "levee"))
    #expect(judgement.findings.first?.result == .notEvidenced)
    #expect(judgement.outcome == .underReview)
  }

  // MARK: N1.2

  @Test(
    "N1.2: what the columns 最高学历 and 学位 say together",
    arguments: [
      ("本科", "学士", .met), ("研究生", "硕士", .met), ("博士研究生", "博士", .met), ("本科", nil, .met), (nil, "学士", .met),
      ("大学本科", "工学学士", .met),
      ("专升本", nil, .met), ("Bachelor", nil, .met), ("本科", "-", .met), ("本 科", "", .met), ("本科", "工学", .met),
      ("大专", nil, .notMet), ("大学专科", nil, .notMet), ("高中", nil, .notMet), ("中专", "无", .notMet), ("专科", "/", .notMet),
      ("技校", nil, .notMet),
      ("本科", "无", .notEvidenced), ("大专", "学士", .notEvidenced), ("本科（在读）", nil, .notEvidenced),
      ("研究生肄业", nil, .notEvidenced),
      ("大学", nil, .notEvidenced), ("研究生课程进修", nil, .notEvidenced), ("大专、本科在读", nil, .notEvidenced),
      (nil, nil, .notEvidenced),
      ("", "", .notEvidenced), ("不详", nil, .notEvidenced), (nil, "无", .notEvidenced),
    ] as [(String?, String?, FindingResult)])
  func degree(_ education: String?, _ degree: String?, _ expected: FindingResult) throws {
    let found = try finding(
      "N1.2",
      of: .example(
        qualifications: .init(
          education: education, degree: degree, discipline: "土木工程", relevantYears: 5, significantYears: 2)))
    #expect(found.result == expected)
    if expected != .notEvidenced { #expect(found.source == .declared && found.suggestion == nil) }
  }

  @Test(
    "N1.2: a discipline that is not plainly engineering goes to an officer and is never refused",
    arguments: [
      ("土木工程", .met, nil), ("应用物理学", .notEvidenced, nil), ("金融工程", .notEvidenced, nil), ("英语", .notEvidenced, .notMet),
      ("会计学", .notEvidenced, .notMet),
    ] as [(String, FindingResult, FindingResult?)])
  func discipline(_ discipline: String, _ expected: FindingResult, _ suggestion: FindingResult?) throws {
    let candidate = Candidate.example(
      qualifications: .init(
        education: "本科", degree: "学士", discipline: discipline, relevantYears: 5, significantYears: 2))
    let found = try finding("N1.2", of: candidate)
    #expect(found.result == expected)
    #expect(found.suggestion == suggestion)
    #expect(found.evidence.contains(discipline))
    #expect(rules.judge(candidate).outcome != .rejected)
  }

  @Test(
    "N1.2: a declared degree without a discipline is completed from the text, as a suggestion",
    arguments: [
      ("2016年本科毕业于示例大学桥梁工程专业", EvidenceSource.text, FindingResult.met), ("2016年本科毕业于示例大学英语专业", .text, .notMet),
      ("", .declared, .met),
    ])
  func disciplineFromText(_ text: String, _ source: EvidenceSource, _ suggestion: FindingResult) throws {
    let found = try finding(
      "N1.2",
      of: .example(
        qualifications: .init(education: "本科", relevantYears: 5, significantYears: 2), experience: text))
    #expect(found.result == .notEvidenced)
    #expect(found.source == source)
    #expect(found.suggestion == suggestion)
  }

  @Test("N1.2: columns that settle nothing leave the word to the text")
  func unclearThenText() throws {
    let found = try finding(
      "N1.2",
      of: .example(
        qualifications: .init(education: "大学", discipline: "土木工程", relevantYears: 5, significantYears: 2),
        experience: "2010年本科毕业。"))
    #expect(found.result == .notEvidenced)
    #expect(found.source == .text)
    #expect(found.suggestion == .met)
  }

  @Test("N1.2: a declared 大专 decides, whatever the text says")
  func declaredBeatsText() {
    let judgement = rules.judge(
      .example(
        qualifications: .init(education: "大专", discipline: "土木工程", relevantYears: 12, significantYears: 6),
        experience: "2010年取得本科学历。"))
    #expect(judgement.outcome == .rejected)
    #expect(judgement.clauses == ["N1.2"])
  }

  // MARK: N1.3.1 and N1.3.2

  @Test(
    "N1.3.1 and N1.3.2: exactly so many years is enough, a little less is not",
    arguments: [
      (.professional, 5, 2, .met), (.professional, 4.9, 2, .notMet), (.professional, 5, 1.9, .notMet),
      (.professional, 4, 1, .notMet),
      (.professional, 30, 20, .met), (.professional, 0, 0, .notMet), (.professional, 5, 5, .met),
      (.senior, 10, 5, .met), (.senior, 9.9, 5, .notMet), (.senior, 10, 4.9, .notMet), (.senior, 9, 6, .notMet),
      (.senior, 5, 2, .notMet),
      (.senior, 10.5, 5.5, .met),
      (.professional, 4, nil, .notMet), (.professional, nil, 1, .notMet), (.senior, 9, nil, .notMet),
      (.senior, nil, 4, .notMet),
      (.professional, 5, nil, .notEvidenced), (.professional, nil, 2, .notEvidenced),
      (.senior, nil, nil, .notEvidenced),
      (.professional, -1, 2, .notEvidenced), (.professional, .nan, 2, .notEvidenced),
      (.professional, .infinity, 2, .notEvidenced),
      (.professional, 2020, 2, .notEvidenced), (.professional, 5, 6, .notEvidenced),
    ] as [(Level, Double?, Double?, FindingResult)])
  func years(_ level: Level, _ relevant: Double?, _ significant: Double?, _ expected: FindingResult) throws {
    let clause = level == .senior ? "N1.3.2" : "N1.3.1"
    let candidate = Candidate.example(
      level: level, qualifications: .engineer(relevant: relevant, significant: significant))
    let judgement = rules.judge(candidate)
    #expect(try finding(clause, of: candidate).result == expected)
    switch expected {
    case .met: #expect(judgement.outcome == .passed)
    case .notMet:
      // Who misses the senior years and declares the professional ones is offered that level.
      let isOffered = level == .senior && (relevant ?? 0) >= 5 && (significant ?? 0) >= 2
      #expect(judgement.outcome == (isOffered ? .informationRequired : .rejected) && judgement.clauses == [clause])
    case .notEvidenced: #expect(judgement.outcome == .underReview)
    }
  }

  @Test(
    "N1.3.1: the half that no column gives is read from the text, as a suggestion",
    arguments: [
      (6, nil, "其中重要工程工作3年", .met), (6, nil, "其中重要工程工作1年", .notMet), (6, nil, "负责设计", nil),
      (nil, 3, "从事桥梁设计6年", .met), (nil, 3, "从事桥梁设计4年", .notMet), (nil, 3, "", nil),
      (nil, nil, "从事桥梁设计6年", nil), (nil, nil, "从事桥梁设计4年", .notMet), (nil, nil, "从事桥梁设计近5年", .notMet),
      (nil, nil, "从事桥梁设计约5年，重要工程工作3年", nil),
    ] as [(Double?, Double?, String, FindingResult?)])
  func yearsFromText(_ relevant: Double?, _ significant: Double?, _ text: String, _ suggestion: FindingResult?) throws {
    let found = try finding(
      "N1.3.1",
      of: .example(qualifications: .engineer(relevant: relevant, significant: significant), experience: text))
    #expect(found.result == .notEvidenced)
    #expect(found.suggestion == suggestion)
  }

  @Test("Only the level applied for is checked", arguments: Level.allCases)
  func onlyItsLevel(_ level: Level) {
    let clauses = rules.judge(.example(level: level)).findings.map(\.clause)
    #expect(clauses == ["N1.1", "N1.2", level == .senior ? "N1.3.2" : "N1.3.1", "N1.3.3"])
  }

  // MARK: N1.3.3

  @Test("N1.3.3: either table meets it, with or without a project", arguments: Dispatch.allCases, [nil, "示例项目"])
  func abroad(_ dispatch: Dispatch, _ project: String?) throws {
    let found = try finding("N1.3.3", of: .example(dispatch: dispatch, project: Project(name: project)))
    #expect(found.result == .met)
    #expect(found.source == .table)
    #expect(found.evidence.contains(dispatch == .dispatched ? "已外派" : "计划外派"))
    if let project { #expect(found.evidence.contains(project)) }
  }

  @Test("N1.3.3: a project on the mainland contradicts the table and goes to an officer")
  func mainlandProject() throws {
    let candidate = Candidate.example(project: Project(name: "示例项目", country: "CN"))
    #expect(try finding("N1.3.3", of: candidate).result == .notEvidenced)
    #expect(rules.judge(candidate).outcome == .underReview)
  }

  @Test("N1.3.3: Hong Kong, Macao and Taiwan lie outside the mainland", arguments: ["HK", "MO", "TW"])
  func outsideMainland(_ country: String) throws {
    #expect(try finding("N1.3.3", of: .example(project: Project(country: country))).result == .met)
  }

  @Test("No criterion stops the others: everything that is missed is named")
  func everyCriterionRuns() {
    let judgement = rules.judge(
      .example(
        field: "aerospace", level: .senior,
        qualifications: .init(education: "高中", discipline: "英语", relevantYears: 1, significantYears: 0)))
    #expect(judgement.clauses == ["N1.1", "N1.2", "N1.3.2"])
    #expect(judgement.findings.count == 4)
  }
}

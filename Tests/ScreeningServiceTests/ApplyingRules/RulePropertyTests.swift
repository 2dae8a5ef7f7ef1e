import AccordTesting
import Contracts
import Testing

@testable import ScreeningService

/// What holds for every candidate, tried on generated ones. A failure names its seed.
@Suite struct RulePropertyTests {
  private static let seeds: [UInt64] = Array(1...400)
  private let rules = RuleSet.notice2025

  private static let sentences = [
    "2016年毕业于同济大学桥梁工程专业（本科、学士）", "本科", "大专学历", "硕士研究生", "未取得学位", "从事桥梁工程9年", "其中担任技术负责人4年", "主持重大工程12年", "从事设计近5年",
    "导师从事教学30年",
    "曾在缅甸负责施工", "2008年至今在示例公司工作", "工作经验20年以上", "参与国家重大专项", "从事会计工作10年", "", "。", "（（", "年年年9", "９．９年",
    "99999999999999999999年", "从事\u{0}年",
  ]

  private static func candidate(_ generator: inout SeededGenerator) -> Candidate {
    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &generator)] }
    func years() -> Double? {
      Bool.random(using: &generator) ? nil : Double(Int.random(in: 0...30, using: &generator)) / 2
    }
    let count = Int.random(in: 0...5, using: &generator)
    let text = (0..<count).map { _ in pick(sentences) + pick(["，", "。", "；", "", " "]) }.joined()
    return .example(
      dispatch: pick(Dispatch.allCases), field: pick(["civil", "hydraulic", "computing", "unknown"]),
      specialty: pick([nil, "structural", "other"]), level: pick(Level.allCases),
      qualifications: DeclaredQualifications(
        education: pick([nil, "本科", "大专", "研究生", "大学", "本科在读"]), degree: pick([nil, "学士", "硕士", "无", "-"]),
        discipline: pick([nil, "土木工程", "英语", "数学"]), relevantYears: years(), significantYears: years()),
      experience: pick([nil, text]),
      project: pick([Project(), Project(name: "示例项目", country: "MM"), Project(country: "CN")]))
  }

  private static func rank(_ result: FindingResult) -> Int {
    switch result {
    case .notMet: 0
    case .notEvidenced: 1
    case .met: 2
    }
  }

  @Test(
    "Every candidate has one outcome, all criteria in order, and reasons exactly where refused or offered another level",
    arguments: seeds)
  func shape(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let candidate = Self.candidate(&generator)
    let judgement = rules.judge(candidate)
    #expect(judgement.findings.map(\.clause) == rules.clauses(for: candidate.level))
    let isOffered = judgement.outcome == .informationRequired
    #expect((judgement.outcome == .rejected || isOffered) == !judgement.clauses.isEmpty)
    if isOffered {
      #expect(judgement.offered == .professional && candidate.level == .senior && judgement.clauses == ["N1.3.2"])
    }
    #expect((judgement.outcome == .underReview) == (judgement.suggestion != nil))
    #expect(judgement == rules.judge(candidate))
    for finding in judgement.findings {
      #expect(!finding.evidence.isEmpty)
      if finding.result != .notEvidenced { #expect(finding.suggestion == nil) }
      if finding.source == .text || finding.source == .none { #expect(finding.result == .notEvidenced) }
    }
  }

  @Test("The text alone never decides: without it nobody is better or worse off", arguments: seeds)
  func textNeverDecides(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let candidate = Self.candidate(&generator)
    var silent = candidate
    silent.experience = nil
    let with = rules.judge(candidate)
    let without = rules.judge(silent)
    #expect(with.outcome == without.outcome)
    #expect(with.findings.map(\.result) == without.findings.map(\.result))
  }

  @Test("More declared years never make a finding worse than silence, nor met not met", arguments: seeds)
  func moreYears(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let candidate = Self.candidate(&generator)
    var better = candidate
    if let years = better.qualifications.relevantYears {
      better.qualifications.relevantYears = years + Double(Int.random(in: 1...10, using: &generator))
    }
    let before = rules.judge(candidate).findings[2].result
    let after = rules.judge(better).findings[2].result
    #expect(Self.rank(after) >= Self.rank(before))
  }

  @Test("One candidate's columns move only their own criterion", arguments: seeds)
  func independence(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let candidate = Self.candidate(&generator)
    var other = candidate
    other.qualifications.relevantYears = 7
    other.qualifications.significantYears = 3
    let before = rules.judge(candidate).findings
    let after = rules.judge(other).findings
    #expect([0, 1, 3].allSatisfy { before[$0] == after[$0] })
  }

  @Test("Any text at all is read without a fault", arguments: seeds)
  func anyText(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("从事工作本科学士硕大专毕业历其中重要工程9５十余近年以上，。（）、；未导师.\n\u{3000} aZ🙂\u{301}")
    let text = String(
      (0..<Int.random(in: 0...80, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      })
    let evidence = CareerEvidence(reading: text)
    for quote in (evidence.relevant?.quotes ?? []) + (evidence.significant?.quotes ?? [])
      + (evidence.education?.quotes ?? [])
    {
      #expect(text.unicodeScalars.map(\.value).count >= quote.unicodeScalars.count)
      #expect(String(String.UnicodeScalarView(text.unicodeScalars)).unicodeScalars.contains(quote.unicodeScalars))
    }
    if let years = evidence.relevant?.interval { #expect(years.low <= years.high && years.low >= 0) }
  }
}

extension Collection where Element: Equatable {
  fileprivate func contains(_ other: some Collection<Element>) -> Bool {
    guard !other.isEmpty else { return true }
    return indices.contains { self[$0...].starts(with: other) }
  }
}

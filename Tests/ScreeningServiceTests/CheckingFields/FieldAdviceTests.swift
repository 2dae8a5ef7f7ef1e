import Contracts
import Testing

@testable import ScreeningService

/// What the criterion of the field makes of the career text (N1.1).
@Suite struct FieldAdviceTests {
  private static let bridges = "从事桥梁设计与施工9年，主持斜拉桥施工。"

  private static func finding(
    _ field: String, _ specialty: String? = nil, _ text: String?, project: String? = nil, review: Bool = false
  ) throws -> Finding {
    let yaml = String(decoding: PackageResources.notice_2025_yaml, as: UTF8.self)
      .replacing("    clause: N1.1\n", with: "    clause: N1.1\n    disagreement: \(review ? "review" : "note")\n")
    let rules = try RuleSet(yaml: yaml)
    var candidate = Candidate.example(field: field, specialty: specialty, experience: text)
    candidate.project.name = project
    return rules.judge(candidate).findings[0]
  }

  @Test("A text that speaks of another field is noted with its words, and the finding stays met")
  func disagreement() throws {
    let finding = try Self.finding("computing", "computing", Self.bridges)
    #expect(finding.result == .met && finding.suggestion == nil && finding.source == .declared)
    let advice = try #require(finding.advice)
    #expect(advice.relation == .disagrees && advice.fields == ["civil"] && advice.specialty == nil)
    #expect(
      advice.reasons.first
        == FieldReason(
          span: TextSpan(column: "experience", start: 2, end: 4, words: "桥梁"), clause: "A1.1.1", term: "桥梁工程"))
    #expect(finding.evidence == "申报领域：计算机与应用类，专业类别：计算机与应用类（附件1）；经历所述“桥梁”属附件1土木工程类（A1.1.1“桥梁工程”），与申报领域不符，请核对")
  }

  @Test("A rule set may have an officer look at it; the suggestion is that the field's criterion is met")
  func reviewed() throws {
    let finding = try Self.finding("computing", "computing", Self.bridges, review: true)
    #expect(finding.result == .notEvidenced && finding.suggestion == .met)
    #expect(Judgement(findings: [finding]).suggestion == .passed)
    for field in ["civil", "hydraulic"] {
      #expect(try Self.finding(field, nil, "从事隧道施工11年。", review: true).result == .met)
    }
    #expect(try Self.finding("forestry", nil, Self.bridges, review: true).result == .notMet)
  }

  @Test("The project speaks for the declared field and never against it")
  func project() throws {
    #expect(try Self.finding("hydraulic", "levee", Self.bridges, project: "示例水电站").advice == nil)
    #expect(try Self.finding("hydraulic", "levee", Self.bridges, project: "示例项目").advice?.relation == .disagrees)
    #expect(try Self.finding("hydraulic", "levee", "从事项目管理9年。", project: "示例大桥").advice == nil)
  }

  @Test("A specialty is suggested where none is named or the named one is of another field, and never beside one")
  func specialty() throws {
    #expect(try Self.finding("civil", nil, Self.bridges).advice?.specialty == "structural")
    #expect(try Self.finding("civil", "levee", Self.bridges).advice?.specialty == "structural")
    #expect(try Self.finding("civil", "geotechnical", Self.bridges).advice == nil)
    #expect(try Self.finding("civil", nil, nil).advice == nil)
    #expect(try Self.finding("civil", nil, "，。；、（）《》").advice == nil)
  }

  @Test("What Attachment 1 lists in several fields is an overlap, with the clauses of all of them")
  func overlap() throws {
    for field in ["civil", "building", "hydraulic"] {
      let advice = try #require(try Self.finding(field, nil, "从事房屋建筑结构设计12年。").advice)
      #expect(advice.relation == .overlaps)
      #expect(Set(advice.fields + [field]) == ["civil", "building", "hydraulic"])
      #expect(Set(advice.reasons.map { $0.clause.split(separator: ".")[1] }) == ["1", "4", "8"])
    }
  }

  @Test("Where a text stands, it is counted in code points, past blanks and letters of any width")
  func places() throws {
    let text = "２０10年起🙂，从事 桥 梁 施工"
    let reason = try #require(try Self.finding("civil", nil, text).advice?.reasons.first)
    #expect(reason.span.words == "桥 梁")
    let scalars = Array(text.unicodeScalars)[reason.span.start..<reason.span.end]
    #expect(String(String.UnicodeScalarView(scalars)) == "桥 梁")
  }

  @Test("What becomes of a disagreement is note or review, of the field's criterion only")
  func faults() throws {
    let notice = String(decoding: PackageResources.notice_2025_yaml, as: UTF8.self)
    for (clause, value, fault) in [
      ("N1.1", "refuse", "`disagreement` takes `note` or `review`"),
      ("N1.2", "note", "there is no key `disagreement` here"),
    ] {
      let yaml = notice.replacing(
        "    clause: \(clause)\n", with: "    clause: \(clause)\n    disagreement: \(value)\n")
      let error = try #require(throws: RuleSetFaults.self) { try RuleSet(yaml: yaml) }
      #expect(error.faults.contains { $0.contains(fault) }, "\(error.faults)")
    }
  }
}

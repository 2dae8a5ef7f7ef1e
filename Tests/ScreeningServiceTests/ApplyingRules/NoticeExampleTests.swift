import Contracts
import Testing

@testable import ScreeningService

/// Whole candidates as units put them forward, with what screening has to make of them.
@Suite struct NoticeExampleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var level: Level
    var field: String
    var dispatch: Dispatch = .dispatched
    var project = Project(name: "示例项目", country: "MM")
    var qualifications = DeclaredQualifications()
    var experience: String
    var outcome: ScreeningOutcome
    var suggestion: ScreeningOutcome?
    /// Clauses that are not met, or that the text speaks against.
    var against: [String] = []

    var testDescription: String { name }
  }

  static let declared = [
    Example(
      name: "14 years, 8 of them significant", level: .senior, field: "hydraulic",
      qualifications: .init(
        education: "研究生", degree: "硕士", discipline: "水利水电工程", relevantYears: 14, significantYears: 8),
      experience: "曾参与萨尔温江中游水电站项目，领导挡水工程和泄洪工程设计，主持大坝混凝土温控专题。", outcome: .passed),
    Example(
      name: "6 years, 2 of them significant", level: .professional, field: "hydraulic",
      qualifications: .init(
        education: "本科", degree: "学士", discipline: "水文与水资源工程", relevantYears: 6, significantYears: 2),
      experience: "曾参与萨尔温江中游水电站项目，负责引水工程隧洞施工监测与工程安全监测。", outcome: .passed),
    Example(
      name: "exactly 5 and 2", level: .professional, field: "ict",
      qualifications: .init(education: "本科", degree: "学士", discipline: "通信工程", relevantYears: 5, significantYears: 2),
      experience: "曾参与全岛5G承载网扩容，设计无线网络及核心交换网络割接方案。", outcome: .passed),
    Example(
      name: "senior with 9 years", level: .senior, field: "ict",
      qualifications: .init(
        education: "本科", degree: "学士", discipline: "电子信息工程", relevantYears: 9, significantYears: 6),
      experience: "曾参与全岛5G承载网扩容，负责有线传输网络设备安装与测试。", outcome: .informationRequired, against: ["N1.3.2"]),
    Example(
      name: "planned, without project or country", level: .professional, field: "computing", dispatch: .planned,
      project: Project(),
      qualifications: .init(
        education: "研究生", degree: "硕士", discipline: "软件工程", relevantYears: 7, significantYears: 3),
      experience: "主持面向海外电网企业的嵌入式系统与物联网工程平台研发，计划外派参与实施。", outcome: .passed),
  ]

  static let undeclared = [
    Example(
      name: "degree in brackets, 9 years, 4 as technical lead", level: .professional, field: "civil",
      experience:
        "2016年毕业于同济大学桥梁工程专业（本科、学士），从事桥梁工程设计与施工9年，其中担任项目技术负责人4年。曾参与仰光河跨河大桥项目，负责主桥斜拉索施工方案设计和现场实施，解决了深水基础承台温控难题。",
      outcome: .underReview, suggestion: .passed),
    Example(
      name: "master, 16 years, 7 of them significant", level: .senior, field: "civil",
      experience: "2008年获西南交通大学岩土工程硕士学位，从事岩土工程16年，主持重大桥梁基础工程7年。曾参与仰光河跨河大桥项目，领导桩基与基坑支护设计。",
      outcome: .underReview, suggestion: .passed),
    Example(
      name: "college diploma", level: .senior, field: "civil", experience: "大专学历，从事施工管理12年，参与仰光河跨河大桥项目引桥施工。",
      outcome: .underReview, suggestion: .rejected, against: ["N1.2"]),
    Example(
      name: "bachelor, 8 years, 3 of them significant", level: .professional, field: "electrical",
      experience:
        "2017年本科毕业于华北电力大学电气工程及其自动化专业，获学士学位，从事输配电工程8年，其中重要工程工作3年，负责柔佛州500kV变电站继电保护调试和高压电气设备安装。",
      outcome: .underReview, suggestion: .passed),
    Example(
      name: "10 years of work, 5 of them significant", level: .professional, field: "mechanical", dispatch: .planned,
      experience: "2015年本科毕业于浙江大学机械设计制造及其自动化专业，学士，工作10年，重要工程工作5年，主持自动化立体库机器人系统设计。",
      outcome: .underReview, suggestion: .passed),
    Example(
      name: "3 years", level: .professional, field: "mechanical", dispatch: .planned,
      experience: "2022年本科毕业，从事机械设计工作3年，参与物流分拣设备研发。", outcome: .underReview, suggestion: .rejected,
      against: ["N1.3.1"]),
    Example(
      name: "bachelor of building environment, 10 and 4", level: .professional, field: "building",
      experience: "2014年本科毕业（学士），建筑环境专业，从事暖通空调设计10年，其中重要工程4年，负责区域能源供热供冷系统设计。",
      outcome: .underReview, suggestion: .passed),
    Example(
      name: "no degree and no years", level: .professional, field: "building",
      experience: String(repeating: "曾参与马来西亚东海岸铁路配套房建项目，负责建筑电气与智能化设计。", count: 12), outcome: .underReview,
      suggestion: .informationRequired),
    Example(
      name: "no text at all", level: .senior, field: "building", experience: "", outcome: .underReview,
      suggestion: .informationRequired),
  ]

  @Test(arguments: declared + undeclared)
  func example(_ example: Example) {
    let candidate = Candidate.example(
      dispatch: example.dispatch, field: example.field, level: example.level, qualifications: example.qualifications,
      experience: example.experience, project: example.project)
    let judgement = RuleSet.notice2025.judge(candidate)

    #expect(judgement.outcome == example.outcome)
    #expect(judgement.suggestion == example.suggestion)
    #expect(judgement.findings.map(\.clause) == RuleSet.notice2025.clauses(for: example.level))
    let against = judgement.findings.filter { $0.result == .notMet || $0.suggestion == .notMet }.map(\.clause)
    #expect(against == example.against)
    // Who is offered another level is asked about the clause that is missed.
    let isMissed = example.outcome == .rejected || example.outcome == .informationRequired
    #expect(judgement.clauses == (isMissed ? example.against : []))
    #expect(judgement.findings.allSatisfy { !$0.evidence.isEmpty })
  }

  @Test(
    "What the text says is quoted as it was written",
    arguments: [
      (0, "N1.2", "“2016年毕业于同济大学桥梁工程专业（本科、学士）”"), (0, "N1.3.1", "“从事桥梁工程设计与施工9年”“其中担任项目技术负责人4年”"),
      (1, "N1.2", "“2008年获西南交通大学岩土工程硕士学位”"), (1, "N1.3.2", "“从事岩土工程16年”“主持重大桥梁基础工程7年”"),
      (2, "N1.2", "“大专学历”"), (2, "N1.3.2", "“从事施工管理12年”"), (5, "N1.3.1", "“从事机械设计工作3年”"),
      (6, "N1.2", "“2014年本科毕业（学士）”“建筑环境专业”"),
    ])
  func quotes(_ index: Int, _ clause: String, _ quote: String) throws {
    let example = Self.undeclared[index]
    let judgement = RuleSet.notice2025.judge(
      .example(
        field: example.field, level: example.level, qualifications: .init(), experience: example.experience))
    let finding = try #require(judgement.findings.first { $0.clause == clause })
    #expect(finding.evidence.contains(quote))
    #expect(finding.source == .text)
    #expect(finding.result == .notEvidenced)
  }
}

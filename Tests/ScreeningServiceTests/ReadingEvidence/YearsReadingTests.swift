import Testing

@testable import ScreeningService

@Suite struct YearsReadingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var relevant: YearsInterval?
    var significant: YearsInterval?
    var testDescription: String { text }

    init(_ text: String, _ relevant: YearsInterval?, significant: YearsInterval? = nil) {
      self.text = text
      self.relevant = relevant
      self.significant = significant
    }
  }

  private static func exactly(_ years: Double) -> YearsInterval { YearsInterval(exactly: years) }
  private static func atLeast(_ years: Double) -> YearsInterval { YearsInterval(low: years, high: .infinity) }

  @Test(
    "Years are read in every way of writing",
    arguments: [
      Case("从事桥梁工程9年", exactly(9)),
      Case("从事桥梁工程九年", exactly(9)),
      Case("从事桥梁工程９年", exactly(9)),
      Case("从事桥梁工程 9 年。", exactly(9)),
      Case("从事水利设计十五年", exactly(15)),
      Case("从事水利设计二十年", exactly(20)),
      Case("从事水利设计二十三年", exactly(23)),
      Case("从事水利设计两年", exactly(2)),
      Case("从事水利设计廿年", exactly(20)),
      Case("从事水利设计20年以上", atLeast(20)),
      Case("从事水利设计二十年以上", atLeast(20)),
      Case("从事水利设计超过10年", atLeast(10)),
      Case("从事水利设计逾十年", atLeast(10)),
      Case("从事水利设计十余年", YearsInterval(low: 10, high: 20)),
      Case("从事水利设计10多年", YearsInterval(low: 10, high: 20)),
      Case("从事水利设计9年多", YearsInterval(low: 9, high: 10)),
      Case("从事水利设计4年半", exactly(4.5)),
      Case("从事水利设计9.5年", exactly(9.5)),
      Case("从事水利设计近10年", YearsInterval(low: 9, high: 10.0.nextDown)),
      Case("从事水利设计约5年", YearsInterval(low: 4, high: 6)),
      Case("从事水利设计不足5年", YearsInterval(low: 0, high: 5.0.nextDown)),
      Case("从事水利设计未满5年", YearsInterval(low: 0, high: 5.0.nextDown)),
      Case("从事水利设计满5年", exactly(5)),
      Case("工作年限：12年", exactly(12)),
      Case("工作经验10年", exactly(10)),
      Case("具有9年桥梁工程设计经验", exactly(9)),
      Case("有15年的工作经验", exactly(15)),
      Case("从事9年桥梁设计", exactly(9)),
      Case("本人从事结构设计8年，在多个国家工作。", exactly(8)),
      Case("从事道路设计（含市政）7年", exactly(7)),
    ])
  func relevantYears(_ item: Case) {
    #expect(CareerEvidence(reading: item.text).relevant?.interval == item.relevant)
  }

  @Test(
    "Significant years are a part of the whole, in one clause or several",
    arguments: [
      Case("从事桥梁工程9年，其中担任技术负责人4年", exactly(9), significant: exactly(4)),
      Case("从事桥梁工程9年其中担任技术负责人4年", exactly(9), significant: exactly(4)),
      Case("工作10年（其中重要工程5年）", exactly(10), significant: exactly(5)),
      Case("从事岩土工程16年，主持重大桥梁基础工程7年", atLeast(16), significant: exactly(7)),
      Case("从事重大水利工程建设9年，其中担任项目经理4年", exactly(9), significant: exactly(4)),
      Case("从事重大水利工程建设12年", atLeast(12), significant: exactly(12)),
      Case("重要工程工作5年", atLeast(5), significant: exactly(5)),
      Case("从事设计4年，重要工程工作2年", atLeast(4), significant: exactly(2)),
      Case("从事电气设计8年，其中在缅甸工作3年", exactly(8), significant: nil),
      Case("从事电气设计8年，其中海外项目3年", exactly(8), significant: nil),
      Case("担任项目技术负责人六年", atLeast(6), significant: exactly(6)),
    ])
  func significantYears(_ item: Case) {
    let evidence = CareerEvidence(reading: item.text)
    #expect(evidence.relevant?.interval == item.relevant)
    #expect(evidence.significant?.interval == item.significant)
  }

  @Test(
    "Several spans of work add up to nobody knows how many, so they limit nothing from above",
    arguments: [
      Case("从事设计3年，从事施工4年", atLeast(4)),
      Case("从事机械设计3年，2019年至今在示例公司工作", atLeast(3)),
    ])
  func severalSpans(_ item: Case) {
    #expect(CareerEvidence(reading: item.text).relevant?.interval == item.relevant)
  }

  @Test(
    "What is no length of the candidate's own work counts for nothing",
    arguments: [
      "2016年从事桥梁设计", "2009年", "16年参加工作", "08年参加工作，从事设计", "一六年参加工作", "二〇一六年从事设计工作",
      "从事设计工作，16年担任项目经理", "自2012年起从事桥梁设计工作",
      "该工程工期3年", "项目历时5年", "从事设计使用年限50年的桥梁工程", "负责百年一遇洪水的防洪工程", "从事50年一遇标准的堤防设计",
      "质保期2年", "公司成立30年", "本科学制4年", "设计寿命100年",
      "未从事相关工作5年", "没有10年工作经验", "尚无5年工作经验", "无相关工作经验10年", "不具备10年工作经验", "缺乏5年以上工程经验",
      "计划从事海外工程3年", "拟从事海外项目5年", "将从事海外项目3年", "未来三年从事海外项目", "预计工作5年",
      "带领团队从业10年", "团队平均从业10年", "指导技术人员工作10年", "导师张某从事桥梁设计30年", "其导师为行业专家，从事桥梁设计30年",
      "要求从事相关工作10年以上", "招聘条件：从事设计工作5年以上", "父亲从事水利工作30年",
      "从事会计工作10年", "从事行政管理工作12年", "从事销售8年",
      "近3年从事海外项目", "最近5年从事海外项目", "第9年", "从事3年期合同管理", "从事一年级教育", "从事设计3年内", "从事设计5-8年", "从事设计数十年", "从事设计多年",
      "曾参与示例大桥项目，负责电气与智能化设计。", "",
    ])
  func nothing(_ text: String) {
    let evidence = CareerEvidence(reading: text)
    #expect(evidence.relevant == nil)
    #expect(evidence.significant == nil)
  }

  @Test("After somebody else, 本人 speaks of the candidate again")
  func oneself() {
    let evidence = CareerEvidence(reading: "导师从事桥梁设计30年，本人参与，从事桥梁设计6年。")
    #expect(evidence.relevant?.interval == Self.exactly(6))
  }

  @Test("The next sentence speaks of the candidate again")
  func nextSentence() {
    let evidence = CareerEvidence(reading: "导师从事桥梁设计30年。从事桥梁设计6年。")
    #expect(evidence.relevant?.interval == Self.exactly(6))
  }

  @Test("Significant years beyond the whole contradict it: neither is taken")
  func contradiction() {
    let evidence = CareerEvidence(reading: "从事设计4年，重要工程工作6年")
    #expect(evidence.relevant == nil)
    #expect(evidence.significant == nil)
  }

  @Test("What is quoted is the clause as it was written")
  func quote() {
    let evidence = CareerEvidence(reading: "本科。 从事　桥梁工程 ９ 年 ，其中担任技术负责人四年；曾在缅甸。")
    #expect(evidence.relevant?.quotes == ["从事　桥梁工程 ９ 年"])
    #expect(evidence.significant?.quotes == ["其中担任技术负责人四年"])
  }
}

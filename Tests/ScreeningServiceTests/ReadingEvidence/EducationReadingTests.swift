import Testing

@testable import ScreeningService

@Suite struct EducationReadingTests {
  @Test(
    "A degree of the candidate's own is seen",
    arguments: [
      "2016年毕业于同济大学桥梁工程专业（本科、学士）", "2008年获西南交通大学岩土工程硕士学位", "2017年本科毕业于华北电力大学电气工程及其自动化专业，获学士学位",
      "2022年本科毕业", "本科学历", "本科，从事结构设计8年", "硕士研究生学历", "工学硕士", "取得博士学位", "学历：本科", "最高学历：硕士研究生；从事设计8年", "全日制本科，学士",
      "非全日制本科毕业", "2005年大专毕业，2010年取得本科学历", "本科于2012年毕业", "本人本科学历", "同济大学本科", "无锡江南大学本科毕业", "专升本毕业", "曾在非洲工作，本科毕业",
    ])
  func degree(_ text: String) {
    #expect(CareerEvidence(reading: text).education?.isDegree == true)
  }

  @Test(
    "Less than a degree is seen",
    arguments: ["大专学历，从事施工管理12年", "2010年大专毕业", "专科学历", "中专毕业后从事测量工作", "高中毕业", "技校毕业，从事焊接工作", "高职学历", "大专，从事施工"])
  func belowDegree(_ text: String) {
    #expect(CareerEvidence(reading: text).education?.isDegree == false)
  }

  @Test(
    "A denial, an unfinished course, somebody else's degree or a look-alike is no degree and no lack of one",
    arguments: [
      "未取得学士学位", "没有本科学历", "非本科学历", "无学士学位", "无本科学历", "学历不是本科", "不具备本科学历", "尚未本科毕业",
      "本科在读", "硕士研究生在读", "本科肄业", "硕士结业", "攻读硕士学位", "正在攻读博士", "申请博士学位", "研究生课程班毕业", "具有本科同等学力", "相当于本科学历",
      "预计2026年本科毕业", "即将硕士毕业", "拟取得硕士学位",
      "指导本科生3名", "带领硕士5人完成科研", "指导硕士、博士研究生5名", "团队中本科学历20人", "招聘本科毕业", "要求本科以上学历", "担任硕士生导师", "本科学历的工程师团队",
      "导师王博士", "与王博士合作", "同事张某，本科毕业于示例大学", "妻子为硕士学历", "儿子本科毕业", "徒弟均为大专学历",
      "毕业于日本科技大学", "参与国家重大专项", "提高中标率", "负责某高中教学楼结构设计", "负责高中项目", "五官专科医院项目", "参与大专院校建设", "在博士后工作站工作", "研究生公寓项目",
      "本科教学楼建设", "为其中专业工程师", "资本科目核算", "成本科学管理",
      "曾参与示例大桥项目，负责电气与智能化设计。", "",
    ])
  func nothing(_ text: String) {
    #expect(CareerEvidence(reading: text).education == nil)
  }

  @Test(
    "The discipline beside the degree is judged",
    arguments: [
      ("2016年毕业于同济大学桥梁工程专业（本科、学士）", Discipline.engineering),
      ("2008年获西南交通大学岩土工程硕士学位", .engineering),
      ("2014年本科毕业（学士），建筑环境专业，从事暖通空调设计10年", .engineering),
      ("2010年本科毕业于示例大学英语专业", .unrelated),
      ("2010年本科毕业于示例大学法学专业，从事结构设计8年", .unrelated),
      ("2010年本科毕业于示例大学应用物理专业", .unclear),
    ])
  func discipline(_ text: String, _ expected: Discipline) {
    #expect(CareerEvidence(reading: text).education?.discipline == expected)
  }

  @Test(
    "Where no discipline stands beside the degree, none is made up",
    arguments: ["2022年本科毕业，从事机械设计工作3年", "本科，担任电气专业负责人3年", "本科毕业，从事暖通专业设计10年"])
  func noDiscipline(_ text: String) throws {
    let education = try #require(CareerEvidence(reading: text).education)
    #expect(education.discipline == nil)
  }
}

import Contracts
import Testing

@testable import IntakeService

struct HeadingTests {
  @Test(arguments: [
    ("手机/邮箱", FormColumn.phone), ("联系电话及邮箱", .phone), ("联系方式（电话/邮箱）", .phone), ("电话、电子邮箱", .phone), ("手机、邮件", .phone),
    ("电子邮箱", .email), ("邮箱（选填）", .email), ("拟申请会员等级", .level), ("会员类别", .level), ("拟申请会员类别", .level), ("申报等级", .level),
    ("拟申请级别（专业/资深）", .level), ("目前所在国家", .location), ("当前所在国家（地区）", .location), ("现工作所在地", .location),
    ("主要工作经历", .experience), ("主要工程业绩", .experience), ("海外工程项目经历", .experience), ("项目经历", .experience),
    ("300字以内主要工程实践经历", .experience), ("项目国别", .projectCountry), ("项目所在国家（地区）", .projectCountry),
    ("国别", .projectCountry),
    ("派出单位", .enterprise), ("外派企业", .enterprise), ("外派单位名称", .enterprise), ("企业名称\n（企业联系及手机号码）", .enterprise),
    ("联系人姓名", .enterpriseContact), ("联系人及电话", .enterpriseContact), ("联系人电话", .enterprisePhone),
    ("联系人手机号码", .enterprisePhone),
    ("姓名及联系方式", .nameAndPhone), ("姓名、手机号码", .nameAndPhone), ("1、姓名", .name), ("【姓名】", .name), ("姓 名 *", .name),
    ("Name", .name),
    ("拟互认人员姓名", .name), ("拟互认人员联系方式", .phone), ("拟互认人员信息", .group), ("拟互认人员信息（姓名、联系方式）此列可另附表", .group),
    ("拟互认人员信息：姓名、联系方式、所在领域、当前所在地、拟申请级别", .group), ("推荐人员信息", .group), ("专业技术职称", .ignored), ("职称级别", .ignored),
    ("政治面貌", .ignored), ("微信号", .ignored), ("重要工程经历年限", .significantYears), ("相关专业工作年限（年）", .relevantYears),
    ("中方在外工程师满足专业工程会员基本条件数（本科毕业、工作5年以上）", .qualifyingEngineers),
    ("聘用外方工程师人数", .localEngineers), ("中方在外工程师人数", .chineseEngineers), ("员工总人数", .statistic),
    ("企业海外重点项目名称", .projectName), ("计划外派海外重点项目名称（如有）", .projectName), ("外派国家", .projectCountry),
    ("计划外派国家（地区）（如有）", .projectCountry), ("工程技术领域", .field), ("毕业院校及专业", .discipline), ("专业", .specialty),
  ])
  func headingsThatPeopleWrite(text: String, column: FormColumn) {
    #expect(Heading.column(text) == column, "\(text)")
  }

  @Test(arguments: ["", "（对外投资、承包工程、对外劳务、对外援助、其他）", "（企业联系及手机号码）", "爱好", "血型", "王建国", "2025"])
  func whatIsNoHeading(text: String) {
    #expect(Heading.column(text) == nil, "\(text)")
  }

  @Test(arguments: [
    (["推荐单位（盖章）： 江海省工程师学会"], "江海省工程师学会"), (["推荐单位（盖章） 江海省工程师学会"], "江海省工程师学会"),
    (["推荐单位(盖章):江海省工程师学会"], "江海省工程师学会"), (["推荐单位（盖章）：", "江海省工程师学会"], "江海省工程师学会"),
    (["推荐单位", "（盖章）：", "江海省工程师学会"], "江海省工程师学会"), (["推荐单位", "江海省工程师学会（盖章）"], "江海省工程师学会"),
    (["推荐单位：江海省工程师学会（盖章）"], "江海省工程师学会"), (["推 荐 单 位 ： 江海省工程师学会"], "江海省工程师学会"),
    (["推荐单位：江海省工程师学会    填表日期：2025年4月1日"], "江海省工程师学会"), (["推荐单位名称：江海省工程师学会"], "江海省工程师学会"),
    (["推荐单位：江海省工程师学会", "联系人：王五", "电话：13800000001"], "江海省工程师学会"),
    (["附件3  推荐单位（盖章）：江海省工程师学会"], "江海省工程师学会"), (["推荐单位（公章）：中国水工工程学会（江海分会）"], "中国水工工程学会（江海分会）"),
    (["推荐单位（盖章）：", "填表日期：2025年4月1日"], nil), (["推荐单位（盖章）：＿＿＿＿＿＿"], nil), (["推荐单位（盖章）："], nil),
    (["推荐单位：XX学会"], nil),
  ])
  func theUnitWhereverItStands(cells: [String], unit: String?) throws {
    let line = try #require(UnitLine(cells))
    #expect(line.unit == unit, "\(cells)")
  }

  @Test(arguments: [["推荐单位意见："], ["注：推荐单位（盖章）：必填"], ["序号", "企业名称"], ["王建国", "13800000001"]])
  func otherLinesNameNoUnit(cells: [String]) {
    #expect(UnitLine(cells) == nil, "\(cells)")
  }

  /// 无, 以下空白 and the like stand for nothing; names that begin like them are names.
  @Test(arguments: [
    ("无", true), ("暂无", true), ("以下空白", true), ("（以下空白）", true), ("本页无正文", true), ("/", true), ("-", true),
    ("——", true), ("……", true),
    ("无。", true), ("N/A", true), ("暂无人员", true), ("无计划外派人员", true), ("待定", true), ("#N/A", true), ("#REF!", true),
    ("无锡市政建设集团有限公司", false), ("无为县水利局", false), ("空港建设公司", false), ("王建国", false), ("A", false),
  ])
  func placeholders(text: String, isPlaceholder: Bool) {
    #expect(SpecimenRow.isPlaceholder(text) == isPlaceholder, "\(text)")
  }
}

import Contracts
import Testing

@testable import IntakeService

struct CellTests {
  @Test(arguments: [
    ("13800000001", "13800000001"), ("138 0000 0001", "13800000001"), ("138-0000-0001", "13800000001"),
    ("１３８０００００００１", "13800000001"), ("+86 138 0000 0001", "13800000001"),
    ("+8613800000001", "13800000001"), ("86-13800000001", "13800000001"), ("0086 13800000001", "13800000001"),
    ("（+86）13800000001", "13800000001"), ("13800000001/13900000002", "13800000001"),
    ("13800000001 13900000002", "13800000001"), ("手机：13800000001（微信同号）", "13800000001"),
    ("+95 9 1234 5678", "+95912345678"), ("0095912345678", "+95912345678"), ("010-88886666", "01088886666"),
    ("010-88886666 13800000001", "13800000001"), ("工号20130，13800000001", "13800000001"),
    ("13800000001.0", "13800000001"),
    ("1380000", nil), ("138000000011", nil), ("无", nil), ("12800000001", nil),
  ])
  func phones(text: String, number: String?) {
    #expect(PhoneNumber.find(in: Array(FormText.fold(text)))?.number == number, "\(text)")
  }

  @Test(arguments: [
    ("王建国 13800000001", "王建国", true), ("王建国\n13800000001", "王建国", true), ("王 建 国", "王建国", false),
    ("王建国（男）", "王建国", false), ("13800000001 王建国", "王建国", true), ("姓名：王建国 电话：13800000001", "王建国", true),
    ("王建国，+86 138-0000-0001", "王建国", true), ("John  Smith 13800000001", "John Smith", true),
    ("买买提·艾力 13800000001", "买买提·艾力", true), ("王建国13800000001wang@example.com", "王建国", true),
    ("13800000001", nil, true), ("——", nil, false),
  ])
  func people(text: String, name: String?, hasPhone: Bool) {
    let cell = PersonCell(text)
    #expect(cell.name == name, "\(text)")
    #expect((cell.phoneText != nil) == hasPhone, "\(text)")
    #expect(!cell.namesSeveral)
  }

  /// Labels go whole, and what stands beside a name is nobody else.
  @Test(arguments: [
    ("王建国 电话号码：13800000001", "王建国"), ("王建国 Tel:13800000001", "王建国"), ("王建国 TEL：13800000001", "王建国"),
    ("王建国 Mobile 13800000001", "王建国"), ("王建国 微信：13800000001", "王建国"), ("王建国 13800000001（微信同号）", "王建国"),
    ("王建国 13800000001 微信同号", "王建国"), ("王建国 联系方式：13800000001", "王建国"), ("王建国 联系电话号码 13800000001", "王建国"),
    ("王建国，男，13800000001", "王建国"), ("王建国、高级工程师、13800000001", "王建国"), ("王建国/男/汉族/13800000001", "王建国"),
    ("王建国 高级工程师 13800000001", "王建国"), ("高级工程师 王建国 13800000001", "王建国"), ("王建国高级工程师 13800000001", "王建国"),
    ("王建国先生 13800000001", "王建国"), ("王建国，项目经理，13800000001", "王建国"), ("王建国，1980年生，13800000001", "王建国"),
    ("王建国，男，45岁，本科，13800000001", "王建国"), ("王建国 男 45岁 13800000001", "王建国"), ("王建国、土木、缅甸、13800000001", "王建国"),
    ("1、王建国 13800000001", "王建国"),
    ("王建国\n（男）\n13800000001", "王建国"), ("13800000001（王建国）", "王建国"), ("王建\n国 13800000001", "王建国"),
    ("欧阳 建国 13800000001", "欧阳建国"), ("买买提 艾力 13800000001", "买买提艾力"), ("王建国 Wang Jianguo 13800000001", "王建国"),
    ("Telford Smith 13800000001", "Telford Smith"), ("王建国 1234567@qq.com 13800000001", "王建国"), ("王 13800000001", "王"),
  ])
  func whatStandsBesideAName(text: String, name: String) {
    let cell = PersonCell(text)
    #expect(cell.name == name, "\(text)")
    #expect(!cell.namesSeveral, "\(text)")
    #expect(cell.phoneText.flatMap { PhoneNumber.find(in: Array($0))?.number } == "13800000001", "\(text)")
  }

  @Test(arguments: [
    "王建国、李慧敏", "王建国，李慧敏 13800000001", "王建国 李慧敏", "王建国\n李慧敏", "王建国（男）李慧敏（女）", "王建国和李慧敏",
    "王建国 13800000001 李慧敏 13900000002", "王建国等3人", "王建国等", "John Smith / Jane Doe", "买买提·艾力、王建国",
  ])
  func severalPeopleInOneCellAreSeen(text: String) {
    #expect(PersonCell(text).namesSeveral, "\(text)")
  }

  @Test(arguments: ["详见附件", "全体技术人员", "中铁十局项目部", "王经理", "#REF!", "共5人", "从事桥梁工程设计与施工工作"])
  func whatIsNoNameNamesNobody(text: String) {
    #expect(PersonCell(SpecimenRow.isPlaceholder(text) ? "" : text).name == nil, "\(text)")
  }

  @Test func mailAddressBesideAName() {
    #expect(PersonCell("王建国 13800000001 wang@example.com").email == "wang@example.com")
  }

  @Test(arguments: [
    ("江海路桥集团有限公司\n（联系人：陈立新，手机：13800000101）", "江海路桥集团有限公司", "陈立新", "13800000101"),
    ("江海路桥集团有限公司(联系人:陈立新 电话:138-0000-0101)", "江海路桥集团有限公司", "陈立新", "13800000101"),
    ("江海路桥集团有限公司 联系人 陈立新 13800000101", "江海路桥集团有限公司", "陈立新", "13800000101"),
    ("江海路桥集团有限公司\n陈立新\n13800000101", "江海路桥集团有限公司", "陈立新", "13800000101"),
    ("江海路桥集团有限公司（陈立新，13800000101）", "江海路桥集团有限公司", "陈立新", "13800000101"),
    ("中国江海（老挝）有限公司（联系人：陈立新，手机：13800000101）", "中国江海（老挝）有限公司", "陈立新", "13800000101"),
    ("江海路桥\n集团有限公司", "江海路桥集团有限公司", nil, nil),
    ("江海路桥集团有限公司，手机：１３８０００００１０１", "江海路桥集团有限公司", nil, "13800000101"),
    ("江海路桥集团有限公司（联系人：陈立新）", "江海路桥集团有限公司", "陈立新", nil),
    ("Jianghai Bridge Co., Ltd", "Jianghai Bridge Co., Ltd", nil, nil),
    ("China Mobile International", "China Mobile International", nil, nil),
    ("China Mobile (HK) Limited", "China Mobile (HK) Limited", nil, nil),
    ("China Mobile International Tel: 13800000101", "China Mobile International", nil, "13800000101"),
    ("某某手机科技有限公司", "某某手机科技有限公司", nil, nil),
    ("江海手机科技有限公司（联系人：陈立新，手机：13800000101）", "江海手机科技有限公司", "陈立新", "13800000101"),
    ("江海电话设备厂 陈立新 13800000101", "江海电话设备厂", "陈立新", "13800000101"),
    ("江海集团联系人：陈立新 电话：13800000101", "江海集团", "陈立新", "13800000101"),
    ("江海路桥集团有限公司手机13800000101", "江海路桥集团有限公司", nil, "13800000101"),
    ("江海路桥集团有限公司（手机：13800000101，联系人：陈立新）", "江海路桥集团有限公司", "陈立新", "13800000101"),
    ("江海路桥集团有限公司 Tel.13800000101", "江海路桥集团有限公司", nil, "13800000101"),
    ("江海联系人力资源有限公司", "江海联系人力资源有限公司", nil, nil),
  ])
  func enterprises(text: String, name: String, contact: String?, phone: String?) throws {
    let cell = try #require(EnterpriseCell(text))
    #expect(cell.name == name)
    #expect(cell.contact == contact)
    #expect(cell.phone == phone)
  }

  @Test(arguments: [
    ("5", 5), ("5年", 5), ("5.5", 5.5), ("5年6个月", 5.5), ("两年半", 2.5), ("十二年", 12), ("二十年", 20), ("五年以上", 5),
    ("１０", 10), ("10年以上", 10), ("10余年", 10), ("十多年", 10), ("20多年", 20), ("10年+", 10), ("≥5年", 5), ("满5年", 5),
    ("不少于5年", 5), ("5年零6个月", 5.5), ("36个月", 3), ("工作10年", 10), ("5-8年", nil), ("2010-07-01", nil), ("多年", nil),
    ("71", nil), ("-3", nil),
  ])
  func years(text: String, years: Double?) {
    #expect(YearCount.parse(text) == years, "\(text)")
  }

  /// Nobody meets N1.3.1 or N1.3.2 by a number that may be higher than the truth: it goes to review.
  @Test(arguments: [
    "近10年", "近十年", "近5年", "约8年", "约10年", "10年左右", "将近10年", "不到10年", "大概10年", "大约十年", "10年上下", "不足5年",
    "未满5年", "5年以内", "接近10年", "~10年", "10年?", "10年（约）", "不超过10年", "<5", "几年", "十几年", "数十年",
  ])
  func aboutSoManyYearsIsNoNumber(text: String) {
    #expect(YearCount.parse(text) == nil, "\(text)")
  }

  @Test func levelsTypesAndStatuses() {
    for text in ["专业", "专业工程会员", "专业级", " 专 业 ", "Professional"] { #expect(LevelName.parse(text) == .professional) }
    for text in ["资深", "资深工程会员", "资深级会员", "senior"] { #expect(LevelName.parse(text) == .senior) }
    for text in ["专业/资深", "高级", "1"] { #expect(LevelName.parse(text) == nil) }
    for entry in ReferenceLists.notice.projectTypes { #expect(ProjectWords.type(entry.name) == entry.code) }
    for entry in ReferenceLists.notice.projectStatuses { #expect(ProjectWords.status(entry.name) == entry.code) }
    #expect(ProjectWords.type("EPC总承包") == .contracting)
    for text in ["已移交", "已验收", "竣工已验收", "已竣工验收", "完工并移交", "已完工"] {
      #expect(ProjectWords.status(text) == .completed, "\(text)")
    }
    for text in ["待验收", "完工待移交", "等待验收", "已完工等待验收移交", "已完工，验收中", "竣工未移交"] {
      #expect(ProjectWords.status(text) == .awaitingHandover, "\(text)")
    }
    #expect(ProjectWords.status("未完工") == .underConstruction)
    #expect(ProjectWords.status("筹建准备、在建、完工、已完工等待验收移交，运营中") == nil)
    #expect(LevelName.parse("□专业 ☑资深") == .senior)
    #expect(LevelName.parse("☑专业工程会员 □资深工程会员") == .professional)
    #expect(LevelName.parse("专业√ 资深") == nil)
    #expect(LevelName.parse("专业（√） 资深（ ）") == .professional)
    #expect(LevelName.parse("专业□/资深☑") == .senior)
    #expect(LevelName.parse("专业（√） 资深（√）") == nil)
    #expect(ProjectWords.type("□对外投资 ☑承包工程 □对外劳务 □对外援助 □其他") == .contracting)
    #expect(ProjectWords.type("对外投资、承包工程、对外劳务、对外援助、其他") == nil)
  }
}

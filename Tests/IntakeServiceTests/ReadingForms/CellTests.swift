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

  @Test func severalPeopleInOneCellAreSeen() {
    #expect(PersonCell("王建国、李慧敏").namesSeveral)
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
  ])
  func enterprises(text: String, name: String, contact: String?, phone: String?) throws {
    let cell = try #require(EnterpriseCell(text))
    #expect(cell.name == name)
    #expect(cell.contact == contact)
    #expect(cell.phone == phone)
  }

  /// All 12 fields, by the name of Attachment 1 and by what people leave out of it.
  @Test func everyFieldIsFoundByItsNames() {
    for field in Taxonomy.attachment1.fields {
      let bare = field.name.replacing("类", with: "")
      let short = bare.hasSuffix("工程") ? String(bare.dropLast(2)) : bare
      for name in [field.name, bare, short, short + "类", short + "专业", short + "工程专业", " \(field.name) ", field.nameEn]
      {
        #expect(FieldNames.attachment1.match(name) == .found(field: field.code, specialty: nil), "\(name)")
      }
    }
  }

  @Test(arguments: [
    ("通信工程", "ict"), ("信息与通信工程", "ict"), ("水利", "hydraulic"), ("水电工程", "hydraulic"), ("计算机", "computing"),
    ("软件工程", "computing"), ("园林", "landscape"), ("环境工程", "environmental"), ("测控技术与仪器", "instrumentation"),
    ("1、土木工程类", "civil"), ("土木\n工程类", "civil"), ("车辆工程", "automotive"),
  ])
  func everydayNamesOfFields(text: String, field: String) {
    #expect(FieldNames.attachment1.match(text) == .found(field: field, specialty: nil))
  }

  @Test func specialtiesTellTheirField() {
    let names = FieldNames.attachment1
    #expect(names.match("土木工程类/结构工程") == .found(field: "civil", specialty: "structural"))
    #expect(names.match("土木工程（岩土工程）") == .found(field: "civil", specialty: "geotechnical"))
    #expect(names.match("枢纽工程") == .found(field: "hydraulic", specialty: "hydro-complex"))
    #expect(names.match("航天工程类") == .unknown(suggestion: nil))
    #expect(names.match("土木/机械") == .unknown(suggestion: nil))
    #expect(names.match("土木工成类") == .unknown(suggestion: "土木工程类"))
    #expect(names.specialty("其它", of: "civil") == "other")
    #expect(names.specialty("信息通信网络", of: "ict") == "networks")
    #expect(names.specialty("枢纽工程", of: "civil") == nil)
  }

  @Test func everySpecialtyOfEveryFieldIsFoundByItsName() {
    for field in Taxonomy.attachment1.fields {
      for specialty in field.specialties {
        #expect(FieldNames.attachment1.specialty(specialty.name, of: field.code) == specialty.code, "\(specialty.name)")
      }
    }
  }

  @Test(arguments: [
    ("缅甸", "MM"), ("缅甸仰光", "MM"), ("中国", "CN"), ("国内", "CN"), ("北京", "CN"), ("广东省深圳市", "CN"), ("香港", "HK"),
    ("中国香港", "HK"), ("中国香港特别行政区", "HK"), ("澳门", "MO"), ("中国台湾", "TW"), ("新加坡", "SG"), ("刚果（金）", "CD"),
    ("刚果(布)", "CG"), ("老挝", "LA"), ("阿联酋", "AE"), ("迪拜", "AE"), ("Myanmar", "MM"), ("印度尼西亚", "ID"),
    ("印度", "IN"), ("几内亚", "GN"), ("赤道几内亚", "GQ"), ("巴布亚新几内亚", "PG"), ("南苏丹", "SS"), ("苏丹", "SD"),
    ("尼日尔", "NE"), ("尼日利亚", "NG"), ("马里", "ML"), ("索马里", "SO"), ("马来西亚吉隆坡", "MY"), ("SG", "SG"),
    ("刚果", nil), ("缅甸、老挝", nil), ("火星", nil), ("海外", nil),
  ])
  func countries(text: String, code: String?) {
    #expect(CountryNames.shared.code(text) == code, "\(text)")
  }

  @Test(arguments: [
    ("5", 5), ("5年", 5), ("5.5", 5.5), ("5年6个月", 5.5), ("两年半", 2.5), ("十二年", 12), ("二十年", 20), ("五年以上", 5),
    ("约8年", 8), ("１０", 10), ("10年以上", 10), ("5-8年", nil), ("2010-07-01", nil), ("多年", nil), ("71", nil), ("-3", nil),
  ])
  func years(text: String, years: Double?) {
    #expect(YearCount.parse(text) == years, "\(text)")
  }

  @Test func levelsTypesAndStatuses() {
    for text in ["专业", "专业工程会员", "专业级", " 专 业 ", "Professional"] { #expect(LevelName.parse(text) == .professional) }
    for text in ["资深", "资深工程会员", "资深级会员", "senior"] { #expect(LevelName.parse(text) == .senior) }
    for text in ["专业/资深", "高级", "1"] { #expect(LevelName.parse(text) == nil) }
    for entry in ReferenceLists.notice.projectTypes { #expect(ProjectWords.type(entry.name) == entry.code) }
    for entry in ReferenceLists.notice.projectStatuses { #expect(ProjectWords.status(entry.name) == entry.code) }
    #expect(ProjectWords.type("EPC总承包") == .contracting)
    #expect(ProjectWords.type("对外投资、承包工程、对外劳务、对外援助、其他") == nil)
  }
}

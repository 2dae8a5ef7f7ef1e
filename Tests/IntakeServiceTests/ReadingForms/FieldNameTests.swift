import Contracts
import Testing

@testable import IntakeService

struct FieldNameTests {
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
    ("1、土木工程类", "civil"), ("土木\n工程类", "civil"), ("车辆工程", "automotive"), ("计算机及应用类", "computing"),
    ("计算机和应用", "computing"),
    ("测量控制及仪器仪表类", "instrumentation"), ("测量控制和仪器仪表", "instrumentation"), ("道路桥梁", "civil"), ("电气及自动化", "electrical"),
  ])
  func everydayNamesOfFields(text: String, field: String) {
    #expect(FieldNames.attachment1.match(text) == .found(field: field, specialty: nil))
  }

  @Test func specialtiesTellTheirField() {
    let names = FieldNames.attachment1
    #expect(names.match("土木工程类/结构工程") == .found(field: "civil", specialty: "structural"))
    #expect(names.match("土木工程（岩土工程）") == .found(field: "civil", specialty: "geotechnical"))
    #expect(names.match("枢纽工程") == .found(field: "hydraulic", specialty: "hydro-complex"))
    #expect(names.match("航天工程类") == .unknown(suggestions: []))
    #expect(names.match("土木/机械") == .unknown(suggestions: ["土木工程类", "机械工程类"]))
    #expect(names.match("土木工成类") == .unknown(suggestions: ["土木工程类"]))
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

  /// What Attachment 1 lists within one field alone tells the field, and the specialty with it.
  @Test(arguments: [
    ("测绘工程", "geological", "surveying-geoinformation"), ("采矿工程", "geological", "mining"), ("暖通", "building", "hvac"),
    ("桥梁隧道工程", "civil", nil), ("基坑工程", "civil", "geotechnical"), ("变压器", "electrical", "transmission-distribution"),
    ("灌溉引水工程", "hydraulic", "water-diversion"), ("物联网工程", nil, nil), ("水文地质", "geological", "exploration"),
    ("工业与民用建筑", nil, nil), ("焊接", "mechanical", "materials-forming"), ("冷库设施", "building", "refrigeration"),
  ])
  func worksThatOneFieldListsTellIt(text: String, field: String?, specialty: String?) {
    guard let field, specialty != nil else {
      // Listed in another form, or with others: the unit is asked.
      if case .found(let found, _) = FieldNames.attachment1.match(text) { #expect(found == field, "\(text)") }
      return
    }
    #expect(FieldNames.attachment1.match(text) == .found(field: field, specialty: specialty), "\(text)")
  }

  /// What several fields list is for the unit to say: all of them are named, none is chosen.
  @Test(arguments: [
    ("给排水", ["土木工程类", "建筑工程类"]), ("给水排水工程", ["土木工程类", "建筑工程类"]), ("隧道工程", ["土木工程类", "水利水电工程类"]),
    ("工程地质", ["电气工程类", "地质工程类"]), ("边坡支护工程", ["土木工程类", "水利水电工程类"]),
    // A word of every trade, and a word within a name: a hint and no more.
    ("工程管理", ["地质工程类"]), ("营销", ["汽车工程类"]),
  ])
  func worksOfSeveralFieldsAreAskedFor(text: String, fields: [String]) {
    guard case .unknown(let suggestions) = FieldNames.attachment1.match(text) else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(Set(suggestions).isSuperset(of: fields), "\(text): \(suggestions)")
  }

  /// No word of Attachment 1's scopes is ever read as a field that does not list it.
  @Test func scopeWordsNeverTellAForeignField() {
    for field in Taxonomy.attachment1.fields {
      for specialty in field.specialties {
        for word in (specialty.scope ?? "").split(whereSeparator: { "、，。；（）()".contains($0) }).map(String.init) {
          guard case .found(let found, let narrower?) = FieldNames.attachment1.match(word) else { continue }
          let scopes = Taxonomy.attachment1.field(found)?.specialties.first { $0.code == narrower }
          let text = FieldNames.core((scopes?.name ?? "") + "。" + (scopes?.scope ?? ""))
          #expect(text.contains(FieldNames.core(word)), "\(word): \(found)/\(narrower)")
        }
      }
    }
  }

  @Test(arguments: [("土木工成类", "土木工程类"), ("机戒工程", "机械工程类"), ("水力水电工程类", "水利水电工程类"), ("信息通迅工程类", "信息通信工程类")])
  func nearMissesAreSuggestedAndNeverTaken(text: String, name: String) {
    #expect(FieldNames.attachment1.match(text) == .unknown(suggestions: [name]))
    let message = RowFault.unknownField(text, suggestions: [name]).message
    #expect(message.contains("不在附件1的 12 个工程技术领域内，是否为“\(name)”"))
  }

  @Test func specialtiesByWhatTheyList() {
    let names = FieldNames.attachment1
    #expect(names.specialty("桥梁", of: "civil") == "structural")
    #expect(names.specialty("道路工程", of: "civil") == "other")
    #expect(names.specialty("给排水", of: "building") == "water-drainage")
    #expect(names.match("建筑工程类（给排水）") == .found(field: "building", specialty: "water-drainage"))
  }
}

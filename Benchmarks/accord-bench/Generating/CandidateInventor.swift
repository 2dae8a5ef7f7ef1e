import AccordTesting
import CloudEvents
import Contracts

/// Invents engineers, the same for the same seed: 80 of 100 have declared columns that pass, 12 have only a text, which goes
/// to review, 8 declare too few years. They spread over the 12 fields.
struct CandidateInventor {
  private var generator: SeededGenerator
  private let start = Timestamp(milliseconds: 1_744_767_000_000)
  private var made = 0

  init(seed: UInt64 = 2025) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func invent(_ count: Int) -> [InventedCandidate] {
    (0..<count).map { _ in invent() }
  }

  private mutating func invent() -> InventedCandidate {
    made += 1
    let fields = Taxonomy.attachment1.fields
    let field = fields[made % fields.count]
    let level: Level = pick(Bool.self, [true, true, false]) ? .professional : .senior
    let (relevant, significant) = level == .professional ? (5, 2) : (10, 5)
    let expected: ScreeningOutcome =
      switch Int.random(in: 0..<100, using: &generator) {
      case ..<80: .passed
      case ..<92: .underReview
      default: .rejected
      }
    var declared = DeclaredQualifications()
    if expected != .underReview {
      let years = Int.random(in: 0...20, using: &generator)
      declared = DeclaredQualifications(
        education: pick(String.self, ["本科", "研究生"]), degree: pick(String.self, ["学士", "硕士"]),
        discipline: pick(String.self, Self.disciplines),
        relevantYears: Double(expected == .passed ? relevant + years : Int.random(in: 1..<relevant, using: &generator)),
        significantYears: Double(expected == .passed ? significant + years / 2 : 1))
    }
    let years = relevant + Int.random(in: 1...15, using: &generator)
    let career = """
      \(pick(String.self, Self.disciplines))专业\(pick(String.self, ["本科", "硕士研究生"]))毕业，从事\(field.name.replacing("类", with: ""))相关\
      工作\(years)年，其中重要工程工作\(years / 2 + 1)年。先后参与\(pick(String.self, Self.projects))、\(pick(String.self, Self.projects))的设计、\
      施工组织与调试，负责专项方案编制、现场技术交底和质量验收，主持过多项技术攻关，熟悉项目所在国的技术标准和合同管理。
      """
    let time = Timestamp(milliseconds: start.milliseconds + Int64(made))
    let country = pick(String.self, ["MM", "SG", "MY", "HK", "KE", "PK"])
    let candidate = Candidate(
      id: Identifier.v7(at: time, using: &generator),
      submissionID: Identifier.v7(at: Timestamp(milliseconds: start.milliseconds), using: &generator),
      campaign: 2025, unit: "演示推荐单位", late: false,
      person: Person(
        name: pick(String.self, Self.surnames) + Self.givenName(made),
        phone: Self.phone(made)),
      enterprise: Enterprise(name: "演示工程有限公司\(made % 40)", contact: "联系人", phone: "13900000000"),
      project: Project(
        name: pick(String.self, Self.projects), country: country, type: .contracting, status: .underConstruction),
      dispatch: .dispatched, field: field.code,
      specialty: pick(Bool.self, [true, false]) ? pick(String.self, field.specialties.map(\.code)) : nil,
      location: country, level: level, qualifications: declared, experience: career,
      origin: RowOrigin(file: "bench.xlsx", sheet: "拟互认人员信息（已外派）", row: made + 1))
    return InventedCandidate(candidate: candidate, expected: expected)
  }

  /// Who has another's name, enterprise and row in the unit's next workbook would be the same person, corrected.
  private static func givenName(_ number: Int) -> String {
    String([givenNames[number % givenNames.count], givenNames[number / givenNames.count % givenNames.count]])
  }

  /// Any two differ in two digits at least: one digit off would be a question whether two are one person.
  private static func phone(_ number: Int) -> String {
    func digits(_ value: Int, _ count: Int) -> Substring { String(1_000_000 + value).suffix(count) }
    return "139\(digits(number % 100_000, 5))\(digits(number * 37 % 997, 3))"
  }

  private mutating func pick<Value>(_ type: Value.Type, _ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &generator)]
  }

  private static let disciplines = ["土木工程", "电气工程及其自动化", "水利水电工程", "机械工程", "通信工程", "软件工程"]
  private static let projects = ["河口水电站", "滨海电厂二期", "东线铁路", "新港码头", "国家输电网改造", "机场航站楼"]
  private static let surnames = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"]
  private static let givenNames = Array("建国志强慧敏立新雪梅晓东海燕文博思远嘉怡子轩雨桐浩然明哲俊杰丽娟春华秋实永")
}

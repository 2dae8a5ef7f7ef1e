import AccordTesting
import CloudEvents
import Contracts

/// One candidate as the world outside Accord deals with them: what the unit, the officers and the society do is drawn from random
/// numbers of the candidate's own, in the order of the candidate's own events. So what happens to others does not change it.
struct Life: Sendable {
  let index: Int
  /// As the unit has it.
  var candidate: Candidate
  var generator: SeededGenerator
  /// How often the unit was asked.
  var rounds = 0
  /// Asked for and not answered: the clauses.
  var items: [String] = []
  var askedAt: Timestamp?
  var hasRecommended = false
  var isSlow = false
  var cases = 0
  /// The case that the society works on, and what comes next in it.
  var caseID: String?
  var society = ""
  var step = 0
  var hasCompleted = false
  /// What the unit has said of the candidate so often.
  var sent = 0
  /// An officer's rejection waits for a second one.
  var isProposed = false

  init(_ index: Int, _ plan: CampaignPlan) {
    self.index = index
    generator = SeededGenerator(seed: plan.seed &* 0x9E37_79B9 &+ UInt64(index) &* 0xD1B5_4A32_D192_ED03)
    candidate = Self.candidate(index, &generator)
    isSlow = Int.random(in: 0..<100, using: &generator) < 5
  }

  static func id(_ index: Int) -> String { "0194a000-0000-7000-8000-\(100_000_000_000 + index)" }

  static func index(of id: String) -> Int? { Int(id.suffix(12)).map { $0 - 100_000_000_000 } }

  mutating func percent() -> Int { Int.random(in: 0..<100, using: &generator) }

  mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// A working hour so many days on.
  mutating func slot(after now: Int, days: ClosedRange<Int>) -> Int {
    CampaignPlan.slot(day: now / 24 + draw(days), hour: draw(9...17))
  }

  /// When the unit sends the list that the candidate is in: most before the end of April, some all through the year.
  mutating func arrival() -> Int {
    let unit = index % CampaignPlan.units
    let day = percent() < 70 ? max(draw(3...110), draw(3...110)) : draw(0...355)
    // A unit sends its lists on every fifth day, at an hour of its own.
    return CampaignPlan.slot(day: day / 5 * 5 + unit % 5, hour: 9 + unit % 8)
  }

  private static func candidate(_ index: Int, _ generator: inout SeededGenerator) -> Candidate {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
    let fields = Taxonomy.attachment1.fields
    let field = fields[number(0...(fields.count - 1))]
    let level: Level = number(1...4) == 1 ? .senior : .professional
    let (relevant, significant) = level == .senior ? (10, 5) : (5, 2)
    let kind = number(0...99)
    var declared = DeclaredQualifications(
      education: "本科", degree: "学士", discipline: "土木工程",
      relevantYears: Double(relevant + number(0...9)), significantYears: Double(significant + number(0...2)))
    var experience: String?
    switch kind {
    case 0..<10: declared.relevantYears = Double(relevant - number(1...3))
    case 10..<25:
      declared.relevantYears = nil
      declared.significantYears = nil
      experience = "从事工程设计\(relevant + number(0...6))年，其中担任技术负责人\(significant + 1)年。"
    case 25..<33:
      declared.education = nil
      declared.degree = nil
      experience = "2012年本科毕业于示例大学土木工程专业。"
    case 33..<36: declared.discipline = "汉语言文学"
    default: break
    }
    let isDispatched = number(1...3) > 1
    return Candidate(
      id: id(index), submissionID: "0194a000-0000-7000-9000-\(100_000_000_000 + index % CampaignPlan.units)",
      campaign: 2025, unit: "示例推荐单位\(index % CampaignPlan.units)", late: false,
      person: Person(name: "示例\(index)", phone: "139\(10_000_000 + index)"), enterprise: Enterprise(name: "示例公司"),
      project: Project(name: "示例工程", country: number(1...50) == 1 ? "CN" : "MM", type: .contracting),
      dispatch: isDispatched ? .dispatched : .planned, field: field.code,
      specialty: number(1...2) == 1 ? field.specialties.first?.code : nil, location: "MM", level: level,
      qualifications: declared, experience: experience,
      origin: RowOrigin(file: "list.xlsx", sheet: "附件3", row: 7 + index))
  }
}

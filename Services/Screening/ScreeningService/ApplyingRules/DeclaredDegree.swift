import Contracts

/// What the columns 最高学历 and 学位 say together.
enum DeclaredDegree: Sendable, Hashable {
  /// A bachelor's degree or above.
  case held
  /// Only less than that: 大专, 高中.
  case below
  /// The columns contradict each other, or say something that settles nothing (在读, 大学).
  case unclear
  case silent

  init(_ qualifications: DeclaredQualifications) {
    let education = Self.read(qualifications.education)
    let degree = Self.read(qualifications.degree)
    switch (education, degree) {
    case (.silent, .silent): self = .silent
    // “无” in the degree column: 本科 without a degree is not clearly a bachelor's degree.
    case (.held, .deniesDegree), (.unclear, .deniesDegree), (.silent, .deniesDegree): self = .unclear
    case (.held, .below), (.below, .held): self = .unclear
    case (.held, _), (_, .held): self = .held
    case (.below, _), (_, .below): self = .below
    case (.deniesDegree, .silent): self = .silent
    default: self = .unclear
    }
  }

  private enum Column { case held, below, deniesDegree, unclear, silent }

  private static func read(_ text: String?) -> Column {
    guard let text else { return .silent }
    let letters = FoldedText(text).letters
    if letters.isEmpty || blanks.contains(letters) { return .silent }
    if denials.contains(letters) { return .deniesDegree }
    var found: Set<DegreeWord> = []
    for match in lexicon.matches(in: letters[...]) { found.insert(match.term) }
    if found.contains(.doubtful) { return .unclear }
    switch (found.contains(.held), found.contains(.below)) {
    case (true, false): return .held
    case (false, true): return .below
    default: return .unclear
    }
  }

  private enum DegreeWord: Sendable { case held, below, doubtful }

  private static let lexicon = Lexicon<DegreeWord>([
    (.held, ["本科", "学士", "硕士", "博士", "研究生", "专升本", "bachelor", "master", "doctor", "phd", "ph.d"]),
    (.below, ["大专", "专科", "高职", "中专", "中职", "职高", "高中", "技校", "技工", "初中", "小学"]),
    (
      .doubtful,
      ["在读", "在学", "肄业", "结业", "攻读", "未", "没", "无", "同等", "相当", "课程", "进修", "研修", "待", "拟", "预计", "应届"]
    ),
  ])
  private static let blanks = Set(
    ["-", "--", "—", "——", "/", "\\", "n/a", "不详", "未知", "未填", "未填写", "空", "待补", "待补充"].map(\.letters))
  private static let denials = Set(["无", "无学位", "没有", "未获学位", "未取得学位", "无学历"].map(\.letters))
}

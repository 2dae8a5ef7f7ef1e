import Contracts

/// What a row's cells say, as far as it was asked for and can be read. Pure.
struct SupplementValues {
  private(set) var supplement = Supplement()
  private(set) var faults: [(column: SupplementColumn, fault: SupplementFault)] = []

  private static let textLimit = 100
  private static let remarkLimit = 500
  private static let blanks: Set<String> = ["-", "--", "/", "无需填写", "不适用", "n/a"]

  init(_ row: SupplementRow, for request: SupplementRequest, of candidate: Candidate) {
    for column in SupplementColumn.allCases {
      guard let text = row.cells[column]?.text.map(FormText.trimmed), !text.isEmpty, !Self.isBlank(text, in: column)
      else { continue }
      guard request.asked.contains(column) else {
        faults.append((column, .notAsked(column)))
        continue
      }
      do {
        try read(text, column, candidate)
      } catch {
        faults.append((column, error))
      }
    }
    checkYears()
  }

  private mutating func read(
    _ text: String, _ column: SupplementColumn, _ candidate: Candidate
  ) throws(SupplementFault) {
    switch column {
    case .education: supplement.qualifications.education = try Self.words(text, column)
    case .degree: supplement.qualifications.degree = try Self.words(text, column)
    case .discipline: supplement.qualifications.discipline = try Self.words(text, column)
    case .relevantYears: supplement.qualifications.relevantYears = try Self.years(text, column)
    case .significantYears: supplement.qualifications.significantYears = try Self.years(text, column)
    case .graduated:
      guard let month = GraduationMonth(text) else { throw .unreadable(column, text) }
      supplement.graduated = month.text
    case .specialty:
      guard let code = FieldNames.attachment1.specialty(text, of: candidate.field) else {
        throw .unreadable(column, text)
      }
      supplement.specialty = code
    case .dispatch: supplement.dispatch = try Self.dispatch(text)
    case .country:
      guard let code = CountryNames.shared.code(text), code != "CN" else { throw .unreadable(column, text) }
      supplement.project = Project(name: supplement.project?.name, country: code)
    case .project:
      supplement.project = Project(name: try Self.words(text, column), country: supplement.project?.country)
    case .level: supplement.levelAnswer = LevelAnswer(level: .professional, isAccepted: try Self.agrees(text))
    case .remark:
      guard text.count <= Self.remarkLimit else { throw .textTooLong(column, limit: Self.remarkLimit) }
      supplement.remark = text
    }
  }

  /// Of what the row itself says: what was declared before is an officer's to compare.
  private mutating func checkYears() {
    guard let relevant = supplement.qualifications.relevantYears,
      let significant = supplement.qualifications.significantYears, significant > relevant
    else { return }
    supplement.qualifications.relevantYears = nil
    supplement.qualifications.significantYears = nil
    faults.append((.significantYears, .yearsContradict))
  }

  /// Dashes, and “无” but for a degree, which 无 answers.
  private static func isBlank(_ text: String, in column: SupplementColumn) -> Bool {
    let compact = FormText.compact(text)
    return blanks.contains(compact) || (compact == "无" && column != .degree)
  }

  private static func words(_ text: String, _ column: SupplementColumn) throws(SupplementFault) -> String {
    let line = FormText.line(text)
    guard line.count <= textLimit else { throw .textTooLong(column, limit: textLimit) }
    guard line.contains(where: \.isLetter) else { throw .unreadable(column, text) }
    return line
  }

  private static func years(_ text: String, _ column: SupplementColumn) throws(SupplementFault) -> Double {
    guard let years = YearCount.parse(text) else { throw .unreadable(column, text) }
    return years
  }

  private static func agrees(_ text: String) throws(SupplementFault) -> Bool {
    switch FormText.compact(text) {
    case SupplementLists.agreed, "是", "同意改按专业工程会员评价": return true
    case SupplementLists.declined, "否": return false
    default: throw .unreadable(.level, text)
    }
  }

  private static func dispatch(_ text: String) throws(SupplementFault) -> Dispatch {
    let compact = FormText.compact(text)
    guard !["未", "不", "没", "无"].contains(where: { compact.contains($0) }) || compact.hasPrefix("未来") else {
      throw .unreadable(.dispatch, text)
    }
    if compact.contains("计划") || compact.contains("拟") { return .planned }
    if compact.contains("已外派") || compact.contains("已派") { return .dispatched }
    throw .unreadable(.dispatch, text)
  }
}

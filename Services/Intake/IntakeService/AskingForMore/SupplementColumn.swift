import Contracts

/// A column of the supplement workbook that a unit fills in.
enum SupplementColumn: String, Sendable, Hashable, CaseIterable {
  // In the order of the workbook.
  case specialty, education, degree, discipline, graduated, level, relevantYears, significantYears, dispatch, country
  case project, remark

  /// As the workbook heads it. What stands in brackets is a hint, and not compared.
  var heading: String {
    switch self {
    case .specialty: "专业类别"
    case .education: "最高学历"
    case .degree: "学位"
    case .discipline: "所学专业"
    case .graduated: "毕业时间（如2012年7月）"
    case .level: "是否同意改按\(LevelTitle.of(.professional))评价（同意/不同意）"
    case .relevantYears: "相关专业工作年限（年）"
    case .significantYears: "重要工程工作年限（年）"
    case .dispatch: "外派情况"
    case .country: "项目所在国家（地区）"
    case .project: "境外项目名称"
    case .remark: "说明（可不填）"
    }
  }

  /// The heading without its hint, for people and for comparing.
  var name: String { FormText.withoutBrackets(heading) }

  /// The clause that it is evidence for; the remark is for any.
  private static func columns(for clause: String) -> [SupplementColumn] {
    switch clause {
    case "N1.1": [.specialty]
    case "N1.2": [.education, .degree, .discipline, .graduated]
    case "N1.3.1", "N1.3.2": [.relevantYears, .significantYears]
    case "N1.3.3": [.dispatch, .country, .project]
    default: []
    }
  }

  /// What a unit is asked to fill in: of each clause the columns that say nothing yet, or all of them where each says
  /// something, since then an officer doubts what they say.
  static func asked(for items: [InformationItem], of candidate: Candidate) -> Set<SupplementColumn> {
    items.reduce(into: [.remark]) { $0.formUnion(asked(for: $1, of: candidate)) }
  }

  /// All that may answer one question.
  static func columns(for item: InformationItem) -> [SupplementColumn] {
    columns(for: item.clause ?? "") + (item.offered == nil ? [] : [.level])
  }

  private static func asked(for item: InformationItem, of candidate: Candidate) -> [SupplementColumn] {
    let columns = columns(for: item.clause ?? "")
    // Years that were declared wrongly are an answer as well.
    guard item.offered == nil else { return [.level] + columns }
    let silent = columns.filter { !$0.isDeclared(by: candidate) }
    // 学位 and 毕业时间 alone evidence nothing.
    return silent.contains { !$0.isOptional(for: candidate) } ? silent : columns
  }

  /// What an answer to one question cannot go without.
  ///
  /// - Parameters:
  ///   - candidate: with what was supplied so far.
  ///   - asked: what the unit may fill in.
  ///   - supplied: in answer to this asking.
  static func missing(
    for item: InformationItem, of candidate: Candidate, asked: Set<SupplementColumn>, supplied: Supplement
  ) -> [SupplementColumn] {
    let columns = columns(for: item.clause ?? "")
    if item.offered != nil {
      return supplied.levelAnswer != nil || columns.contains { $0.isSupplied(by: supplied) } ? [] : [.level]
    }
    // Where no column serves the clause, words do.
    guard !columns.isEmpty else { return supplied.remark == nil ? [.remark] : [] }
    return columns.filter { column in
      asked.contains(column) && !column.isSupplied(by: supplied) && !column.isOptional(for: candidate)
    }
  }

  /// Whether an answer without it leaves nothing missing.
  func isOptional(for candidate: Candidate) -> Bool {
    switch self {
    case .degree, .graduated, .project, .remark, .level: true
    case .education: candidate.qualifications.degree != nil
    default: false
    }
  }

  private func isDeclared(by candidate: Candidate) -> Bool {
    switch self {
    case .specialty: candidate.specialty != nil
    case .education: candidate.qualifications.education != nil
    case .degree: candidate.qualifications.degree != nil
    case .discipline: candidate.qualifications.discipline != nil
    case .relevantYears: candidate.qualifications.relevantYears != nil
    case .significantYears: candidate.qualifications.significantYears != nil
    // Every candidate stands in one of the form's tables: where that is asked, it is doubted.
    case .dispatch, .country, .project: true
    case .graduated, .remark, .level: false
    }
  }

  /// Whether a supplement has it.
  func isSupplied(by supplement: Supplement) -> Bool {
    switch self {
    case .specialty: supplement.specialty != nil
    case .education: supplement.qualifications.education != nil
    case .degree: supplement.qualifications.degree != nil
    case .discipline: supplement.qualifications.discipline != nil
    case .graduated: supplement.graduated != nil
    case .level: supplement.levelAnswer != nil
    case .relevantYears: supplement.qualifications.relevantYears != nil
    case .significantYears: supplement.qualifications.significantYears != nil
    case .dispatch: supplement.dispatch != nil
    case .country: supplement.project?.country != nil
    case .project: supplement.project?.name != nil
    case .remark: supplement.remark != nil
    }
  }
}

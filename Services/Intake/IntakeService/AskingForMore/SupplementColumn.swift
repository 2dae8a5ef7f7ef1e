import Contracts

/// A column of the supplement workbook that a unit fills in.
enum SupplementColumn: String, Sendable, Hashable, CaseIterable {
  // In the order of the workbook.
  case specialty, education, degree, discipline, graduated, relevantYears, significantYears, dispatch, country, project
  case remark

  /// As the workbook heads it. What stands in brackets is a hint, and not compared.
  var heading: String {
    switch self {
    case .specialty: "专业类别"
    case .education: "最高学历"
    case .degree: "学位"
    case .discipline: "所学专业"
    case .graduated: "毕业时间（如2012年7月）"
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
  static func asked(for clauses: [String], of candidate: Candidate) -> Set<SupplementColumn> {
    var asked: Set<SupplementColumn> = [.remark]
    for clause in clauses {
      let columns = columns(for: clause)
      let silent = columns.filter { !$0.isDeclared(by: candidate) }
      // 学位 and 毕业时间 alone evidence nothing.
      asked.formUnion(silent.contains { !$0.isOptional(for: candidate) } ? silent : columns)
    }
    return asked
  }

  /// Whether an answer without it leaves nothing missing.
  func isOptional(for candidate: Candidate) -> Bool {
    switch self {
    case .degree, .graduated, .project, .remark: true
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
    case .graduated, .remark: false
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
    case .relevantYears: supplement.qualifications.relevantYears != nil
    case .significantYears: supplement.qualifications.significantYears != nil
    case .dispatch: supplement.dispatch != nil
    case .country: supplement.project?.country != nil
    case .project: supplement.project?.name != nil
    case .remark: supplement.remark != nil
    }
  }
}

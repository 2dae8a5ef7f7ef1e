import Contracts

/// Where in what the unit handed in the evidence of a finding stands, for people.
enum EvidencePlace {
  /// - Parameter criterion: whose finding it is; absent where the rule set is not known any more.
  static func text(of finding: Finding, _ criterion: Criterion?, in candidate: Candidate) -> String? {
    switch finding.source {
    case .declared: criterion.map { columns(of: $0, in: candidate) }
    case .text: finding.spans.map { "主要工程实践经历栏，\($0.map(place).joined(separator: "、"))" }
    case .table: row(candidate)
    case .officer, .none: nil
    }
  }

  static func place(_ span: TextSpan) -> String {
    "第\(span.start + 1)—\(span.end)字"
  }

  /// What a corrected or supplemented value came from is said in the evidence.
  private static func columns(of criterion: Criterion, in candidate: Candidate) -> String {
    let declared = candidate.qualifications
    let columns: [(name: String, isFilled: Bool)] =
      switch criterion {
      case .field: [("所在领域", true), ("专业类别", candidate.specialty != nil)]
      case .education:
        [
          ("最高学历", declared.education != nil), ("学位", declared.degree != nil), ("所学专业", declared.discipline != nil),
        ]
      case .professionalYears, .seniorYears:
        [("相关专业工作年限", declared.relevantYears != nil), ("重要工程工作年限", declared.significantYears != nil)]
      case .abroad: [("项目所在国家（地区）", true)]
      }
    return columns.filter(\.isFilled).map { "“\($0.name)”" }.joined(separator: "、") + "栏"
  }

  private static func row(_ candidate: Candidate) -> String {
    let origin = candidate.origin
    let table = candidate.dispatch == .dispatched ? "表1（已外派）" : "表2（计划外派）"
    return "附件3\(table)，文件“\(origin.file)”工作表“\(origin.sheet)”第\(origin.row)行"
  }
}

import CloudEvents
import Contracts

/// Says in the findings what a unit supplied, and when.
struct SuppliedEvidence: Sendable {
  let rules: RuleSet
  /// In the order in which they came.
  let supplements: [(supplement: Supplement, suppliedAt: Timestamp)]

  /// The findings, each with the day of the supplement that its columns stand on.
  func noted(in findings: [Finding]) -> [Finding] {
    findings.map { finding in
      guard finding.source == .declared || finding.source == .table,
        let last = supplements.last(where: { supplies($0.supplement, for: finding.clause) })
      else { return finding }
      var finding = finding
      let graduated = finding.clause == rules.education.clause ? last.supplement.graduated : nil
      finding.evidence +=
        (graduated.map { "；毕业时间：\($0)" } ?? "") + "（据推荐单位\(CampaignDay.text(last.suppliedAt))补充）"
      return finding
    }
  }

  /// Which columns one supplement filled in, in Chinese, and not what with; absent where none.
  static func named(in supplement: Supplement) -> String? {
    let qualifications = supplement.qualifications
    let columns: [(String, Bool)] = [
      ("最高学历", qualifications.education != nil), ("学位", qualifications.degree != nil),
      ("所学专业", qualifications.discipline != nil), ("毕业时间", supplement.graduated != nil),
      ("相关专业工作年限", qualifications.relevantYears != nil), ("重要工程工作年限", qualifications.significantYears != nil),
      ("专业类别", supplement.specialty != nil), ("外派情况", supplement.dispatch != nil),
      ("境外项目", supplement.project != nil),
    ]
    let named = columns.filter(\.1).map(\.0).joined(separator: "、")
    return named.isEmpty ? nil : named
  }

  /// Whether the level that was offered is accepted.
  static func answer(in supplement: Supplement) -> String? {
    supplement.levelAnswer.map { answer in
      "\(answer.isAccepted ? "同意" : "不同意")改按\(RuleSet.title(answer.level))评价"
    }
  }

  /// The columns, and the remark in the unit's own words.
  static func summary(_ supplement: Supplement) -> String {
    let remark = supplement.remark.map { "说明：\($0)" }
    return [named(in: supplement), answer(in: supplement), remark].compactMap { $0 }.joined(separator: "；")
  }

  private func supplies(_ supplement: Supplement, for clause: String) -> Bool {
    let qualifications = supplement.qualifications
    switch clause {
    case rules.field.clause: return supplement.specialty != nil
    case rules.education.clause:
      return qualifications.education != nil || qualifications.degree != nil || qualifications.discipline != nil
        || supplement.graduated != nil
    case rules.professional.clause, rules.senior.clause:
      return qualifications.relevantYears != nil || qualifications.significantYears != nil
    case rules.abroad.clause: return supplement.dispatch != nil || supplement.project != nil
    default: return false
    }
  }
}

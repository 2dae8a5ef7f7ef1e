import Contracts

/// What the career text says of field and specialty, for people.
enum FieldAdviceText {
  /// - Parameter field: by which the candidate is allocated.
  static func lines(_ advice: FieldAdvice, field: String) -> [String] {
    let others = advice.fields.map(CandidateListCommand.fieldName).joined(separator: "、")
    var lines: [String] = []
    switch advice.relation {
    case .agrees: break
    case .overlaps: lines.append("附件1交叉：经历所述内容\(others)也有列入，申报领域成立")
    case .disagrees: lines.append("领域建议：经历所述属\(others)，与申报领域不符；不影响初筛结果，请经办人核对")
    }
    if let specialty = advice.specialty {
      let named = Taxonomy.attachment1.field(field)?.specialties.first { $0.code == specialty }?.name ?? specialty
      lines.append("专业类别建议：\(named)（未申报）")
    }
    return lines + advice.reasons.map { "  \(reason($0))" }
  }

  static func reason(_ reason: FieldReason) -> String {
    "“\(reason.span.words)”（第\(reason.span.start + 1)—\(reason.span.end)字）：\(reason.clause)“\(reason.term)”"
  }
}

import Contracts

/// N1.2: a bachelor's degree or above in engineering or a related discipline.
struct EducationCriterion: Sendable {
  let clause: String

  func finding(for declared: DeclaredQualifications, experience: inout ExperienceText) -> Finding {
    let discipline = Self.stated(declared.discipline)
    switch DeclaredDegree(declared) {
    case .below:
      return finding(.notMet, "\(Self.columns(declared))：低于本科（学士）", .declared)
    case .held:
      guard let discipline else {
        return heldWithoutDiscipline(declared, experience.evidence.education)
      }
      return judged(discipline, of: declared)
    case .unclear:
      return fromText(
        experience.evidence.education, beside: "\(Self.columns(declared))：不足以认定学历学位", discipline: discipline)
    case .silent:
      return fromText(
        experience.evidence.education, beside: discipline.map { "申报所学专业：\($0)；未申报学历和学位" }, discipline: discipline)
    }
  }

  /// Whether a discipline is "related" is a judgement: what is not plainly engineering goes to an officer and is never refused.
  private func judged(_ discipline: String, of declared: DeclaredQualifications) -> Finding {
    let columns = Self.columns(declared)
    switch Discipline(discipline) {
    case .engineering: return finding(.met, columns, .declared)
    case .unrelated:
      return finding(.notEvidenced, "\(columns)；所学专业看来不属于工程类，是否为相关专业须经审核", .declared, suggestion: .notMet)
    case .unclear:
      return finding(.notEvidenced, "\(columns)；所学专业是否属于工程类或相关专业须经审核", .declared)
    }
  }

  private func heldWithoutDiscipline(
    _ declared: DeclaredQualifications, _ text: CareerEvidence.Education?
  ) -> Finding {
    let columns = "\(Self.columns(declared))；未申报所学专业"
    guard let text, text.isDegree, let discipline = text.discipline else {
      return finding(.notEvidenced, "\(columns)，经历中也未说明", .declared, suggestion: .met)
    }
    return finding(
      .notEvidenced, "\(columns)；经历所述：\(Self.quoted(text.quotes))", .text, suggestion: Self.suggestion(discipline),
      spans: text.spans)
  }

  private func fromText(
    _ text: CareerEvidence.Education?, beside declared: String?, discipline: String?
  ) -> Finding {
    let lead = declared.map { "\($0)；" } ?? ""
    guard let text else {
      let source: EvidenceSource = declared == nil ? .none : .declared
      return finding(.notEvidenced, "\(lead.isEmpty ? "未申报学历、学位和所学专业，" : lead)经历中没有学历或学位的说明", source)
    }
    let quote = "经历所述：\(Self.quoted(text.quotes))"
    if !text.isDegree {
      return finding(.notEvidenced, "\(lead)\(quote)，低于本科（学士）", .text, suggestion: .notMet, spans: text.spans)
    }
    // A declared discipline says more than the text.
    guard let named = discipline.map({ Discipline($0) }) ?? text.discipline else {
      return finding(.notEvidenced, "\(lead)\(quote)；所学专业未说明", .text, suggestion: .met, spans: text.spans)
    }
    return finding(.notEvidenced, "\(lead)\(quote)", .text, suggestion: Self.suggestion(named), spans: text.spans)
  }

  private static func suggestion(_ discipline: Discipline) -> FindingResult? {
    switch discipline {
    case .engineering: .met
    case .unrelated: .notMet
    case .unclear: nil
    }
  }

  private static func stated(_ text: String?) -> String? {
    guard let text, text.contains(where: { $0.isLetter }) else { return nil }
    return text
  }

  private static func columns(_ declared: DeclaredQualifications) -> String {
    var parts: [String] = []
    if let education = declared.education { parts.append("学历：\(education)") }
    if let degree = declared.degree { parts.append("学位：\(degree)") }
    if let discipline = declared.discipline { parts.append("所学专业：\(discipline)") }
    return "申报" + parts.joined(separator: "，")
  }

  private static func quoted(_ quotes: [String]) -> String {
    quotes.map { "“\($0)”" }.joined()
  }

  private func finding(
    _ result: FindingResult, _ evidence: String, _ source: EvidenceSource, suggestion: FindingResult? = nil,
    spans: [TextSpan]? = nil
  ) -> Finding {
    Finding(clause: clause, result: result, evidence: evidence, source: source, suggestion: suggestion, spans: spans)
  }
}

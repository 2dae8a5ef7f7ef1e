import Contracts

/// N1.3.1 and N1.3.2: so many years of relevant work, so many of them significant engineering work (重要工程工作).
/// Exactly so many is enough.
struct YearsCriterion: Sendable {
  let clause: String
  let relevant: Double
  let significant: Double

  init(clause: String, relevant: Double, significant: Double) {
    self.clause = clause
    self.relevant = relevant
    self.significant = significant
  }

  /// - Returns: nothing where the rule has no years.
  init?(_ rule: CriterionRule) {
    guard let years = rule.years else { return nil }
    self.init(clause: rule.clause, relevant: years.relevant, significant: years.significant)
  }

  func finding(for declared: DeclaredQualifications, experience: inout ExperienceText) -> Finding {
    let relevantYears = Self.usable(declared.relevantYears)
    let significantYears = Self.usable(declared.significantYears)
    let isRelevantShort = relevantYears.map { $0 < relevant } ?? false
    let isSignificantShort = significantYears.map { $0 < significant } ?? false
    if isRelevantShort || isSignificantShort {
      return finding(.notMet, "\(columns(relevantYears, significantYears))；\(requirement)", .declared)
    }
    if let relevantYears, let significantYears {
      if significantYears > relevantYears {
        return finding(
          .notEvidenced, "\(columns(relevantYears, significantYears))；重要工程工作年限多于相关专业工作年限，须核对；\(requirement)", .declared)
      }
      return finding(.met, "\(columns(relevantYears, significantYears))；\(requirement)", .declared)
    }
    return fromText(experience.evidence, relevantYears, significantYears)
  }

  private func fromText(_ text: CareerEvidence, _ relevantYears: Double?, _ significantYears: Double?) -> Finding {
    let reachesRelevant = relevantYears != nil ? true : text.relevant?.interval.reaches(relevant)
    let reachesSignificant = significantYears != nil ? true : text.significant?.interval.reaches(significant)
    var spans: [TextSpan] = []
    if relevantYears == nil { spans += text.relevant?.spans ?? [] }
    if significantYears == nil { spans += (text.significant?.spans ?? []).filter { !spans.contains($0) } }
    let declared =
      relevantYears == nil && significantYears == nil ? "" : "\(columns(relevantYears, significantYears))；"
    guard !spans.isEmpty else {
      let source: EvidenceSource = declared.isEmpty ? .none : .declared
      return finding(
        .notEvidenced, "\(declared)\(missing(relevantYears, significantYears))未申报，经历中也没有说明；\(requirement)", source)
    }
    let suggestion: FindingResult? =
      switch (reachesRelevant, reachesSignificant) {
      case (false, _), (_, false): .notMet
      case (true, true): .met
      default: nil
      }
    let quoted = spans.map { "“\($0.words)”" }.joined()
    return finding(
      .notEvidenced, "\(declared)经历所述：\(quoted)；\(requirement)", .text, suggestion: suggestion, spans: spans)
  }

  private var requirement: String {
    "要求相关专业工作满\(Self.written(relevant))年，其中重要工程工作满\(Self.written(significant))年"
  }

  private func columns(_ relevantYears: Double?, _ significantYears: Double?) -> String {
    var parts: [String] = []
    if let relevantYears { parts.append("相关专业工作\(Self.written(relevantYears))年") }
    if let significantYears { parts.append("重要工程工作\(Self.written(significantYears))年") }
    return "申报" + parts.joined(separator: "，")
  }

  private func missing(_ relevantYears: Double?, _ significantYears: Double?) -> String {
    switch (relevantYears, significantYears) {
    case (nil, nil): "工作年限"
    case (nil, _): "相关专业工作年限"
    default: "重要工程工作年限"
    }
  }

  /// What cannot be a number of years counts as not declared.
  private static func usable(_ years: Double?) -> Double? {
    guard let years, years.isFinite, years >= 0, years <= 80 else { return nil }
    return years
  }

  private static func written(_ years: Double) -> String {
    years == years.rounded() ? String(Int(years)) : String(years)
  }

  private func finding(
    _ result: FindingResult, _ evidence: String, _ source: EvidenceSource, suggestion: FindingResult? = nil,
    spans: [TextSpan]? = nil
  ) -> Finding {
    Finding(clause: clause, result: result, evidence: evidence, source: source, suggestion: suggestion, spans: spans)
  }
}

import Contracts

/// N1.1: the engineer works in one of the 12 fields of Attachment 1.
struct FieldCriterion: Sendable {
  private struct Entry: Sendable {
    var finding: Finding
    var specialties: [String: Finding]
  }

  let clause: String
  /// By field code. The findings of all codes are made once: they hold nothing of the candidate.
  private let entries: [String: Entry]
  private let check = FieldCheck(terms: .attachment1)
  private let reviewsDisagreement: Bool

  /// - Parameter reviewsDisagreement: an officer decides where the career text speaks of another field than the declared one.
  init(clause: String, taxonomy: Taxonomy, reviewsDisagreement: Bool = false) {
    self.reviewsDisagreement = reviewsDisagreement
    func met(_ evidence: String) -> Finding {
      Finding(clause: clause, result: .met, evidence: evidence, source: .declared)
    }
    self.clause = clause
    entries = Dictionary(
      taxonomy.fields.map { field in
        let specialties = field.specialties.map { specialty in
          (specialty.code, met("申报领域：\(field.name)，专业类别：\(specialty.name)（附件1）"))
        }
        return (
          field.code,
          Entry(
            finding: met("申报领域：\(field.name)（附件1）"),
            specialties: Dictionary(specialties, uniquingKeysWith: { first, _ in first }))
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What the text says of field and specialty stands beside the finding; by itself it decides nothing.
  func finding(for candidate: Candidate, experience: inout ExperienceText) -> Finding {
    var finding = declared(candidate)
    guard finding.result != .notMet,
      let advice = check.advice(
        field: candidate.field, specialty: candidate.specialty, experience: experience.folded,
        project: candidate.project.name)
    else { return finding }
    finding.advice = advice
    if advice.relation == .disagrees {
      finding.evidence += "；\(Self.objection(advice, check.terms.taxonomy))"
      if reviewsDisagreement, finding.result == .met {
        // In which of the fields is open; that it is one of them is not.
        finding.result = .notEvidenced
        finding.suggestion = .met
      }
    }
    return finding
  }

  private static func objection(_ advice: FieldAdvice, _ taxonomy: Taxonomy) -> String {
    let words = advice.reasons.map { "“\($0.span.words)”" }
    var named: [String] = []
    for word in words where !named.contains(word) { named.append(word) }
    let fields = advice.fields.map { taxonomy.field($0)?.name ?? $0 }.joined(separator: "、")
    let clauses = advice.reasons.map { "\($0.clause)“\($0.term)”" }.joined(separator: "、")
    return "经历所述\(named.joined(separator: "、"))属附件1\(fields)（\(clauses)），与申报领域不符，请核对"
  }

  private func declared(_ candidate: Candidate) -> Finding {
    guard let entry = entries[candidate.field] else {
      return Finding(
        clause: clause, result: .notMet, evidence: "申报领域“\(candidate.field)”不在附件1的12个工程技术领域之内", source: .declared)
    }
    guard let specialty = candidate.specialty else { return entry.finding }
    // A specialty of another field is a contradiction within the form: the field may be right and the specialty wrong, or the other way round.
    return entry.specialties[specialty]
      ?? Finding(
        clause: clause, result: .notEvidenced, evidence: "\(entry.finding.evidence)；申报的专业类别“\(specialty)”不属于该领域",
        source: .declared)
  }
}

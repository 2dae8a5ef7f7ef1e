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

  init(clause: String, taxonomy: Taxonomy) {
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

  func finding(for candidate: Candidate) -> Finding {
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

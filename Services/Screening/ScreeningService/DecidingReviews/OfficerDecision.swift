import Contracts
import Foundation

/// What an officer decided, checked against the candidate and put into findings. Pure: no store, no clock.
struct OfficerDecision: Sendable, Hashable {
  let outcome: ScreeningOutcome
  let findings: [Finding]
  /// Not met for `rejected`, asked for for `informationRequired`, else none.
  let clauses: [String]
  let officer: String
  let reason: String
  /// By which the candidate is allocated from now on.
  let field: String
  /// For `passed` the level at which the candidate passes, where it is another one; for `informationRequired` the one that the
  /// unit is asked to accept.
  let level: Level?

  /// - Parameters:
  ///   - findings: the latest ones; with a pass at another level those for that level's years in place of the others.
  ///   - offered: what the rules offer to whom they would refuse, with the clause that is missed.
  init(
    _ request: Decide.Request, of record: CandidateRecord, findings: [Finding],
    offered: (level: Level, clause: String)? = nil, taxonomy: Taxonomy = .attachment1
  ) throws(ScreeningError) {
    let officer = try OfficerName.checked(request.officer)
    let reason = try Self.text(request.reason, "reason", "say why, so that the unit can be told")
    self.officer = officer
    self.reason = reason
    outcome = request.outcome
    if let field = request.field {
      guard request.outcome == .passed else {
        throw .invalidArgument(name: "field", message: "a field is given only with the outcome passed")
      }
      guard taxonomy.field(field) != nil else {
        throw .invalidArgument(
          name: "field",
          message: "Attachment 1 has no such field; it has: \(taxonomy.fields.map(\.code).joined(separator: ", "))")
      }
    }
    field = request.field ?? record.field
    try Self.check(request.level, request.outcome, of: record)
    let given = try Self.clauses(request.clauses ?? [], known: findings.map(\.clause))
    switch request.outcome {
    case .passed:
      guard given.isEmpty else {
        throw .invalidArgument(name: "clauses", message: "a pass carries none; leave them out")
      }
      clauses = []
      level = request.level == record.recommended.level ? nil : request.level
      self.findings = findings.map { finding in
        finding.result == .met ? finding : Self.decided(finding, .met, officer, reason)
      }
    case .rejected:
      guard !given.isEmpty else {
        throw .invalidArgument(name: "clauses", message: "a rejection names at least one clause that is not met")
      }
      clauses = given
      level = nil
      self.findings = findings.map { finding in
        given.contains(finding.clause) ? Self.decided(finding, .notMet, officer, reason) : finding
      }
    case .informationRequired:
      let open = findings.filter { $0.result == .notEvidenced }.map(\.clause)
      // What is offered is asked along with the rest, so that the unit answers all of it at once.
      var asked = Set(given.isEmpty ? open : given)
      if let offered, given.isEmpty || request.level != nil { asked.insert(offered.clause) }
      clauses = findings.map(\.clause).filter(asked.contains)
      level = offered.flatMap { asked.contains($0.clause) ? $0.level : nil }
      guard !clauses.isEmpty else {
        throw .invalidArgument(name: "clauses", message: "name the clauses for which evidence is asked")
      }
      self.findings = findings
    case .underReview:
      throw .invalidArgument(name: "outcome", message: "decide passed, rejected or informationRequired")
    }
  }

  /// What was found before stays readable beside what the officer found.
  private static func decided(
    _ finding: Finding, _ result: FindingResult, _ officer: String, _ reason: String
  ) -> Finding {
    Finding(
      clause: finding.clause, result: result, evidence: "经办人\(officer)认定：\(reason)（原依据：\(finding.evidence)）",
      source: .officer, spans: finding.spans, advice: finding.advice)
  }

  /// Only a senior applicant may be put at another level, the professional one (N1.3).
  private static func check(
    _ level: Level?, _ outcome: ScreeningOutcome, of record: CandidateRecord
  ) throws(ScreeningError) {
    guard let level else { return }
    guard outcome == .passed || outcome == .informationRequired else {
      throw .invalidArgument(name: "level", message: "a level is given only with passed or informationRequired")
    }
    guard level == .professional, record.recommended.level == .senior else {
      throw .invalidArgument(
        name: "level", message: "only professional, and only to a candidate who applied for senior")
    }
  }

  /// In the order of the findings, each once.
  private static func clauses(_ given: [String], known: [String]) throws(ScreeningError) -> [String] {
    for clause in given where !known.contains(clause) {
      throw .invalidArgument(
        name: "clauses",
        message: "this candidate is not checked against \(clause); name of: \(known.joined(separator: ", "))")
    }
    return known.filter(given.contains)
  }

  static func text(_ text: String, _ name: String, _ wanted: String) throws(ScreeningError) -> String {
    let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else { throw .invalidArgument(name: name, message: wanted) }
    return text
  }
}

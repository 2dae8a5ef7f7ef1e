import Contracts

/// What the findings come to (A2.3). Only a declared value refuses; silence and text go to an officer.
struct Judgement: Sendable, Hashable {
  let findings: [Finding]
  let outcome: ScreeningOutcome
  /// What the evidence suggests to the officer; for `underReview` only.
  let suggestion: ScreeningOutcome?
  /// The clauses that are not met; at least one for `rejected`, none otherwise.
  let clauses: [String]
  /// Why an officer decides whatever the rules say, in Chinese.
  private(set) var notes: [String] = []

  init(findings: [Finding]) {
    self.findings = findings
    clauses = findings.filter { $0.result == .notMet }.map(\.clause)
    if !clauses.isEmpty {
      outcome = .rejected
      suggestion = nil
    } else if findings.allSatisfy({ $0.result == .met }) {
      outcome = .passed
      suggestion = nil
    } else {
      outcome = .underReview
      suggestion = Self.suggestion(of: findings.filter { $0.result == .notEvidenced })
    }
  }

  /// The same findings, on which an officer decides; what the rules say is the suggestion.
  func forOfficer(because notes: [String]) -> Judgement {
    Judgement(
      findings: findings, outcome: .underReview, suggestion: outcome == .underReview ? suggestion : outcome,
      clauses: [],
      notes: self.notes + notes)
  }

  private init(
    findings: [Finding], outcome: ScreeningOutcome, suggestion: ScreeningOutcome?, clauses: [String], notes: [String]
  ) {
    self.findings = findings
    self.outcome = outcome
    self.suggestion = suggestion
    self.clauses = clauses
    self.notes = notes
  }

  private static func suggestion(of open: [Finding]) -> ScreeningOutcome {
    // One criterion that the text speaks against is enough, whatever is still missing for another.
    if open.contains(where: { $0.suggestion == .notMet }) { return .rejected }
    if open.allSatisfy({ $0.suggestion == .met }) { return .passed }
    return .informationRequired
  }
}

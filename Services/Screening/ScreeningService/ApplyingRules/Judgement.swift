import Contracts

/// What the findings come to (A2.3). Only a declared value refuses; silence and text go to an officer.
struct Judgement: Sendable, Hashable {
  let findings: [Finding]
  let outcome: ScreeningOutcome
  /// What the evidence suggests to the officer; for `underReview` only.
  let suggestion: ScreeningOutcome?
  /// The clauses that are not met for `rejected`, at least one; the one whose level is missed for `informationRequired`; none
  /// otherwise.
  let clauses: [String]
  /// Why an officer decides whatever the rules say, in Chinese.
  private(set) var notes: [String] = []
  /// The unit is asked whether it accepts this level, in place of a refusal (N1.3).
  let offered: Level?

  /// - Parameter offered: what is offered to whom the findings would refuse; at once where everything else is met, and otherwise
  ///   by an officer, together with what else has to be asked.
  init(findings: [Finding], offered: Level? = nil) {
    self.findings = findings
    self.offered = offered
    let notMet = findings.filter { $0.result == .notMet }.map(\.clause)
    let open = findings.filter { $0.result == .notEvidenced }
    clauses = offered == nil || open.isEmpty ? notMet : []
    if offered != nil {
      outcome = open.isEmpty ? .informationRequired : .underReview
      let isRefused = open.contains { $0.suggestion == .notMet }
      suggestion = open.isEmpty ? nil : isRefused ? .rejected : .informationRequired
    } else if !notMet.isEmpty {
      outcome = .rejected
      suggestion = nil
    } else if findings.allSatisfy({ $0.result == .met }) {
      outcome = .passed
      suggestion = nil
    } else {
      outcome = .underReview
      suggestion = Self.suggestion(of: open)
    }
  }

  /// The same findings, on which an officer decides; what the rules say is the suggestion.
  func forOfficer(because notes: [String]) -> Judgement {
    Judgement(
      findings: findings, outcome: .underReview, suggestion: outcome == .underReview ? suggestion : outcome,
      clauses: [], offered: offered,
      notes: self.notes + notes)
  }

  private init(
    findings: [Finding], outcome: ScreeningOutcome, suggestion: ScreeningOutcome?, clauses: [String], offered: Level?,
    notes: [String]
  ) {
    self.findings = findings
    self.outcome = outcome
    self.suggestion = suggestion
    self.clauses = clauses
    self.offered = offered
    self.notes = notes
  }

  /// The clauses that are not met, whatever comes of it.
  var missed: [String] { findings.filter { $0.result == .notMet }.map(\.clause) }

  private static func suggestion(of open: [Finding]) -> ScreeningOutcome {
    // One criterion that the text speaks against is enough, whatever is still missing for another.
    if open.contains(where: { $0.suggestion == .notMet }) { return .rejected }
    if open.allSatisfy({ $0.suggestion == .met }) { return .passed }
    return .informationRequired
  }
}

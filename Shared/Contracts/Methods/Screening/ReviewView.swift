import CloudEvents

/// A candidate that an officer has to decide.
package struct ReviewView: Codable, Sendable, Hashable {
  package var candidate: Candidate
  package var findings: [Finding]
  /// What the evidence in the text suggests; absent where it suggests nothing.
  package var suggestion: ScreeningOutcome?
  package var requestedAt: Timestamp
  /// Why a person is asked, in Chinese.
  package var cause: String

  package init(
    candidate: Candidate, findings: [Finding], suggestion: ScreeningOutcome? = nil, requestedAt: Timestamp,
    cause: String
  ) {
    self.candidate = candidate
    self.findings = findings
    self.suggestion = suggestion
    self.requestedAt = requestedAt
    self.cause = cause
  }
}

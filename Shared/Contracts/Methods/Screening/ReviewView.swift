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
  /// The officer who reads the candidate; absent where nobody does.
  package var claimedBy: String?
  package var claimedAt: Timestamp?
  /// Waits for a second officer.
  package var proposal: ProposedRejection?

  package init(
    candidate: Candidate, findings: [Finding], suggestion: ScreeningOutcome? = nil, requestedAt: Timestamp,
    cause: String, claimedBy: String? = nil, claimedAt: Timestamp? = nil, proposal: ProposedRejection? = nil
  ) {
    self.candidate = candidate
    self.findings = findings
    self.suggestion = suggestion
    self.requestedAt = requestedAt
    self.cause = cause
    self.claimedBy = claimedBy
    self.claimedAt = claimedAt
    self.proposal = proposal
  }

  package var place: QueuePlace { QueuePlace(dispatch: candidate.dispatch, since: requestedAt) }
}

import CloudEvents

/// Intake asks a unit what screening wants to know, and waits for it until then (A3).
package struct SupplementRequested: EventPayload {
  package static let eventType = "accord.intake.supplement-requested.v1"
  package static let summary = "Intake asks a unit what screening wants to know, and waits for it until then (A3)."

  package var candidateID: String
  package var requestID: String
  /// What is asked and open, each question with its due time.
  package var asked: [InformationItem]
  package var requestedAt: Timestamp

  package init(candidateID: String, requestID: String, asked: [InformationItem], requestedAt: Timestamp) {
    self.candidateID = candidateID
    self.requestID = requestID
    self.asked = asked
    self.requestedAt = requestedAt
  }
}

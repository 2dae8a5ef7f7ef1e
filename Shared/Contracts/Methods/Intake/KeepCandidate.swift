/// An officer keeps a candidate whom the unit's corrected list does not name any more.
package enum KeepCandidate: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "KeepCandidate"
  package static let summary = "An officer keeps a candidate whom the unit's corrected list does not name any more."
  package static let isMutating = true

  package typealias Request = CandidateDecision
  package typealias Response = CandidateSummary
}

/// An officer withdraws a candidate for good, with a reason.
package enum Withdraw: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "Withdraw"
  package static let summary = "An officer withdraws a candidate for good, with a reason."
  package static let isMutating = true

  package typealias Request = CandidateDecision
  package typealias Response = CandidateSummary
}

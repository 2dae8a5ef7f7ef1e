/// An officer says whether two candidates are one person.
package enum DecideDuplicate: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "DecideDuplicate"
  package static let summary = "An officer says whether two candidates are one person."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var pairID: String
    package var verdict: DuplicateVerdict
    package var officer: String
    package var reason: String
    /// With `same`: the earlier candidate takes over the newer one's data. False where absent.
    package var takeNewer: Bool?

    package init(
      pairID: String, verdict: DuplicateVerdict, officer: String, reason: String, takeNewer: Bool? = nil
    ) {
      self.pairID = pairID
      self.verdict = verdict
      self.officer = officer
      self.reason = reason
      self.takeNewer = takeNewer
    }
  }

  package typealias Response = DuplicatePair
}

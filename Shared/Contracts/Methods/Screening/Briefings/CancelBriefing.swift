/// An officer cancels a briefing that has not begun; who are invited are told so (N2.2).
package enum CancelBriefing: RPCMethod {
  package static let service = Decide.service
  package static let name = "CancelBriefing"
  package static let summary =
    "An officer cancels a briefing that has not begun; who are invited are told so (N2.2)."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var briefingID: String
    package var officer: String
    /// It is told to the units.
    package var reason: String

    package init(briefingID: String, officer: String, reason: String) {
      self.briefingID = briefingID
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = BriefingView
}

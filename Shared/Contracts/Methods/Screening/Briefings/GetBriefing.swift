/// Shows one briefing (N2.2).
package enum GetBriefing: RPCMethod {
  package static let service = Decide.service
  package static let name = "GetBriefing"
  package static let summary = "Shows one briefing (N2.2)."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var briefingID: String

    package init(briefingID: String) {
      self.briefingID = briefingID
    }
  }

  package typealias Response = BriefingView
}

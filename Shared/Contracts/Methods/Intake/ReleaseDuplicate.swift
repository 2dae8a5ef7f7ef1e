/// An officer gives a claimed pair back to the queue, where it keeps its place.
package enum ReleaseDuplicate: RPCMethod {
  package static let service = DecideDuplicate.service
  package static let name = "ReleaseDuplicate"
  package static let summary = "An officer gives a claimed pair back to the queue, where it keeps its place."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var pairID: String
    package var officer: String
    /// Needed where another officer has the pair, who may be away.
    package var reason: String?

    package init(pairID: String, officer: String, reason: String? = nil) {
      self.pairID = pairID
      self.officer = officer
      self.reason = reason
    }
  }

  package typealias Response = DuplicatePair
}

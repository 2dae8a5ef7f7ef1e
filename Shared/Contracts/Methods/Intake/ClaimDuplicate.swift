/// An officer takes a pair of possible duplicates, so that no two decide the same one.
package enum ClaimDuplicate: RPCMethod {
  package static let service = DecideDuplicate.service
  package static let name = "ClaimDuplicate"
  package static let summary = "An officer takes a pair of possible duplicates, so that no two decide the same one."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var pairID: String
    package var officer: String

    package init(pairID: String, officer: String) {
      self.pairID = pairID
      self.officer = officer
    }
  }

  package typealias Response = DuplicatePair
}

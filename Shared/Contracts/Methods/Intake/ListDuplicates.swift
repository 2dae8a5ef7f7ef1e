/// Lists candidates who may be one person, side by side, oldest first.
package enum ListDuplicates: RPCMethod {
  package static let service = "accord.intake.v1.Intake"
  package static let name = "ListDuplicates"
  package static let summary = "Lists candidates who may be one person, side by side, oldest first."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Only those that a person has to decide, or only those that nobody has to.
    package var open: Bool?
    package var kind: DuplicateKind?
    /// Only those of this candidate.
    package var candidateID: String?
    /// Only this one.
    package var pairID: String?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(
      open: Bool? = nil, kind: DuplicateKind? = nil, candidateID: String? = nil, pairID: String? = nil,
      limit: Int? = nil, pageToken: String? = nil
    ) {
      self.open = open
      self.kind = kind
      self.candidateID = candidateID
      self.pairID = pairID
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var pairs: [DuplicatePair]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(pairs: [DuplicatePair], nextPageToken: String? = nil) {
      self.pairs = pairs
      self.nextPageToken = nextPageToken
    }
  }
}

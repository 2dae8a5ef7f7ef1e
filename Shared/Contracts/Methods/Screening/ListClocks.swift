/// Lists the clocks of evaluations, those that are due first at the top (A2.5): by when each was due as it changed last, so
/// without the time for which it has been standing since.
package enum ListClocks: RPCMethod {
  package static let service = "accord.screening.v1.Screening"
  package static let name = "ListClocks"
  package static let summary = """
    Lists the clocks of evaluations, those that are due first at the top (A2.5), without the time for which a clock has been \
    standing.
    """
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// Only those that stand so; all that are open where absent.
    package var state: ClockState?
    /// Only those whose case is at this society.
    package var society: String?
    /// At most so many; 100 where absent.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(state: ClockState? = nil, society: String? = nil, limit: Int? = nil, pageToken: String? = nil) {
      self.state = state
      self.society = society
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Item: Codable, Sendable, Hashable {
    package var candidateID: String
    /// Whose case it is, or was; absent while nobody has it.
    package var society: String?
    package var clock: ClockView

    package init(candidateID: String, society: String? = nil, clock: ClockView) {
      self.candidateID = candidateID
      self.society = society
      self.clock = clock
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var clocks: [Item]
    /// There are more: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(clocks: [Item], nextPageToken: String? = nil) {
      self.clocks = clocks
      self.nextPageToken = nextPageToken
    }
  }
}

/// Lists dead letters, oldest first; those that wait for a decision unless told otherwise. Every service answers it.
package enum ListDeadLetters: RPCMethod {
  package static let service = "accord.operations.v1.Operations"
  package static let name = "ListDeadLetters"
  package static let summary = "Lists dead letters, oldest first; those that wait for a decision unless told otherwise."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var status: DeadLetterStatus?
    /// Continue behind this one.
    package var afterID: Int64?
    /// At most so many; 100 where absent.
    package var limit: Int?

    package init(status: DeadLetterStatus? = nil, afterID: Int64? = nil, limit: Int? = nil) {
      self.status = status
      self.afterID = afterID
      self.limit = limit
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var deadLetters: [DeadLetterView]

    package init(deadLetters: [DeadLetterView]) {
      self.deadLetters = deadLetters
    }
  }
}

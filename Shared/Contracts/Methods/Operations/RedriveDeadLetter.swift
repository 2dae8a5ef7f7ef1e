/// Works a dead letter off again, as the same input as before. Every service answers it.
package enum RedriveDeadLetter: RPCMethod {
  package static let service = "accord.operations.v1.Operations"
  package static let name = "RedriveDeadLetter"
  package static let summary = "Works a dead letter off again, as the same input as before."
  package static let isMutating = true

  package struct Request: Codable, Sendable, Hashable {
    package var id: Int64
    /// The operator.
    package var officer: String
    /// Why; kept in the history.
    package var reason: String
    /// Only tells what it would do unless true.
    package var execute: Bool?

    package init(id: Int64, officer: String, reason: String, execute: Bool? = nil) {
      self.id = id
      self.officer = officer
      self.reason = reason
      self.execute = execute
    }
  }

  package typealias Response = DeadLetterOutcome
}

/// Gives a dead letter up; what waits behind it goes on. Every service answers it.
package enum DiscardDeadLetter: RPCMethod {
  package static let service = "accord.operations.v1.Operations"
  package static let name = "DiscardDeadLetter"
  package static let summary = "Gives a dead letter up; what waits behind it goes on."
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

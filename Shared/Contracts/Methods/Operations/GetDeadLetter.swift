/// Shows one dead letter with its record. Every service answers it.
package enum GetDeadLetter: RPCMethod {
  package static let service = "accord.operations.v1.Operations"
  package static let name = "GetDeadLetter"
  package static let summary = "Shows one dead letter with its record."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    package var id: Int64

    package init(id: Int64) {
      self.id = id
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    package var deadLetter: DeadLetterView
    /// How many records of its key wait behind it.
    package var waiting: Int
    /// The record as text, at most its first 32 KiB; it holds personal data, as the record does.
    package var value: String?
    /// Bytes of the whole record.
    package var valueBytes: Int?

    package init(deadLetter: DeadLetterView, waiting: Int, value: String? = nil, valueBytes: Int? = nil) {
      self.deadLetter = deadLetter
      self.waiting = waiting
      self.value = value
      self.valueBytes = valueBytes
    }
  }
}

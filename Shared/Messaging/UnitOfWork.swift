import CloudEvents
import Contracts
import StateStore

/// Everything that one input may do, inside the one transaction that holds all of its effects.
/// It lives on the store's thread and only inside the handler that received it.
package final class UnitOfWork {
  package let transaction: any SQLTransaction
  package let service: ServiceName
  package let input: WorkInput
  /// The time at which the batch began; handlers know no other clock.
  package let now: Timestamp

  package init(transaction: any SQLTransaction, service: ServiceName, input: WorkInput, now: Timestamp) {
    self.transaction = transaction
    self.service = service
    self.input = input
    self.now = now
  }

  /// An opaque, UUID-shaped id that is the same whenever the same input is worked off again.
  package func makeID() -> String { "" }

  /// Puts an event in the outbox. Its id is derived from the input and the number of effects so far.
  ///
  /// - Parameter subject: the candidate id; it is also the record's key.
  /// - Throws: `PermanentFailure` where the record would exceed 256 KiB.
  package func emit(_ payload: some EventPayload, to topic: Topic, subject: String) throws {}

  /// Sets the timer of this kind and subject, in place of one that is already set.
  package func schedule(timer kind: String, subject: String, at due: Timestamp) throws {}

  package func cancel(timer kind: String, subject: String) throws {}

  /// Appends a row to the hash-chained history.
  ///
  /// - Parameters:
  ///   - subject: the candidate id (or another opaque id).
  ///   - actor: the officer, or the service where a rule acted.
  ///   - action: a stable word, e.g. `decided`.
  ///   - detail: JSON; it may hold personal data, as the store may.
  package func record(subject: String, actor: String, action: String, detail: some Encodable) throws {}
}

import StateStore

/// Why a dead letter could not be worked on.
package enum DeadLetterError: Error, Sendable, Hashable, CustomStringConvertible {
  case unknown(id: Int64)
  case resolved(id: Int64, as: DeadLetter.Status)
  /// Another of the same key came first.
  case notTheOldest(id: Int64, oldest: Int64)

  package var description: String {
    switch self {
    case .unknown(let id): "there is no dead letter \(id); list them to see which there are"
    case .resolved(let id, let status): "the dead letter \(id) has been \(status.rawValue) already"
    case .notTheOldest(let id, let oldest):
      "the dead letter \(oldest) is of the same key as \(id) and came before it: redrive or discard \(oldest) first"
    }
  }
}

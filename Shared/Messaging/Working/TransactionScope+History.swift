import StateStore

// Alone in its file: `Contracts` has a `HistoryEntry` too, and the module `StateStore` cannot be named beside its class.
extension TransactionScope {
  /// - Parameter detail: JSON.
  func record(subject: String, actor: String, action: String, detail: [UInt8]) throws(StoreError) {
    try transaction.history.append(
      HistoryEntry(
        at: now.milliseconds, subject: subject, actor: actor, action: action,
        detail: String(decoding: detail, as: UTF8.self)))
  }
}

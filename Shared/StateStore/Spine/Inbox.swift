/// Which events have been worked off: what makes an event that is sent twice take effect once.
package struct Inbox {
  private let transaction: any SQLTransaction

  init(_ transaction: any SQLTransaction) {
    self.transaction = transaction
  }

  /// Notes the event.
  ///
  /// - Parameter at: milliseconds since 1970.
  /// - Returns: false where it is there already: a duplicate, to be skipped.
  package func insert(source: String, id: String, at: Int64) throws(StoreError) -> Bool {
    try transaction.execute(
      "INSERT INTO inbox (source, id, received) VALUES (?, ?, ?) ON CONFLICT (source, id) DO NOTHING",
      [.text(source), .text(id), .integer(at)]) == 1
  }

  /// Forgets up to `limit` events, oldest first, that arrived before `time`.
  ///
  /// It is safe to forget what cannot come again. A record is read once, since the position moves with the transaction;
  /// an event comes a second time only when its sender publishes it again after a crash, from an outbox that it works
  /// off first when it starts, or when an operator sets a position back, which reaches no further than the topic's
  /// retention. So keep events longer than the longest retention of the topics read and the longest outage of a sender:
  /// 90 days serve both.
  ///
  /// - Parameter time: milliseconds since 1970.
  /// - Returns: how many were forgotten; fewer than `limit` when none are left to forget.
  @discardableResult
  package func prune(receivedBefore time: Int64, limit: Int) throws(StoreError) -> Int {
    try transaction.execute(
      "DELETE FROM inbox WHERE seq IN (SELECT seq FROM inbox ORDER BY seq LIMIT ?) AND received < ?",
      [.integer(Int64(limit)), .integer(time)])
  }
}

extension SQLTransaction {
  package var inbox: Inbox { Inbox(self) }
}

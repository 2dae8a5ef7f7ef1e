import CloudEvents
import StateStore

/// The reply of a command, kept in the transaction that did the command's work, and replayed to whoever asks for the same
/// work again.
struct KeptReply: Sendable, Hashable {
  var method: String
  /// SHA-256 of the request as it encodes, so that the order of members and white space do not matter.
  var requestDigest: [UInt8]
  var json: [UInt8]

  static func find(caller: Caller, key: IdempotencyKey, _ transaction: any SQLTransaction) throws -> KeptReply? {
    let rows = try transaction.query(
      "SELECT method, request_digest, reply FROM rpc_reply WHERE caller = ? AND idempotency_key = ?",
      [.text(caller.name), .text(key.text)])
    guard let row = rows.first, let method = row.text(0), let digest = row.blob(1), let json = row.blob(2) else {
      return nil
    }
    return KeptReply(method: method, requestDigest: digest, json: json)
  }

  func keep(
    caller: Caller, key: IdempotencyKey, until end: Timestamp, _ transaction: any SQLTransaction
  ) throws {
    try transaction.execute(
      """
      INSERT INTO rpc_reply (caller, idempotency_key, method, request_digest, reply, kept_until)
      VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .text(caller.name), .text(key.text), .text(method), .blob(requestDigest), .blob(json),
        .integer(end.milliseconds),
      ])
  }

  /// Removes some of the replies whose time is over: two for each that is added keeps up, and no command pays for many.
  static func prune(at now: Timestamp, _ transaction: any SQLTransaction) throws {
    let over = try transaction.query(
      "SELECT caller, idempotency_key FROM rpc_reply WHERE kept_until <= ? ORDER BY kept_until LIMIT 2",
      [.integer(now.milliseconds)])
    for row in over {
      try transaction.execute(
        "DELETE FROM rpc_reply WHERE caller = ? AND idempotency_key = ?", row.values)
    }
  }
}

import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The receipts, sent and to be sent, inside one transaction.
struct ReceiptTable {
  let transaction: any SQLTransaction

  private static let columns =
    "id, submission_id, recipient, subject, body, in_reply_to, composed_at, sent_at, attempts, ordinal"

  /// A submission has one receipt: a second one is not written.
  func insert(_ receipt: Receipt) throws {
    let view = receipt.view
    try transaction.execute(
      """
      INSERT INTO receipts (id, submission_id, recipient, subject, body, in_reply_to, composed_at, due_at, ordinal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM receipts))
      ON CONFLICT (submission_id) DO NOTHING
      """,
      [
        .text(view.id), .text(view.submissionID), SQLValue(view.to), .text(view.subject), .text(view.body),
        SQLValue(receipt.inReplyTo), .integer(view.composedAt.milliseconds),
        view.to == nil ? .null : .integer(view.composedAt.milliseconds),
      ])
  }

  /// Those that are to be sent by now, oldest first.
  func due(at now: Timestamp, limit: Int) throws -> [Receipt] {
    try transaction.query(
      "SELECT \(Self.columns) FROM receipts WHERE due_at <= ? ORDER BY due_at, ordinal LIMIT ?",
      [.integer(now.milliseconds), .integer(Int64(limit))]
    ).map(Self.receipt)
  }

  func sent(_ id: String, at now: Timestamp) throws {
    try transaction.execute(
      "UPDATE receipts SET sent_at = ?, due_at = NULL, attempts = attempts + 1 WHERE id = ?",
      [.integer(now.milliseconds), .text(id)])
  }

  /// Tried again after a minute, then two, four and so on, up to six hours; never given up.
  func failed(_ receipt: Receipt, at now: Timestamp) throws {
    let minutes = min(Int64(1) << Int64(min(receipt.view.attempts, 10)), 360)
    try transaction.execute(
      "UPDATE receipts SET due_at = ?, attempts = attempts + 1 WHERE id = ? AND sent_at IS NULL",
      [.integer(now.milliseconds + minutes * 60_000), .text(receipt.view.id)])
  }

  /// Newest first, each with its ordinal.
  func list(
    _ request: ListReceipts.Request, _ page: PageRequest
  ) throws -> [(ordinal: SQLValue, view: ReceiptView)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let submission = request.submissionID {
      conditions.append("submission_id = ?")
      arguments.append(.text(submission))
    }
    if request.unsent == true { conditions.append("due_at IS NOT NULL") }
    if let after = page.after {
      conditions.append("ordinal < ?")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM receipts \(selection) ORDER BY ordinal DESC LIMIT ?", arguments + [page.rows]
    ).map { ($0.values[9], Self.receipt($0).view) }
  }

  private static func receipt(_ row: SQLRow) -> Receipt {
    Receipt(
      view: ReceiptView(
        id: row.text(0) ?? "", submissionID: row.text(1) ?? "", to: row.text(2), subject: row.text(3) ?? "",
        body: row.text(4) ?? "", composedAt: Timestamp(milliseconds: row.integer(6) ?? 0),
        sentAt: row.integer(7).map { Timestamp(milliseconds: $0) }, attempts: Int(row.integer(8) ?? 0)),
      inReplyTo: row.text(5))
  }
}

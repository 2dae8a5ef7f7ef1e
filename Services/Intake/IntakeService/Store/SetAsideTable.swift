import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The mails that were set aside, with what an officer said of them.
struct SetAsideTable {
  /// A mail that is to be taken in after all.
  typealias Requested = (mail: SetAsideMail, unit: String)

  let transaction: any SQLTransaction

  private static let columns =
    "id, reason, state, received_at, sender, subject, sha256, bytes, submission_id, ordinal, unit"

  /// The same bytes are one mail, however often they arrive.
  func insert(_ mail: SetAsideMail) throws {
    try transaction.execute(
      """
      INSERT INTO set_aside_mails (id, ordinal, reason, state, received_at, sender, subject, sha256, bytes)
      VALUES (?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM set_aside_mails), ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (sha256) DO NOTHING
      """,
      [
        .text(mail.id), .text(mail.reason.rawValue), .text(mail.state.rawValue), .integer(mail.receivedAt.milliseconds),
        SQLValue(mail.from), .text(mail.subject), .text(mail.sha256), .integer(Int64(mail.bytes)),
      ])
  }

  func get(_ id: String) throws -> SetAsideMail? {
    try transaction.query("SELECT \(Self.columns) FROM set_aside_mails WHERE id = ?", [.text(id)]).first.map(Self.mail)
  }

  func request(_ id: String, unit: String) throws {
    try transaction.execute(
      "UPDATE set_aside_mails SET state = ?, unit = ? WHERE id = ?",
      [.text(AsideState.requested.rawValue), .text(unit), .text(id)])
  }

  func taken(_ id: String, as submission: String) throws {
    try transaction.execute(
      "UPDATE set_aside_mails SET state = ?, submission_id = ? WHERE id = ?",
      [.text(AsideState.taken.rawValue), .text(submission), .text(id)])
  }

  /// Oldest first.
  func requested() throws -> [Requested] {
    try transaction.query(
      "SELECT \(Self.columns) FROM set_aside_mails WHERE state = ? ORDER BY ordinal",
      [.text(AsideState.requested.rawValue)]
    ).map { (Self.mail($0), $0.text(10) ?? "") }
  }

  /// Newest first, each with its ordinal.
  func list(_ request: ListSetAside.Request, _ page: PageRequest) throws -> [(ordinal: SQLValue, mail: SetAsideMail)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    for (column, value) in [("state", request.state?.rawValue), ("reason", request.reason?.rawValue)] {
      guard let value else { continue }
      conditions.append("\(column) = ?")
      arguments.append(.text(value))
    }
    if let after = page.after {
      conditions.append("ordinal < ?")
      arguments += after
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM set_aside_mails \(filter) ORDER BY ordinal DESC LIMIT ?", arguments + [page.rows]
    ).map { ($0.values[9], Self.mail($0)) }
  }

  private static func mail(_ row: SQLRow) -> SetAsideMail {
    SetAsideMail(
      id: row.text(0) ?? "", reason: row.text(1).flatMap(AsideReason.init) ?? .noSubmission,
      state: row.text(2).flatMap(AsideState.init) ?? .aside, receivedAt: Timestamp(milliseconds: row.integer(3) ?? 0),
      from: row.text(4), subject: row.text(5) ?? "", sha256: row.text(6) ?? "", bytes: Int(row.integer(7) ?? 0),
      submissionID: row.text(8))
  }
}

import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The mails to units, sent and to be sent, inside one transaction.
struct OutgoingMailTable {
  let transaction: any SQLTransaction

  private static let columns = """
    id, kind, submission_id, unit, recipient, subject, body, in_reply_to, composed_at, sent_at, attempts, failure,
    failed_at, to_prepare, ordinal
    """

  /// A mail is written once: another one of the same id changes nothing.
  ///
  /// - Returns: whether it is new.
  @discardableResult
  func insert(_ mail: OutgoingMail) throws -> Bool {
    let known = try transaction.query("SELECT 1 FROM outgoing_mails WHERE id = ?", [.text(mail.id)])
    guard known.isEmpty else { return false }
    try transaction.execute(
      """
      INSERT INTO outgoing_mails (
        id, kind, submission_id, unit, recipient, subject, body, in_reply_to, composed_at, due_at, to_prepare, ordinal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM outgoing_mails))
      """,
      [
        .text(mail.id), .text(mail.kind.rawValue), SQLValue(mail.submissionID), SQLValue(mail.unit), SQLValue(mail.to),
        .text(mail.subject), .text(mail.body), SQLValue(mail.inReplyTo), .integer(mail.composedAt.milliseconds),
        mail.to == nil || mail.isToBePrepared ? .null : .integer(mail.composedAt.milliseconds),
        .integer(mail.isToBePrepared ? 1 : 0),
      ])
    try attach(Dictionary(uniqueKeysWithValues: mail.attachments.enumerated().map { ($0, $1) }), to: mail.id)
    return true
  }

  /// - Parameter attachments: by their numbers.
  private func attach(_ attachments: [Int: MailAttachment], to id: String) throws {
    for (position, attachment) in attachments.sorted(by: { $0.key < $1.key }) {
      try transaction.execute(
        """
        INSERT INTO mail_attachments (mail_id, position, name, content_type, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          .text(id), .integer(Int64(position)), .text(attachment.name), .text(attachment.contentType),
          .text(attachment.blob.sha256), .integer(Int64(attachment.blob.bytes)),
        ])
    }
  }

  func get(_ id: String) throws -> OutgoingMail? {
    try transaction.query("SELECT \(Self.columns) FROM outgoing_mails WHERE id = ?", [.text(id)]).first.map(mail)
  }

  /// Whether a mail of a submission has been answered.
  func hasAnswered(_ messageID: String, submission: String) throws -> Bool {
    try !transaction.query(
      "SELECT 1 FROM outgoing_mails WHERE submission_id = ? AND in_reply_to = ? LIMIT 1",
      [.text(submission), .text(messageID)]
    ).isEmpty
  }

  /// Where the first receipt of a submission goes; absent where it goes to nobody.
  func recipient(of submission: String) throws -> String? {
    try transaction.query(
      "SELECT recipient FROM outgoing_mails WHERE submission_id = ? ORDER BY ordinal LIMIT 1", [.text(submission)]
    ).first?.text(0)
  }

  /// Those whose attachments are to be made, oldest first.
  func toPrepare(limit: Int) throws -> [String] {
    try transaction.query(
      "SELECT id FROM outgoing_mails WHERE to_prepare = 1 ORDER BY ordinal LIMIT ?", [.integer(Int64(limit))]
    ).map { $0.text(0) ?? "" }
  }

  /// Its attachments have been made: it can be sent. One that was prepared already stays as it is.
  func prepared(_ id: String, with attachments: [Int: MailAttachment], body: String, at now: Timestamp) throws {
    guard try get(id)?.isToBePrepared ?? false else { return }
    try transaction.execute(
      """
      UPDATE outgoing_mails SET to_prepare = 0, body = ?, due_at = CASE WHEN recipient IS NULL THEN NULL ELSE ? END
      WHERE id = ?
      """, [.text(body), .integer(now.milliseconds), .text(id)])
    try attach(attachments, to: id)
  }

  /// A file that goes with a mail, by its number from 0.
  func attachment(_ number: Int, of id: String) throws -> MailAttachment? {
    try transaction.query(
      "\(Self.attachments) WHERE mail_id = ? AND position = ?", [.text(id), .integer(Int64(number))]
    ).first.map(Self.attachment)
  }

  /// The newest mail that returns a submission's workbook.
  ///
  /// - Parameter number: of the workbook, from 0.
  func returned(_ number: Int, of submission: String) throws -> MailAttachment? {
    try transaction.query(
      """
      \(Self.attachments) JOIN outgoing_mails ON outgoing_mails.id = mail_attachments.mail_id
      WHERE submission_id = ? AND kind = 'receipt' AND position = ? ORDER BY ordinal DESC LIMIT 1
      """, [.text(submission), .integer(Int64(number))]
    ).first.map(Self.attachment)
  }

  /// Those that are to be sent by now, oldest first.
  func due(at now: Timestamp, limit: Int) throws -> [OutgoingMail] {
    try transaction.query(
      "SELECT \(Self.columns) FROM outgoing_mails WHERE due_at <= ? ORDER BY due_at, ordinal LIMIT ?",
      [.integer(now.milliseconds), .integer(Int64(limit))]
    ).map(mail)
  }

  func sent(_ id: String, at now: Timestamp) throws {
    try transaction.execute(
      "UPDATE outgoing_mails SET sent_at = ?, due_at = NULL, attempts = attempts + 1, failure = NULL WHERE id = ?",
      [.integer(now.milliseconds), .text(id)])
  }

  /// Tried again after a minute, then two, four and so on, up to six hours; never given up.
  func failed(_ mail: OutgoingMail, because reason: String, at now: Timestamp) throws {
    let minutes = min(Int64(1) << Int64(min(mail.attempts, 10)), 360)
    try transaction.execute(
      "UPDATE outgoing_mails SET due_at = ?, attempts = attempts + 1, failure = ? WHERE id = ? AND sent_at IS NULL",
      [.integer(now.milliseconds + minutes * 60_000), .text(reason), .text(mail.id)])
  }

  /// Refused for good: kept with the reason, and not tried again.
  func refused(_ mail: OutgoingMail, because reason: String, at now: Timestamp) throws {
    try transaction.execute(
      """
      UPDATE outgoing_mails SET due_at = NULL, attempts = attempts + 1, failure = ?, failed_at = ?
      WHERE id = ? AND sent_at IS NULL
      """, [.text(reason), .integer(now.milliseconds), .text(mail.id)])
  }

  // MARK: Units

  /// The mails to the unit under the one name are found under the other, but for those about what is not surely its.
  func move(from name: String, to unit: String) throws {
    try transaction.execute(
      """
      UPDATE outgoing_mails SET unit = ? WHERE unit = ? AND (submission_id IS NULL OR submission_id NOT IN (
        SELECT id FROM submissions WHERE unit = ? AND needs LIKE '%unit%'))
      """, [.text(unit), .text(name), .text(name)])
  }

  /// An officer has said whose a submission is.
  func move(submission: String, to unit: String) throws {
    try transaction.execute(
      "UPDATE outgoing_mails SET unit = ? WHERE submission_id = ?", [.text(unit), .text(submission)])
  }

  // MARK: Lists

  /// Newest first, each with its ordinal.
  ///
  /// - Parameter units: the names of the one unit that is asked for; nil: of every unit.
  func list(
    _ request: ListReceipts.Request, of units: [String]?, _ page: PageRequest
  ) throws -> [(ordinal: SQLValue, mail: OutgoingMail)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let units {
      conditions.append("unit IN (\(units.map { _ in "?" }.joined(separator: ", ")))")
      arguments += units.map { .text($0) }
    }
    let filters = [("submission_id", request.submissionID), ("kind", request.kind?.rawValue)]
    for (column, value) in filters {
      guard let value else { continue }
      conditions.append("\(column) = ?")
      arguments.append(.text(value))
    }
    if request.unsent == true { conditions.append("recipient IS NOT NULL AND sent_at IS NULL") }
    if let after = page.after {
      conditions.append("ordinal < ?")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM outgoing_mails \(selection) ORDER BY ordinal DESC LIMIT ?", arguments + [page.rows]
    ).map { ($0.values[14], try mail($0)) }
  }

  private static let attachments = "SELECT name, sha256, bytes, content_type FROM mail_attachments"

  private func attachments(of id: String) throws -> [MailAttachment] {
    try transaction.query("\(Self.attachments) WHERE mail_id = ? ORDER BY position", [.text(id)]).map(Self.attachment)
  }

  private static func attachment(_ row: SQLRow) -> MailAttachment {
    MailAttachment(
      name: row.text(0) ?? "", blob: Blob(sha256: row.text(1) ?? "", bytes: Int(row.integer(2) ?? 0)),
      contentType: row.text(3) ?? "")
  }

  private func mail(_ row: SQLRow) throws -> OutgoingMail {
    func time(_ column: Int) -> Timestamp? { row.integer(column).map { Timestamp(milliseconds: $0) } }
    let id = row.text(0) ?? ""
    var mail = OutgoingMail(
      id: id, kind: row.text(1).flatMap(MailKind.init) ?? .receipt, submissionID: row.text(2), unit: row.text(3),
      to: row.text(4), subject: row.text(5) ?? "", body: row.text(6) ?? "", inReplyTo: row.text(7),
      attachments: try attachments(of: id), composedAt: time(8) ?? Timestamp(milliseconds: 0))
    mail.sentAt = time(9)
    mail.attempts = Int(row.integer(10) ?? 0)
    mail.failure = row.text(11)
    mail.failedAt = time(12)
    mail.isToBePrepared = row.integer(13) == 1
    return mail
  }
}

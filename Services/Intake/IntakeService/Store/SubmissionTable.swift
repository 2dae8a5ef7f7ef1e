import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The submissions and the files that came with them.
struct SubmissionTable {
  /// - `isSettled`: its unit is known, or another workbook is needed: the same one again changes nothing.
  typealias Known = (view: SubmissionView, isSettled: Bool)

  /// What may change of many submissions at once stands in columns, which go before the content.
  private static let columns = "content, has_scan, unit"

  let transaction: any SQLTransaction

  func find(key: String) throws -> Known? {
    try transaction.query("SELECT \(Self.columns) FROM submissions WHERE submission_key = ?", [.text(key)]).first
      .map { row in
        let view = try Self.view(row)
        return (view, view.unit != nil || view.faults.map(\.code) != ["unitUnknown"])
      }
  }

  func get(_ id: String) throws -> SubmissionView? {
    try transaction.query("SELECT \(Self.columns) FROM submissions WHERE id = ?", [.text(id)]).first.map(Self.view)
  }

  /// Their order; after all others for the one that is being recorded, which is not there yet.
  func ordinal(of id: String) throws -> Int64 {
    try transaction.query("SELECT ordinal FROM submissions WHERE id = ?", [.text(id)]).first?.integer(0) ?? .max
  }

  /// Newest first, each with its ordinal.
  ///
  /// - Parameter units: the names of the one unit that is asked for; nil: of every unit.
  func list(
    of units: [String]?, sha256: String?, incomplete: Bool?, _ page: PageRequest
  ) throws -> [(ordinal: SQLValue, view: SubmissionView)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let units {
      conditions.append("unit IN (\(units.map { _ in "?" }.joined(separator: ", ")))")
      arguments += units.map { .text($0) }
    }
    if let sha256 {
      conditions.append("id IN (SELECT submission_id FROM submission_files WHERE sha256 = ?)")
      arguments.append(.text(sha256))
    }
    if let incomplete { conditions.append("needs IS \(incomplete ? "NOT " : "")NULL") }
    if let after = page.after {
      conditions.append("ordinal < ?")
      arguments += after
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns), ordinal FROM submissions \(filter) ORDER BY ordinal DESC LIMIT ?",
      arguments + [page.rows]
    ).map { ($0.values[3], try Self.view($0)) }
  }

  func save(_ view: SubmissionView, key: String, at now: Timestamp) throws {
    var view = view
    let more = view.rowErrors.count - FormReading.keptErrors
    if more > 0 {
      view.rowErrors.removeLast(more)
      view.rowErrorsLeftOut = (view.rowErrorsLeftOut ?? 0) + more
    }
    try transaction.execute(
      """
      INSERT INTO submissions (
        id, submission_key, ordinal, unit, campaign, has_scan, recorded_at, content, needs, completes)
      VALUES (?, ?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM submissions), ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET unit = excluded.unit, campaign = excluded.campaign, has_scan = excluded.has_scan,
        content = excluded.content, needs = excluded.needs, completes = excluded.completes
      """,
      [
        .text(view.id), .text(key), view.unit.map { .text($0) } ?? .null, .integer(Int64(view.campaign)),
        .integer(view.hasScan ? 1 : 0), .integer(now.milliseconds), .blob(try JSON.encode(view)),
        (view.needs ?? []).column, SQLValue(view.completes),
      ])
  }

  func add(files: [ReceivedFile], to submission: String) throws {
    for file in files {
      try transaction.execute(
        """
        INSERT INTO submission_files (sha256, submission_id, name, role, bytes) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (sha256, submission_id) DO NOTHING
        """,
        [
          .text(file.blob.sha256), .text(submission), .text(file.name), .text(file.role.rawValue),
          .integer(Int64(file.blob.bytes)),
        ])
    }
  }

  /// The address that its mail came from.
  func set(sender: String, of submission: String) throws {
    try transaction.execute("UPDATE submissions SET sender = ? WHERE id = ?", [.text(sender), .text(submission)])
  }

  func sender(of submission: String) throws -> String? {
    try transaction.query("SELECT sender FROM submissions WHERE id = ?", [.text(submission)]).first?.text(0)
  }

  /// Its workbooks, always in the same order.
  func workbooks(of submission: String) throws -> [ReceivedFile] {
    try transaction.query(
      "SELECT name, sha256, bytes FROM submission_files WHERE submission_id = ? AND role = ? ORDER BY name, sha256",
      [.text(submission), .text(ReceivedFile.Role.workbook.rawValue)]
    ).map { row in
      ReceivedFile(
        name: row.text(0) ?? "", blob: Blob(sha256: row.text(1) ?? "", bytes: Int(row.integer(2) ?? 0)), role: .workbook
      )
    }
  }

  /// Whether one of these files came with the submission.
  func has(_ files: [ReceivedFile], submission: String) throws -> Bool {
    try files.contains { file in
      try !transaction.query(
        "SELECT 1 FROM submission_files WHERE submission_id = ? AND sha256 = ?",
        [.text(submission), .text(file.blob.sha256)]
      ).isEmpty
    }
  }

  /// Writes a submission anew that is there already.
  func update(_ view: SubmissionView) throws {
    try transaction.execute(
      "UPDATE submissions SET unit = ?, has_scan = ?, content = ?, needs = ?, completes = ? WHERE id = ?",
      [
        SQLValue(view.unit), .integer(view.hasScan ? 1 : 0), .blob(try JSON.encode(view)),
        (view.needs ?? []).column, SQLValue(view.completes), .text(view.id),
      ])
  }

  /// The unit's submissions of the campaign that lack their scan and nothing else, oldest first.
  func lackingScan(unit: String, campaign: Int) throws -> [String] {
    try transaction.query(
      "SELECT id FROM submissions WHERE unit = ? AND campaign = ? AND needs = ? ORDER BY ordinal",
      [.text(unit), .integer(Int64(campaign)), [SubmissionNeed.scan].column]
    ).compactMap { $0.text(0) }
  }

  /// The campaigns in which lists of the unit wait for their scan.
  func campaignsLackingScan(unit: String) throws -> [Int] {
    try transaction.query(
      "SELECT DISTINCT campaign FROM submissions WHERE unit = ? AND needs = ? ORDER BY campaign",
      [.text(unit), [SubmissionNeed.scan].column]
    ).compactMap { $0.integer(0).map(Int.init) }
  }

  /// All that came from the unit under the one name is its under the other. Of what it is not sure whose it is stays under the name
  /// that was claimed: whoever settles it has it read anew.
  func move(from name: String, to unit: String) throws {
    try transaction.execute(
      "UPDATE submissions SET unit = ? WHERE unit = ? AND (needs IS NULL OR needs NOT LIKE '%unit%')",
      [.text(unit), .text(name)])
  }

  /// The unit's scans of the campaign that came by themselves, are surely its, and complete nothing yet, newest first.
  func loneScans(unit: String, campaign: Int) throws -> [SubmissionView] {
    try transaction.query(
      """
      SELECT \(Self.columns) FROM submissions
      WHERE unit = ? AND campaign = ? AND has_scan = 1 AND needs IS NULL AND completes IS NULL
      ORDER BY ordinal DESC
      """, [.text(unit), .integer(Int64(campaign))]
    ).map(Self.view).filter { $0.faults.map(\.code) == [MailFault.workbookMissing.code] }
  }

  private static func view(_ row: SQLRow) throws -> SubmissionView {
    var view = try JSON.decode(SubmissionView.self, from: row.blob(0) ?? [])
    view.hasScan = row.integer(1) == 1
    view.unit = row.text(2)
    return view
  }
}

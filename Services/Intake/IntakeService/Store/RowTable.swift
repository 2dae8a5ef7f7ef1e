import CloudEvents
import Contracts
import StateStore

/// What became of every row of every submission that names a person, inside one transaction.
struct RowTable {
  let transaction: any SQLTransaction

  /// A row that is there already stays: a person is named by one row.
  func insert(_ outcome: RowOutcome, of submission: String) throws {
    try transaction.execute(
      """
      INSERT INTO submission_rows (submission_id, file, sheet, number, result, candidate_id, note)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (submission_id, file, sheet, number) DO NOTHING
      """,
      [
        .text(submission), .text(outcome.origin.file), .text(outcome.origin.sheet),
        .integer(Int64(outcome.origin.row)), .text(outcome.result.rawValue), SQLValue(outcome.candidateID),
        SQLValue(try outcome.note.map { try JSON.encode($0) }),
      ])
  }

  /// Something else became of the row than was thought first.
  func update(_ outcome: RowOutcome, of submission: String) throws {
    try transaction.execute(
      """
      UPDATE submission_rows SET result = ?, candidate_id = ?, note = ?
      WHERE submission_id = ? AND file = ? AND sheet = ? AND number = ?
      """,
      [
        .text(outcome.result.rawValue), SQLValue(outcome.candidateID),
        SQLValue(try outcome.note.map { try JSON.encode($0) }), .text(submission), .text(outcome.origin.file),
        .text(outcome.origin.sheet), .integer(Int64(outcome.origin.row)),
      ])
  }

  /// The rows of one workbook, sheet by sheet, in their order.
  ///
  /// - Parameters:
  ///   - file: as the workbook was sent; absent: of all workbooks of the submission.
  ///   - results: only rows with one of these; empty: all.
  func list(
    of submission: String, file: String? = nil, results: [RowResult] = [], limit: Int = .max
  ) throws -> [RowOutcome] {
    var selection = "submission_id = ?"
    var arguments: [SQLValue] = [.text(submission)]
    if let file {
      selection += " AND file = ?"
      arguments.append(.text(file))
    }
    if !results.isEmpty {
      selection += " AND result IN (\(results.map { _ in "?" }.joined(separator: ", ")))"
      arguments += results.map { .text($0.rawValue) }
    }
    return try transaction.query(
      "\(Self.select) WHERE \(selection) ORDER BY file, sheet, number LIMIT ?", arguments + [.integer(Int64(limit))]
    ).map(Self.outcome)
  }

  private static let select = "SELECT file, sheet, number, result, candidate_id, note FROM submission_rows"

  private static func outcome(_ row: SQLRow) throws -> RowOutcome {
    RowOutcome(
      origin: RowOrigin(file: row.text(0) ?? "", sheet: row.text(1) ?? "", row: Int(row.integer(2) ?? 0)),
      result: row.text(3).flatMap(RowResult.init(rawValue:)) ?? .rejected, candidateID: row.text(4),
      note: try row.blob(5).map { try JSON.decode(RowNote.self, from: $0) })
  }

  /// The rows at the same place, in whatever file: files are renamed between two lists, and sheets less often.
  func list(of submission: String, like origin: RowOrigin) throws -> [RowOutcome] {
    try transaction.query(
      "\(Self.select) WHERE submission_id = ? AND sheet = ? AND number = ? ORDER BY file",
      [.text(submission), .text(origin.sheet), .integer(Int64(origin.row))]
    ).map(Self.outcome)
  }

  /// The row is to be taken anew.
  func remove(_ origin: RowOrigin, of submission: String) throws {
    try transaction.execute(
      "DELETE FROM submission_rows WHERE submission_id = ? AND file = ? AND sheet = ? AND number = ?",
      [.text(submission), .text(origin.file), .text(origin.sheet), .integer(Int64(origin.row))])
  }

  /// How many rows had each result.
  func counts(of submission: String) throws -> [RowResult: Int] {
    try transaction.query(
      "SELECT result, COUNT(*) FROM submission_rows WHERE submission_id = ? GROUP BY result", [.text(submission)]
    ).reduce(into: [:]) { counts, row in
      if let result = row.text(0).flatMap(RowResult.init(rawValue:)) { counts[result] = Int(row.integer(1) ?? 0) }
    }
  }
}

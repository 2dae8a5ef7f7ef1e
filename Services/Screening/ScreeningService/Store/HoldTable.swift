import CloudEvents
import Contracts
import StateStore

/// The candidates who passed and wait for a society, inside one transaction.
struct HoldTable {
  let transaction: any SQLTransaction

  func insert(_ candidateID: String, field: String, explanation: String, at time: Timestamp) throws {
    try transaction.execute(
      "INSERT INTO hold (candidate_id, field, explanation, since) VALUES (?, ?, ?, ?)",
      [.text(candidateID), .text(field), .text(explanation), .time(time)])
  }

  func contains(_ candidateID: String) throws -> Bool {
    try !transaction.query("SELECT 1 FROM hold WHERE candidate_id = ?", [.text(candidateID)]).isEmpty
  }

  func remove(_ candidateID: String) throws {
    try transaction.execute("DELETE FROM hold WHERE candidate_id = ?", [.text(candidateID)])
  }

  /// Who waits longest comes first.
  func list(field: String?) throws -> [HeldView] {
    try transaction.query(
      """
      SELECT candidate_id, field, since FROM hold \(field == nil ? "" : "WHERE field = ?") ORDER BY since, candidate_id
      """, field.map { [.text($0)] } ?? []
    ).map { row in
      guard let id = row.text(0), let field = row.text(1), let since = row.time(2) else {
        throw StoredJSON.damaged("hold")
      }
      return HeldView(candidateID: id, field: field, since: since)
    }
  }
}

import CloudEvents
import Contracts
import KafkaRPC
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

  /// Somebody waits for a society of this field.
  func isWaited(for field: String) throws -> Bool {
    try !transaction.query("SELECT 1 FROM hold WHERE field = ? LIMIT 1", [.text(field)]).isEmpty
  }

  static let page = """
    SELECT candidate_id, field, since FROM hold WHERE field = ? AND (since, candidate_id) > (?, ?)
    ORDER BY since, candidate_id LIMIT ?
    """

  /// A page of those who wait for a society of this field, behind `last`; who waits longest comes first.
  func waiting(for field: String, after last: HeldView?, limit: Int) throws -> [HeldView] {
    let since = last?.since ?? Timestamp(milliseconds: .min)
    return try transaction.query(
      Self.page, [.text(field), .time(since), .text(last?.candidateID ?? ""), .integer(Int64(limit))]
    ).map(Self.read)
  }

  /// Who waits longest comes first.
  ///
  /// - Parameter page: absent: all of them.
  func list(field: String?, _ page: PageRequest? = nil) throws -> [HeldView] {
    var conditions: [String] = []
    if field != nil { conditions.append("field = ?") }
    if page?.after != nil { conditions.append("(since, candidate_id) > (?, ?)") }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT candidate_id, field, since FROM hold \(selection) ORDER BY since, candidate_id LIMIT ?",
      (field.map { [SQLValue.text($0)] } ?? []) + (page?.after ?? []) + [page?.rows ?? .integer(.max)]
    ).map(Self.read)
  }

  private static func read(_ row: SQLRow) throws -> HeldView {
    guard let id = row.text(0), let field = row.text(1), let since = row.time(2) else {
      throw StoredJSON.damaged("hold")
    }
    return HeldView(candidateID: id, field: field, since: since)
  }
}

import CloudEvents
import StateStore

/// The rule sets that were taken into the book, inside one transaction. They are only ever added to.
struct RuleSetTable {
  struct Taken: Sendable {
    var set: RuleSet
    /// Absent where the file said so.
    var officer: String?
    var takenAt: Timestamp
  }

  let transaction: any SQLTransaction

  /// Another one after every change, also after one that was rolled back; absent while there is none.
  func mark() throws -> String? {
    try transaction.query("SELECT mark FROM rule_set ORDER BY number DESC LIMIT 1", []).first?.text(0)
  }

  /// - Parameters:
  ///   - yaml: as it came.
  ///   - mark: of this taking alone.
  func insert(
    _ set: RuleSet, yaml: String, mark: String, officer: String?, reason: String, at time: Timestamp
  ) throws {
    try transaction.execute(
      """
      INSERT INTO rule_set (number, version, mark, content, officer, reason, taken_at)
      VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM rule_set), ?, ?, ?, ?, ?, ?)
      """,
      [.text(set.version), .text(mark), .text(yaml), SQLValue(officer), .text(reason), .time(time)])
  }

  /// In the order in which they were taken.
  func list() throws -> [Taken] {
    try transaction.query("SELECT content, officer, taken_at FROM rule_set ORDER BY number", []).map { row in
      guard let yaml = row.text(0), let takenAt = row.time(2), let set = try? RuleSet(yaml: yaml) else {
        throw StoredJSON.damaged("rule_set")
      }
      return Taken(set: set, officer: row.text(1), takenAt: takenAt)
    }
  }
}

import CloudEvents
import Contracts
import StateStore

/// The societies that officers added or changed, inside one transaction.
struct SocietyTable {
  struct Changed: Sendable, Hashable {
    var society: Society
    var revision: Int
  }

  let transaction: any SQLTransaction

  /// Which revision of each society is here; empty while nobody has changed anything.
  func mark() throws -> String {
    try transaction.query("SELECT code, revision FROM society ORDER BY code", [])
      .map { "\($0.text(0) ?? ""):\($0.integer(1) ?? 0)" }.joined(separator: ",")
  }

  func revision(of code: String) throws -> Int {
    let rows = try transaction.query("SELECT revision FROM society WHERE code = ?", [.text(code)])
    return Int(rows.first?.integer(0) ?? 0)
  }

  func put(_ entry: SocietyEntry, revision: Int) throws {
    try transaction.execute(
      """
      INSERT INTO society (code, entry_json, revision) VALUES (?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET entry_json = excluded.entry_json, revision = excluded.revision
      """, [.text(entry.code), try StoredJSON.text(entry), .integer(Int64(revision))])
  }

  func list() throws -> [Changed] {
    try transaction.query("SELECT entry_json, revision FROM society ORDER BY code", []).map { row in
      guard let revision = row.integer(1) else { throw StoredJSON.damaged("society") }
      let entry = try StoredJSON.value(SocietyEntry.self, row.text(0), in: "society")
      guard let society = try? SocietyRegistry.society(of: entry) else { throw StoredJSON.damaged("society") }
      return Changed(society: society, revision: Int(revision))
    }
  }
}

import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The names of recommending units: those that they are known by, and further spellings that officers have set.
struct UnitNameTable {
  let transaction: any SQLTransaction

  /// Known is a unit of which somebody was put forward, or from whose address something came, and about which nobody is asked.
  func known() throws -> KnownUnits {
    let units = try transaction.query(
      """
      SELECT unit FROM (
        SELECT unit, MIN(ordinal) AS first FROM submissions
        WHERE unit IS NOT NULL AND (needs IS NULL OR needs NOT LIKE '%unit%') GROUP BY unit) AS named
      WHERE EXISTS (SELECT 1 FROM candidates WHERE candidates.unit = named.unit)
      ORDER BY first
      """, []
    ).compactMap { $0.text(0) }
    let ofAddresses = try transaction.query("SELECT DISTINCT unit FROM unit_addresses ORDER BY unit", [])
      .compactMap { $0.text(0) }
    let spellings = try transaction.query("SELECT name, unit FROM unit_names", []).reduce(into: [String: String]()) {
      $0[$1.text(0) ?? ""] = $1.text(1)
    }
    return KnownUnits(units + ofAddresses, spellings: spellings)
  }

  /// The name under which all that concerns the unit is kept; as it is given where it is not known.
  func resolve(_ name: String) throws -> String { try known().unit(named: name) ?? name }

  /// - Parameter unit: absent: the name is nobody's other spelling any more.
  func set(_ name: String, to unit: String?, at now: Timestamp) throws {
    let key = KnownUnits.key(name)
    for spelling in try all() where KnownUnits.key(spelling.name) == key {
      try transaction.execute("DELETE FROM unit_names WHERE name = ?", [.text(spelling.name)])
    }
    guard let unit else { return }
    try transaction.execute(
      "INSERT INTO unit_names (name, unit, since) VALUES (?, ?, ?)",
      [.text(name), .text(unit), .integer(now.milliseconds)])
    try UnitAddressTable(transaction: transaction).move(from: name, to: unit)
  }

  private func all() throws -> [UnitName] {
    try transaction.query("SELECT name, unit, since FROM unit_names ORDER BY name", []).map(Self.name)
  }

  /// By name.
  func list(_ request: ListUnitNames.Request, _ page: PageRequest) throws -> [UnitName] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let unit = request.unit {
      conditions.append("unit = ?")
      arguments.append(.text(unit))
    }
    if let after = page.after {
      conditions.append("name > ?")
      arguments += after
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT name, unit, since FROM unit_names \(filter) ORDER BY name LIMIT ?", arguments + [page.rows]
    ).map(Self.name)
  }

  private static func name(_ row: SQLRow) -> UnitName {
    UnitName(name: row.text(0) ?? "", unit: row.text(1) ?? "", since: Timestamp(milliseconds: row.integer(2) ?? 0))
  }
}

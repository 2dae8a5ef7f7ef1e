import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The names of recommending units: those that they are known by, and further spellings that officers have set.
///
/// Known is a unit of which somebody was put forward by a submission about which nobody is asked, or for which an address is known.
struct UnitNameTable {
  let transaction: any SQLTransaction

  // MARK: Looking

  /// The unit whose name this is, but for spaces, brackets, width and script, or whose further spelling.
  func unit(named name: String) throws -> String? {
    let key = KnownUnits.key(name)
    let found = try transaction.query("SELECT unit FROM known_units WHERE key = ?", [.text(key)]).first?.text(0)
    return try found ?? unkeyed().first { KnownUnits.key($0.name) == key }?.unit
  }

  /// The name under which all that concerns the unit is kept; as it is given where it is not known.
  func resolve(_ name: String) throws -> String { try unit(named: name) ?? name }

  /// Under which all is found that speaks of the unit: its name, and the one that is given, under which something may have been
  /// claimed that nobody has settled yet.
  func names(of given: String) throws -> [String] {
    let unit = try resolve(given)
    return unit == given ? [unit] : [unit, given]
  }

  /// What is known of these names: whose they are, and for those that are nobody's the units of whose names they are a part.
  func known(among names: [String]) throws -> KnownUnits {
    try keyAll()
    var units: [String: String] = [:]
    for key in Set(names.map(KnownUnits.key)) where !key.isEmpty {
      if let unit = try transaction.query("SELECT unit FROM known_units WHERE key = ?", [.text(key)]).first?.text(0) {
        units[key] = unit
        continue
      }
      let pattern = key.reduce(into: "") { $0 += "\\%_".contains($1) ? "\\\($1)" : String($1) }
      for row in try transaction.query(
        "SELECT key, unit FROM known_units WHERE key LIKE ? ESCAPE '\\'", [.text("%\(pattern)%")])
      {
        units[row.text(0) ?? ""] = row.text(1)
      }
    }
    return KnownUnits(byKey: units)
  }

  // MARK: Units

  /// A unit is known from now on; where another writing of the name is known, that one stays.
  func note(_ unit: String, at now: Timestamp) throws {
    try keyAll()
    try transaction.execute(
      "INSERT INTO known_units (name, key, unit, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      [.text(unit), .text(KnownUnits.key(unit)), .text(unit), .integer(now.milliseconds)])
  }

  /// An address is not the unit's any more: where nothing else speaks of it, it is known no longer.
  func forgetUnused(_ unit: String) throws {
    guard try !UnitAddressTable(transaction: transaction).hasAny(of: unit),
      try !CandidateTable(transaction: transaction).hasAny(of: unit)
    else { return }
    try transaction.execute("DELETE FROM known_units WHERE name = ? AND unit = ?", [.text(unit), .text(unit)])
  }

  /// What a store of before knows gets its keys. A spelling that an officer has set goes before a unit's own name.
  private func keyAll() throws {
    for (name, _) in try unkeyed() {
      let key = SQLValue.text(KnownUnits.key(name))
      guard try transaction.query("SELECT 1 FROM known_units WHERE key = ?", [key]).isEmpty else {
        try transaction.execute("DELETE FROM known_units WHERE name = ?", [.text(name)])
        continue
      }
      try transaction.execute("UPDATE known_units SET key = ? WHERE name = ?", [key, .text(name)])
    }
  }

  private func unkeyed() throws -> [(name: String, unit: String)] {
    try transaction.query(
      """
      SELECT name, unit FROM known_units WHERE key IS NULL
      ORDER BY CASE WHEN name = unit THEN 1 ELSE 0 END, since, name
      """, []
    ).map { ($0.text(0) ?? "", $0.text(1) ?? "") }
  }

  // MARK: Spellings

  /// The name is another spelling of the unit's, and so are its own further spellings.
  func set(_ name: String, to unit: String, at now: Timestamp) throws {
    try forget(name)
    let key = SQLValue.text(KnownUnits.key(name))
    let own = try transaction.query("SELECT name FROM known_units WHERE key = ?", [key]).compactMap { $0.text(0) }
    for known in Set(own + [name]) {
      try transaction.execute("UPDATE unit_names SET unit = ? WHERE unit = ?", [.text(unit), .text(known)])
      try transaction.execute("UPDATE known_units SET unit = ? WHERE unit = ?", [.text(unit), .text(known)])
    }
    try transaction.execute("DELETE FROM known_units WHERE key = ?", [key])
    let values: [SQLValue] = [.text(name), .text(unit), .integer(now.milliseconds)]
    try transaction.execute("INSERT INTO unit_names (name, unit, since) VALUES (?, ?, ?)", values)
    try transaction.execute("INSERT INTO known_units (name, unit, since, key) VALUES (?, ?, ?, ?)", values + [key])
  }

  /// The name is nobody's other spelling any more.
  func forget(_ name: String) throws {
    try keyAll()
    let key = KnownUnits.key(name)
    for spelling in try all() where KnownUnits.key(spelling.name) == key {
      try transaction.execute("DELETE FROM unit_names WHERE name = ?", [.text(spelling.name)])
      try transaction.execute("DELETE FROM known_units WHERE name = ? AND unit <> name", [.text(spelling.name)])
    }
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

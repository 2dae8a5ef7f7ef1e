import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// Which recommending units send from which addresses: learnt from submissions that name their unit, or set by an officer.
struct UnitAddressTable {
  let transaction: any SQLTransaction

  private var names: UnitNameTable { UnitNameTable(transaction: transaction) }

  /// The one unit that an address is known for; nil where it is known for none, or several send from it.
  func unit(of address: String) throws -> String? {
    let known = try transaction.query(
      "SELECT unit, is_set FROM unit_addresses WHERE address = ? ORDER BY since, unit", [.text(address.lowercased())])
    // What an officer said goes before what was learnt.
    let set = known.filter { $0.integer(1) == 1 }
    let units = (set.isEmpty ? known : set).compactMap { $0.text(0) }
    guard let first = units.first, Set(units.map(FormText.compact)).count == 1 else { return nil }
    return first
  }

  /// Whether the unit sends from the address, others perhaps, too. The name counts in full: a part of it is another's as easily.
  func knows(_ address: String, of unit: String) throws -> Bool {
    let known = try transaction.query(
      "SELECT unit, is_set FROM unit_addresses WHERE address = ?", [.text(address.lowercased())])
    let set = known.filter { $0.integer(1) == 1 }
    return (set.isEmpty ? known : set).contains { row in
      row.text(0).map(FormText.compact) == FormText.compact(unit)
    }
  }

  func hasAny(of unit: String) throws -> Bool {
    try !transaction.query("SELECT 1 FROM unit_addresses WHERE unit = ? LIMIT 1", [.text(unit)]).isEmpty
  }

  /// - Parameters:
  ///   - origin: what speaks for it; the first word stays, unless an officer has looked since.
  ///   - submission: the one that it was learnt from.
  func learn(
    _ address: String, of unit: String, by origin: AddressOrigin = .firstSubmission,
    from submission: String? = nil,
    at now: Timestamp
  ) throws {
    try transaction.execute(
      """
      INSERT INTO unit_addresses (address, unit, is_set, since, origin, submission_id) VALUES (?, ?, 0, ?, ?, ?)
      ON CONFLICT (address, unit) DO UPDATE SET origin = excluded.origin, submission_id = excluded.submission_id
      WHERE excluded.origin = 'settled' AND unit_addresses.is_set = 0
      """,
      [
        .text(address.lowercased()), .text(unit), .integer(now.milliseconds), .text(origin.rawValue),
        SQLValue(submission),
      ])
    try names.note(unit, at: now)
  }

  /// In place of all that was known of the address.
  func set(_ address: String, to unit: String?, at now: Timestamp) throws {
    let before = try transaction.query("SELECT unit FROM unit_addresses WHERE address = ?", [.text(address)])
      .compactMap { $0.text(0) }
    try transaction.execute("DELETE FROM unit_addresses WHERE address = ?", [.text(address)])
    if let unit {
      try transaction.execute(
        "INSERT INTO unit_addresses (address, unit, is_set, since, origin) VALUES (?, ?, 1, ?, ?)",
        [.text(address), .text(unit), .integer(now.milliseconds), .text(AddressOrigin.set.rawValue)])
      try names.note(unit, at: now)
    }
    for other in before where other != unit { try names.forgetUnused(other) }
  }

  /// The one name is another spelling of the other. Of an address that is known for both, an officer's word goes before what was
  /// learnt, whichever of the two it was about.
  func move(from name: String, to unit: String) throws {
    guard name != unit else { return }
    try transaction.execute(
      """
      UPDATE unit_addresses SET is_set = 1, (since, origin, submission_id) = (
        SELECT since, origin, submission_id FROM unit_addresses AS set_one
        WHERE set_one.address = unit_addresses.address AND set_one.unit = ?)
      WHERE unit = ? AND is_set = 0 AND EXISTS (
        SELECT 1 FROM unit_addresses AS set_one
        WHERE set_one.address = unit_addresses.address AND set_one.unit = ? AND set_one.is_set = 1)
      """, [.text(name), .text(unit), .text(name)])
    try transaction.execute(
      "DELETE FROM unit_addresses WHERE unit = ? AND address IN (SELECT address FROM unit_addresses WHERE unit = ?)",
      [.text(name), .text(unit)])
    try transaction.execute("UPDATE unit_addresses SET unit = ? WHERE unit = ?", [.text(unit), .text(name)])
  }

  /// By address and unit.
  func list(_ request: ListUnitAddresses.Request, _ page: PageRequest) throws -> [UnitAddress] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let address = request.address {
      conditions.append("address = ?")
      arguments.append(.text(address.lowercased()))
    }
    if let unit = request.unit {
      conditions.append("unit = ?")
      arguments.append(.text(unit))
    }
    if let after = page.after {
      conditions.append("(address, unit) > (?, ?)")
      arguments += after
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT address, unit, is_set, since, origin, submission_id FROM unit_addresses \(filter) ORDER BY address, unit LIMIT ?",
      arguments + [page.rows]
    ).map { row in
      UnitAddress(
        address: row.text(0) ?? "", unit: row.text(1) ?? "", isSet: row.integer(2) == 1,
        since: Timestamp(milliseconds: row.integer(3) ?? 0), origin: row.text(4).flatMap(AddressOrigin.init),
        submissionID: row.text(5))
    }
  }
}

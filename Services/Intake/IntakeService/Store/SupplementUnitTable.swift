import CloudEvents
import Contracts
import StateStore

/// The units that are asked for more: when each is mailed, when it was, and whither, inside one transaction.
struct SupplementUnitTable {
  struct Entry: Sendable, Hashable {
    /// Opaque: the subject of the unit's timer.
    let id: String
    let unit: String
    /// When its timer is due; absent where none is set.
    var mailDueAt: Timestamp?
    /// The day of its last mail, as in `CampaignDay.key`.
    var mailedOn: String?
  }

  let transaction: any SQLTransaction

  func get(id: String) throws -> Entry? {
    try transaction.query(
      "SELECT id, unit, mail_due_at, mailed_on FROM supplement_units WHERE id = ?", [.text(id)]
    ).first.map(Self.entry)
  }

  func get(unit: String) throws -> Entry? {
    try transaction.query(
      "SELECT id, unit, mail_due_at, mailed_on FROM supplement_units WHERE unit = ?", [.text(unit)]
    ).first.map(Self.entry)
  }

  func put(_ entry: Entry) throws {
    try transaction.execute(
      """
      INSERT INTO supplement_units (id, unit, mail_due_at, mailed_on) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET mail_due_at = excluded.mail_due_at, mailed_on = excluded.mailed_on
      """,
      [.text(entry.id), .text(entry.unit), SQLValue(entry.mailDueAt?.milliseconds), SQLValue(entry.mailedOn)])
  }

  // MARK: Names

  /// The unit goes by another name.
  func rename(_ id: String, to unit: String) throws {
    try transaction.execute("UPDATE supplement_units SET unit = ? WHERE id = ?", [.text(unit), .text(id)])
  }

  func remove(_ id: String) throws {
    try transaction.execute("DELETE FROM supplement_units WHERE id = ?", [.text(id)])
  }

  /// What was sent to the unit under the one name comes back as the other's.
  func moveMailings(from name: String, to unit: String) throws {
    try transaction.execute(
      "UPDATE supplement_mailings SET unit = ? WHERE unit = ?", [.text(unit), .text(name)])
  }

  // MARK: Mails

  /// - Parameter id: opaque; the workbook's mark names it.
  func insert(
    mailing id: String, to unit: String, people: Int, officer: String?, reason: String?, at now: Timestamp
  )
    throws
  {
    try transaction.execute(
      """
      INSERT INTO supplement_mailings (id, unit, mailed_at, people, officer, reason) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .text(id), .text(unit), .integer(now.milliseconds), .integer(Int64(people)), SQLValue(officer),
        SQLValue(reason),
      ])
  }

  /// The unit that a workbook was sent to.
  func unit(mailing id: String) throws -> String? {
    try transaction.query("SELECT unit FROM supplement_mailings WHERE id = ?", [.text(id)]).first?.text(0)
  }

  // MARK: Addresses

  /// What a workbook with people's names may be sent to: the addresses that an officer set for the unit, and those that were
  /// learnt for it and for no other; nobody who only wrote a unit's name into a mail.
  static let addresses = """
    SELECT known.address FROM unit_addresses AS known
    WHERE (known.is_set = 1 OR NOT EXISTS (
        SELECT 1 FROM unit_addresses AS other WHERE other.address = known.address AND other.unit <> known.unit))
      AND known.unit
    """

  /// An officer's word first, then the newest; absent where there is none: then an officer phones.
  func address(of unit: String) throws -> String? {
    try transaction.query(
      "\(Self.addresses) = ? ORDER BY known.is_set DESC, known.since DESC, known.address LIMIT 1", [.text(unit)]
    ).first?.text(0)
  }

  private static func entry(_ row: SQLRow) -> Entry {
    Entry(
      id: row.text(0) ?? "", unit: row.text(1) ?? "",
      mailDueAt: row.integer(2).map { Timestamp(milliseconds: $0) }, mailedOn: row.text(3))
  }
}

/// A record that its handler refused for good, with the reason.
package struct DeadLetter: Sendable, Hashable {
  package enum Status: String, Sendable, Hashable, CaseIterable {
    /// Waits for somebody to decide; its key is parked where it `parks`.
    case pending
    /// Was worked off after all.
    case redriven
    /// Was given up.
    case discarded
  }

  package var id: Int64
  package var record: StoredRecord
  /// Whether later records of the same key wait behind it.
  package var parks: Bool
  /// The inbox holds the record; false where it could not be told who it is.
  package var isNoted: Bool
  /// A stable code, e.g. `undecodable`.
  package var reason: String
  /// What is wrong and what to do about it.
  package var message: String
  /// Who refused it.
  package var handler: String
  /// When it was refused last, in milliseconds since 1970.
  package var at: Int64
  /// How often it was tried.
  package var attempts: Int
  package var status: Status
  /// When it was redriven or discarded, in milliseconds since 1970.
  package var resolvedAt: Int64?

  static let columns =
    "id, \(StoredRecord.columns), parks, reason, message, handler, at, attempts, status, resolved_at, noted"

  init(_ row: SQLRow) {
    id = row.integer(0) ?? 0
    record = StoredRecord(row, from: 1)
    parks = row.integer(7) != 0
    isNoted = row.integer(15) != 0
    reason = row.text(8) ?? ""
    message = row.text(9) ?? ""
    handler = row.text(10) ?? ""
    at = row.integer(11) ?? 0
    attempts = Int(row.integer(12) ?? 0)
    status = Status(rawValue: row.text(13) ?? "") ?? .pending
    resolvedAt = row.integer(14)
  }
}

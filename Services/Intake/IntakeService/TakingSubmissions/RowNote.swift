import Contracts

/// What there is to say of a row besides its result.
struct RowNote: Codable, Sendable, Hashable {
  /// For the unit, in Chinese; no words about people of another unit.
  var text: String
  /// What the row says otherwise than before; for `updated`.
  var changed: [ColumnChange]?
}

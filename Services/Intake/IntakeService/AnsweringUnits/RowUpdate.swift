import Contracts

/// What a row says otherwise of somebody who is known, as a receipt shows it.
struct RowUpdate: Sendable, Hashable {
  var origin: RowOrigin
  var name: String
  var changed: [ColumnChange]
  /// A society has concluded: nothing was changed.
  var isConcluded = false
}

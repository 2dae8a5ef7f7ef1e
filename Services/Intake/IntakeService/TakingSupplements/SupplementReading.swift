import Contracts

/// A returned supplement workbook, read and not yet compared with what was asked.
struct SupplementReading: Sendable, Hashable {
  /// A column with values that the workbook did not have when it was sent.
  struct ForeignColumn: Sendable, Hashable {
    var sheet: String
    /// Of the headings.
    var row: Int
    var column: Int
    var heading: String
  }

  var file: String
  /// The workbook's mark, genuine or not; absent where it was lost.
  var mark: SupplementMark?
  var rows: [SupplementRow] = []
  var foreignColumns: [ForeignColumn] = []
  /// A sheet has no row of headings any more.
  var lacksHeadings = false
}

/// What is written into one sheet of a unit's workbook. Rows and columns from 1.
struct SheetMarks: Sendable, Hashable {
  /// What became of a row, as the unit reads it.
  struct Row: Sendable, Hashable {
    /// 处理结果
    var result: String
    /// 说明
    var note: String
    /// Whether the unit has something to mend or to wait for.
    var isOpen: Bool
  }

  /// 处理结果, 说明
  static let headings = ["处理结果", "说明"]

  var rows: [Int: Row] = [:]
  /// The cells with a fault.
  var faulty: Set<CellReference> = []

  var isEmpty: Bool { rows.isEmpty && faulty.isEmpty }
}

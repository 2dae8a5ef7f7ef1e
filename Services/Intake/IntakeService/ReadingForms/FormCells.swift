/// The cells of one row, by what they hold.
struct FormCells: Sendable, Hashable {
  private static let none = [FormCell?](repeating: nil, count: FormColumn.allCases.count)
  private var cells = none

  init() {}

  subscript(kind: FormColumn) -> FormCell? {
    get { cells[kind.rawValue] }
    set { cells[kind.rawValue] = newValue }
  }

  func only(_ keeps: (FormColumn, FormCell) -> Bool) -> FormCells {
    var kept = self
    for kind in FormColumn.all {
      if let cell = cells[kind.rawValue], !keeps(kind, cell) { kept.cells[kind.rawValue] = nil }
    }
    return kept
  }

  /// Those that there are.
  var all: [(kind: FormColumn, cell: FormCell)] {
    FormColumn.all.compactMap { kind in cells[kind.rawValue].map { (kind, $0) } }
  }

  var isEmpty: Bool { cells.allSatisfy { $0 == nil } }
  var count: Int { cells.count { $0 != nil } }

  /// The leftmost.
  var first: FormCell? { cells.lazy.compactMap { $0 }.min { $0.column < $1.column } }
}

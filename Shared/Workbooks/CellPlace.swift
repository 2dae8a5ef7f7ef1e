/// Where a cell stands. Row and column from 1.
package struct CellPlace: Sendable, Hashable, Comparable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  package static func < (left: CellPlace, right: CellPlace) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }

  /// `1` is `A`, `27` is `AA`.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var letters: [Character] = []
    while rest > 0 {
      rest -= 1
      letters.append(Character(UnicodeScalar(UInt8(65 + rest % 26))))
      rest /= 26
    }
    return String(letters.reversed())
  }
}

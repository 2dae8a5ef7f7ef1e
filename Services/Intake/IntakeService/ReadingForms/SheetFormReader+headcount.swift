import Contracts

extension SheetFormReader {
  /// Reads the numbers that a row gives for the project it stands under; rows that repeat them say nothing new.
  mutating func readHeadcount(_ own: FormCells, of entry: Int, row: Int) {
    func read(_ column: FormColumn, into count: WritableKeyPath<Headcount, Int?>) {
      guard let cell = own[column], let text = cell.text, reading.entries[entry].headcount[keyPath: count] == nil
      else { return }
      guard let number = Headcount.parse(text) else {
        reading.faults.add(row, CellReference.letters(cell.column), .unreadableCount(text, column: column))
        return
      }
      reading.entries[entry].headcount[keyPath: count] = number
    }
    read(.chineseEngineers, into: \.chinese)
    read(.localEngineers, into: \.local)
    read(.qualifyingEngineers, into: \.qualifying)
  }
}

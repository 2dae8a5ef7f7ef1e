import Contracts

extension SheetFormReader {
  /// Reads the numbers that a row gives for the project it stands under; rows that repeat them say nothing new.
  mutating func readHeadcount(_ own: FormCells, of entry: Int, row: Int) {
    func read(_ column: FormColumn, into count: inout Int?) {
      guard count == nil, let cell = own[column], let text = cell.text else { return }
      count = terms.count(text)
      guard count == nil else { return }
      reading.faults.add(row, CellReference.letters(cell.column), .unreadableCount(text, column: column))
    }
    var headcount = reading.entries[entry].headcount
    read(.chineseEngineers, into: &headcount.chinese)
    read(.localEngineers, into: &headcount.local)
    read(.qualifyingEngineers, into: &headcount.qualifying)
    reading.entries[entry].headcount = headcount
  }
}

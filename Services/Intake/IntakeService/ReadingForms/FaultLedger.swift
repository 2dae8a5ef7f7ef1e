/// Faults of rows: as many as are kept, and how many more there are.
struct FaultLedger: Sendable {
  private(set) var faults: [(row: Int, column: String, fault: RowFault)] = []
  private(set) var leftOut = 0

  var count: Int { faults.count + leftOut }

  /// Takes in what another reader found of the same sheet, in the order of the rows.
  mutating func merge(_ other: FaultLedger) {
    faults = (faults + other.faults).sorted { $0.row < $1.row }
    let more = max(0, faults.count - FormReading.keptErrors)
    faults.removeLast(more)
    leftOut += other.leftOut + more
  }

  mutating func add(_ row: Int, _ column: String, _ fault: RowFault) {
    if faults.count < FormReading.keptErrors {
      faults.append((row, column, fault))
    } else {
      leftOut += 1
    }
  }
}

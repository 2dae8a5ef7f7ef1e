/// Faults of rows: as many as are kept, and how many more there are.
struct FaultLedger: Sendable {
  private(set) var faults: [(row: Int, column: String, fault: RowFault)] = []
  private(set) var leftOut = 0

  var count: Int { faults.count + leftOut }

  mutating func add(_ row: Int, _ column: String, _ fault: RowFault) {
    if faults.count < FormReading.keptErrors {
      faults.append((row, column, fault))
    } else {
      leftOut += 1
    }
  }
}

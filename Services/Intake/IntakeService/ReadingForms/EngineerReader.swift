/// Goes through a list of engineers once.
struct EngineerReader {
  private var records: SpoolReader

  init(_ spool: Spool) {
    records = spool.reader()
  }

  /// - Throws: where the file that holds them cannot be read; nobody is left out in silence.
  mutating func next() throws(IntakeError) -> RecommendedEngineer? {
    guard let record = try records.read({ FormRecord(from: &$0) }) else { return nil }
    guard case .engineer(let engineer) = record else { throw .storage("read back what was read of a workbook") }
    return engineer
  }
}

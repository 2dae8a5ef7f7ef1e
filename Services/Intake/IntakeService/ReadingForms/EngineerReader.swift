/// Goes through a list of engineers once.
struct EngineerReader {
  private var records: SpoolReader

  init(_ spool: Spool) {
    records = spool.reader()
  }

  /// - Throws: where the file that holds them cannot be read; nobody is left out in silence.
  mutating func next() throws(IntakeError) -> RecommendedEngineer? {
    try records.read { RecommendedEngineer(from: &$0) }
  }
}

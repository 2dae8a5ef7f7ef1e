import Contracts
import StateStore

/// How many cases a society got and has, inside one transaction.
struct SocietyTally {
  let transaction: any SQLTransaction

  /// Those that it has not ended.
  func open(of society: String) throws -> Int {
    let open = ClockState.allCases.filter(\.isOpen)
    let rows = try transaction.query(
      """
      SELECT COALESCE(SUM(clocks), 0) FROM clock_tally
      WHERE society = ? AND state IN (\(open.map { _ in "?" }.joined(separator: ", ")))
      """, [.text(society)] + open.map { .text($0.rawValue) })
    return Int(rows.first?.integer(0) ?? 0)
  }

  func view(_ society: Society, revision: Int) throws -> SocietyView {
    SocietyView(
      code: society.code, name: society.name, fields: society.fields,
      allocated: try AllocationTable(transaction: transaction).count(of: society.code),
      open: try open(of: society.code), entry: society.entry, revision: revision == 0 ? nil : revision)
  }
}

import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The clocks of the evaluations, and how many of each society stand how, inside one transaction.
struct ClockTable {
  let transaction: any SQLTransaction

  private static let columns = "candidate_id, reading_json, society, case_id, concluded"

  func find(_ candidateID: String) throws -> StoredClock? {
    try transaction.query("SELECT \(Self.columns) FROM clock WHERE candidate_id = ?", [.text(candidateID)])
      .first.map(Self.read)
  }

  /// When the store was told that the clock runs out; absent where it has none.
  func due(of candidateID: String) throws -> Timestamp? {
    try transaction.query("SELECT due_at FROM clock WHERE candidate_id = ?", [.text(candidateID)]).first?.time(0)
  }

  /// Writes the clock and moves it from one total to the other.
  func put(_ clock: StoredClock, in place: StoredClock?, by term: EvaluationTerm) throws {
    let state = clock.state(by: term)
    let due = term.due(of: clock.reading.clock)
    try transaction.execute(
      """
      INSERT INTO clock (\(Self.columns), state, is_open, due_at, provisional) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (candidate_id) DO UPDATE SET
        reading_json = excluded.reading_json, society = excluded.society, case_id = excluded.case_id,
        concluded = excluded.concluded, state = excluded.state, is_open = excluded.is_open, due_at = excluded.due_at,
        provisional = excluded.provisional
      """,
      [
        .text(clock.candidateID), try StoredJSON.text(clock.reading), SQLValue(clock.society), SQLValue(clock.caseID),
        .integer(clock.isConcluded ? 1 : 0), .text(state.rawValue), .integer(state.isOpen ? 1 : 0), .time(due),
        .integer(term.isProvisional(due) ? 1 : 0),
      ])
    let had = place.map { ($0.society ?? "", $0.state(by: term)) }
    guard had?.0 != (clock.society ?? "") || had?.1 != state else { return }
    if let had { try count(had.0, had.1, by: -1) }
    try count(clock.society ?? "", state, by: 1)
  }

  private func count(_ society: String, _ state: ClockState, by change: Int64) throws {
    try transaction.execute(
      """
      INSERT INTO clock_tally (society, state, clocks) VALUES (?, ?, ?)
      ON CONFLICT (society, state) DO UPDATE SET clocks = clock_tally.clocks + excluded.clocks
      """, [.text(society), .text(state.rawValue), .integer(change)])
  }

  /// Earliest due first.
  ///
  /// - Parameter state: absent: all that are open.
  func list(
    state: ClockState?, society: String?, _ page: PageRequest
  ) throws -> [(position: [SQLValue], clock: StoredClock)] {
    var conditions = ["is_open = ?"]
    var arguments: [SQLValue] = [.integer(state?.isOpen == false ? 0 : 1)]
    if let state {
      conditions.append("state = ?")
      arguments.append(.text(state.rawValue))
    }
    if let society {
      conditions.append("society = ?")
      arguments.append(.text(society))
    }
    if let after = page.after {
      conditions.append("(due_at, candidate_id) > (?, ?)")
      arguments += after
    }
    return try transaction.query(
      """
      SELECT \(Self.columns), due_at FROM clock WHERE \(conditions.joined(separator: " AND "))
      ORDER BY due_at, candidate_id LIMIT ?
      """, arguments + [page.rows]
    ).map { row in ([row.values[5], row.values[0]], try Self.read(row)) }
  }

  /// Candidates whose evaluation goes on, behind `last`, by their ids.
  func open(after last: String, limit: Int) throws -> [String] {
    try transaction.query(
      "SELECT candidate_id FROM clock WHERE is_open = 1 AND candidate_id > ? ORDER BY candidate_id LIMIT ?",
      [.text(last), .integer(Int64(limit))]
    ).compactMap { $0.text(0) }
  }

  /// In the order of the societies' codes.
  func totals() throws -> [ClockTotal] {
    var totals: [ClockTotal] = []
    let rows = try transaction.query("SELECT society, state, clocks FROM clock_tally ORDER BY society, state", [])
    for row in rows {
      guard let society = row.text(0), let state = row.text(1).flatMap(ClockState.init(rawValue:)),
        let number = row.integer(2)
      else { throw StoredJSON.damaged("clock_tally") }
      let name = society.isEmpty ? nil : society
      if totals.isEmpty || totals[totals.count - 1].society != name { totals.append(ClockTotal(society: name)) }
      totals[totals.count - 1].add(Int(number), state)
    }
    return totals
  }

  private static func read(_ row: SQLRow) throws -> StoredClock {
    guard let id = row.text(0), let concluded = row.integer(4) else { throw StoredJSON.damaged("clock") }
    return StoredClock(
      candidateID: id, reading: try StoredJSON.value(ClockReading.self, row.text(1), in: "clock"),
      society: row.text(2), caseID: row.text(3), isConcluded: concluded == 1)
  }
}

extension ClockTotal {
  fileprivate mutating func add(_ number: Int, _ state: ClockState) {
    switch state {
    case .running: running += number
    case .paused: paused += number
    case .overdue: overdue += number
    case .onTime: concludedOnTime += number
    case .late: concludedLate += number
    case .stopped: stopped += number
    }
    notOnTime = concludedLate + overdue
  }
}

import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// What units were asked to supply, inside one transaction.
struct SupplementRequestTable {
  typealias Entry = (request: SupplementRequest, candidate: Candidate)

  let transaction: any SQLTransaction

  private static let columns = """
    supplement_requests.id, supplement_requests.candidate_id, items, asked, note, state, requested_at, due_at,
    reminder_due, mailed_at, reminded_at, settled_at, supplied, questions
    """

  func insert(_ request: SupplementRequest) throws {
    try transaction.execute(
      """
      INSERT INTO supplement_requests (
        items, asked, note, state, due_at, reminder_due, mailed_at, reminded_at, settled_at, supplied, questions,
        id, candidate_id, requested_at, ordinal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM supplement_requests))
      """,
      try Self.changing(request) + [
        .text(request.id), .text(request.candidateID), .integer(request.requestedAt.milliseconds),
      ])
  }

  func update(_ request: SupplementRequest) throws {
    try transaction.execute(
      """
      UPDATE supplement_requests SET items = ?, asked = ?, note = ?, state = ?, due_at = ?, reminder_due = ?,
        mailed_at = ?, reminded_at = ?, settled_at = ?, supplied = ?, questions = ?
      WHERE id = ?
      """, try Self.changing(request) + [.text(request.id)])
  }

  func get(_ id: String) throws -> SupplementRequest? {
    try transaction.query("SELECT \(Self.columns) FROM supplement_requests WHERE id = ?", [.text(id)]).first
      .map(Self.request)
  }

  /// The one that a candidate's unit is waited for with.
  func open(of candidateID: String) throws -> SupplementRequest? {
    try transaction.query(
      "SELECT \(Self.columns) FROM supplement_requests WHERE candidate_id = ? AND state = 'open'", [.text(candidateID)]
    ).first.map(Self.request)
  }

  /// Those that nobody decided on yet: open ones and expired ones.
  func unsettled(of candidateID: String) throws -> [SupplementRequest] {
    try transaction.query(
      "SELECT \(Self.columns) FROM supplement_requests WHERE candidate_id = ? AND state IN ('open', 'expired')",
      [.text(candidateID)]
    ).map(Self.request)
  }

  /// All that a unit is waited for with, in the order in which it was asked.
  func open(unit: String) throws -> [Entry] {
    try transaction.query(
      """
      SELECT \(Self.columns), candidates.content, candidates.unit FROM supplement_requests
      JOIN candidates ON candidates.id = supplement_requests.candidate_id
      WHERE candidates.unit = ? AND state = 'open' ORDER BY supplement_requests.ordinal
      """, [.text(unit)]
    ).map(Self.entry)
  }

  /// Oldest first, each with its ordinal.
  func list(
    _ request: ListSupplementRequests.Request, _ page: PageRequest
  ) throws -> [(ordinal: SQLValue, entry: Entry)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    let filters = [
      ("candidates.unit", request.unit), ("supplement_requests.candidate_id", request.candidateID),
      ("state", request.state?.rawValue),
    ]
    for (column, value) in filters {
      guard let value else { continue }
      conditions.append("\(column) = ?")
      arguments.append(.text(value))
    }
    if let unaddressed = request.unaddressed {
      conditions.append("\(unaddressed ? "NOT " : "")EXISTS (\(SupplementUnitTable.addresses) = candidates.unit)")
    }
    if let after = page.after {
      conditions.append("supplement_requests.ordinal > ?")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      """
      SELECT \(Self.columns), candidates.content, candidates.unit, supplement_requests.ordinal FROM supplement_requests
      JOIN candidates ON candidates.id = supplement_requests.candidate_id
      \(selection) ORDER BY supplement_requests.ordinal LIMIT ?
      """, arguments + [page.rows]
    ).map { ($0.values[16], try Self.entry($0)) }
  }

  // MARK: Rows

  private static func entry(_ row: SQLRow) throws -> Entry {
    var candidate = try JSON.decode(Candidate.self, from: row.blob(14) ?? [])
    candidate.unit = row.text(15) ?? candidate.unit
    return (try request(row), candidate)
  }

  private static func changing(_ request: SupplementRequest) throws -> [SQLValue] {
    func time(_ time: Timestamp?) -> SQLValue { SQLValue(time?.milliseconds) }
    return [
      .text(request.items.joined(separator: ",")),
      .text(SupplementColumn.allCases.filter(request.asked.contains).map(\.rawValue).joined(separator: ",")),
      SQLValue(request.note), .text(request.state.rawValue), time(request.dueAt),
      .integer(request.isReminderDue ? 1 : 0), time(request.mailedAt), time(request.remindedAt),
      time(request.settledAt),
      .blob(try JSON.encode(request.supplied)), .blob(try JSON.encode(request.questions)),
    ]
  }

  private static func request(_ row: SQLRow) throws -> SupplementRequest {
    func time(_ column: Int) -> Timestamp? { row.integer(column).map { Timestamp(milliseconds: $0) } }
    func list(_ column: Int) -> [String] { (row.text(column) ?? "").split(separator: ",").map(String.init) }
    let start = Timestamp(milliseconds: 0)
    var request = SupplementRequest(
      id: row.text(0) ?? "", candidateID: row.text(1) ?? "", items: list(2),
      asked: Set(list(3).compactMap(SupplementColumn.init)), note: row.text(4), requestedAt: time(6) ?? start,
      dueAt: time(7) ?? start)
    request.state = row.text(5).flatMap(SupplementState.init(rawValue:)) ?? .closed
    request.isReminderDue = row.integer(8) == 1
    request.mailedAt = time(9)
    request.remindedAt = time(10)
    request.settledAt = time(11)
    request.supplied = try JSON.decode(Supplement.self, from: row.blob(12) ?? [])
    request.questions =
      try row.blob(13).map { try JSON.decode([AskedItem].self, from: $0) }
      ?? SupplementRequest.questions(request.items, of: request.id, dueAt: request.dueAt, state: request.state)
    return request
  }
}

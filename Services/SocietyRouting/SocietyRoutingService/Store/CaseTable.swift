import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The society's cases, inside one transaction.
struct CaseTable {
  let transaction: any SQLTransaction

  private static let columns =
    """
    id, candidate, findings, panel, stage, conclusion, returned, supplement_rounds, received_at, due_at, withdrawn,
    reading_json, asked_of, rounds_json
    """

  func find(_ id: String) throws -> SocietyCase? {
    try transaction.query("SELECT \(Self.columns) FROM society_case WHERE id = ?", [.text(id)])
      .first.map(Self.read)
  }

  func insert(_ item: SocietyCase) throws {
    try transaction.execute(
      "INSERT INTO society_case (\(Self.columns), candidate_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(item.id), .text(try Self.text(item.candidate)), .text(try Self.text(item.findings)), .text(item.panel),
        .text(item.standing.stage.rawValue), SQLValue(item.standing.conclusion?.rawValue),
        .integer(item.standing.end == .returned ? 1 : 0), .integer(Int64(item.standing.supplementRounds)),
        .integer(item.receivedAt.milliseconds), .integer(item.dueAt.milliseconds),
        .integer(item.standing.end == .withdrawn ? 1 : 0), .text(try Self.text(item.reading)),
        SQLValue(item.standing.asked?.rawValue), .text(try Self.text(item.rounds)), .text(item.candidate.id),
      ])
  }

  /// The candidate as screening has them now.
  func update(_ id: String, candidate: Candidate) throws {
    try transaction.execute(
      "UPDATE society_case SET candidate = ? WHERE id = ?", [.text(try Self.text(candidate)), .text(id)])
  }

  /// All of a case that may change but the candidate's data.
  func update(_ item: SocietyCase) throws {
    let standing = item.standing
    try transaction.execute(
      """
      UPDATE society_case SET stage = ?, conclusion = ?, returned = ?, withdrawn = ?, supplement_rounds = ?, asked_of = ?,
        due_at = ?, reading_json = ?, rounds_json = ?
      WHERE id = ?
      """,
      [
        .text(standing.stage.rawValue), SQLValue(standing.conclusion?.rawValue),
        .integer(standing.end == .returned ? 1 : 0), .integer(standing.end == .withdrawn ? 1 : 0),
        .integer(Int64(standing.supplementRounds)), SQLValue(standing.asked?.rawValue),
        .integer(item.dueAt.milliseconds), .text(try Self.text(item.reading)), .text(try Self.text(item.rounds)),
        .text(item.id),
      ])
  }

  /// Those that go on, behind `last`, by their ids.
  func open(after last: String, limit: Int) throws -> [SocietyCase] {
    try transaction.query(
      """
      SELECT \(Self.columns) FROM society_case
      WHERE id > ? AND conclusion IS NULL AND returned = 0 AND withdrawn = 0 ORDER BY id LIMIT ?
      """, [.text(last), .integer(Int64(limit))]
    ).map(Self.read)
  }

  /// Those that the arguments select, earliest due first.
  func list(stage: Stage?, panel: String?, open: Bool?, _ page: PageRequest) throws -> [SocietyCase] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let stage {
      conditions.append("stage = ?")
      arguments.append(.text(stage.rawValue))
    }
    if let panel {
      conditions.append("panel = ?")
      arguments.append(.text(panel))
    }
    if let open {
      conditions.append(
        open
          ? "(conclusion IS NULL AND returned = 0 AND withdrawn = 0)"
          : "(conclusion IS NOT NULL OR returned = 1 OR withdrawn = 1)")
    }
    if let after = page.after {
      conditions.append("(due_at, id) > (?, ?)")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM society_case\(selection) ORDER BY due_at, id LIMIT ?", arguments + [page.rows]
    ).map(Self.read)
  }

  private static func read(_ row: SQLRow) throws -> SocietyCase {
    guard let id = row.text(0), let candidate = row.text(1), let findings = row.text(2), let panel = row.text(3),
      let stage = row.text(4).flatMap(Stage.init(rawValue:)), let returned = row.integer(6),
      let rounds = row.integer(7), let received = row.integer(8), let due = row.integer(9)
    else {
      throw StoreError(
        .unusable, "a row of society_case is not as this version writes it; restore the store from a copy")
    }
    let end: CaseStanding.End? =
      if let conclusion = row.text(5).flatMap(Conclusion.init(rawValue:)) {
        .concluded(conclusion)
      } else if returned == 1 {
        .returned
      } else if row.integer(10) == 1 {
        .withdrawn
      } else {
        nil
      }
    // What an older version took in began about when it came; screening tells when exactly as soon as something changes.
    let kept = try row.text(11).map { try JSON.decode(ClockReading.self, from: Array($0.utf8)) }
    return SocietyCase(
      id: id, candidate: try JSON.decode(Candidate.self, from: Array(candidate.utf8)),
      findings: try JSON.decode([Finding].self, from: Array(findings.utf8)), panel: panel,
      receivedAt: Timestamp(milliseconds: received), dueAt: Timestamp(milliseconds: due),
      reading: kept ?? ClockReading(clock: EvaluationClock(startedAt: Timestamp(milliseconds: received))),
      standing: CaseStanding(
        stage: stage, end: end, supplementRounds: Int(rounds), asked: row.text(12).flatMap(WaitedFor.init(rawValue:))),
      rounds: try row.text(13).map { try JSON.decode([InformationRound].self, from: Array($0.utf8)) } ?? [],
      // What ended at an older version has none, and nobody can tell any more how long it took.
      hasClock: kept != nil || end == nil)
  }

  private static func text(_ value: some Encodable) throws -> String {
    String(decoding: try JSON.encode(value), as: UTF8.self)
  }
}

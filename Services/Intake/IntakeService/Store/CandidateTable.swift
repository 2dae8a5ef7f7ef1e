import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The candidates, each with what the services have said of it.
struct CandidateTable {
  typealias Entry = (candidate: Candidate, facts: CandidateFacts, heldFor: [SubmissionNeed])

  private static let select = """
    SELECT candidates.content, candidate_facts.content, candidates.ordinal, candidates.held_for
    FROM candidates
    LEFT JOIN candidate_facts ON candidate_facts.candidate_id = candidates.id
    """

  /// As `CandidateFacts.status` has it. Of whom nobody has said anything yet there are no facts.
  static let status = """
    COALESCE(candidate_facts.status, CASE WHEN candidates.held_for IS NULL THEN 'screening' ELSE 'incomplete' END)
    """

  let transaction: any SQLTransaction

  /// The submission that recommended the person in this campaign; absent where none has.
  func submission(recommending person: String, campaign: Int) throws -> String? {
    try transaction.query(
      "SELECT submission_id FROM candidates WHERE campaign = ? AND person = ?",
      [.integer(Int64(campaign)), .text(person)]
    ).first?.text(0)
  }

  /// - Parameter heldFor: what its submission lacks before the candidate goes on.
  func insert(_ candidate: Candidate, person: String, heldFor: [SubmissionNeed], at now: Timestamp) throws {
    try transaction.execute(
      """
      INSERT INTO candidates (
        id, ordinal, submission_id, campaign, person, unit, field, recorded_at, content, held_for, enterprise, country,
        project_country, project_type, dispatch)
      VALUES (?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM candidates), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(candidate.id), .text(candidate.submissionID), .integer(Int64(candidate.campaign)), .text(person),
        .text(candidate.unit), .text(candidate.field), .integer(now.milliseconds),
        .blob(try JSON.encode(candidate)), heldFor.column,
      ] + Self.lookedUpBy(candidate))
  }

  /// Those of a submission that are held, in the order in which they were taken.
  func held(submission: String) throws -> [Candidate] {
    try transaction.query(
      "SELECT content FROM candidates WHERE submission_id = ? AND held_for IS NOT NULL ORDER BY ordinal",
      [.text(submission)]
    ).map { try JSON.decode(Candidate.self, from: $0.blob(0) ?? []) }
  }

  /// Writes a candidate anew that is there already.
  func update(_ candidate: Candidate, heldFor: [SubmissionNeed]) throws {
    try transaction.execute(
      """
      UPDATE candidates SET unit = ?, field = ?, content = ?, held_for = ?, enterprise = ?, country = ?,
        project_country = ?, project_type = ?, dispatch = ?
      WHERE id = ?
      """,
      [.text(candidate.unit), .text(candidate.field), .blob(try JSON.encode(candidate)), heldFor.column]
        + Self.lookedUpBy(candidate) + [.text(candidate.id)])
  }

  private static func lookedUpBy(_ candidate: Candidate) -> [SQLValue] {
    func value(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    return [
      .text(EnterpriseCell.key(candidate.enterprise.name)), value(candidate.referralCountry),
      value(candidate.project.country), value(candidate.project.type?.rawValue), .text(candidate.dispatch.rawValue),
    ]
  }

  func get(_ id: String) throws -> Entry? {
    try transaction.query("\(Self.select) WHERE candidates.id = ?", [.text(id)]).first.map(Self.entry)
  }

  /// In the order in which they were taken, each with its ordinal.
  func list(_ request: ListCandidates.Request, _ page: PageRequest) throws -> [(ordinal: SQLValue, entry: Entry)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    let filters = [
      ("candidates.submission_id", request.submissionID), ("candidates.unit", request.unit),
      ("candidates.field", request.field), ("candidates.country", request.country),
      ("candidates.enterprise", request.enterprise.map(EnterpriseCell.key)),
    ]
    for (column, value) in filters {
      guard let value else { continue }
      conditions.append("\(column) = ?")
      arguments.append(.text(value))
    }
    if let ended = request.ended {
      conditions.append("COALESCE(candidate_facts.ended, 0) = ?")
      arguments.append(.integer(ended ? 1 : 0))
    }
    if let status = request.status {
      conditions.append("\(Self.status) = ?")
      arguments.append(.text(status.rawValue))
    }
    if let after = page.after {
      conditions.append("candidates.ordinal > ?")
      arguments += after
    }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "\(Self.select) \(filter) ORDER BY candidates.ordinal LIMIT ?", arguments + [page.rows]
    ).map { ($0.values[2], try Self.entry($0)) }
  }

  private static func entry(_ row: SQLRow) throws -> Entry {
    (
      try JSON.decode(Candidate.self, from: row.blob(0) ?? []),
      try row.blob(1).map { try JSON.decode(CandidateFacts.self, from: $0) } ?? CandidateFacts(),
      [SubmissionNeed](column: row.text(3))
    )
  }
}

import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The candidates, each with what the services have said of it.
struct CandidateTable {
  struct Entry: Sendable, Hashable {
    var candidate: Candidate
    var facts: CandidateFacts
    /// What is lacking before the candidate goes on; empty: the candidate went on.
    var heldFor: [SubmissionNeed]
    var standing: CandidateStanding

    var status: CandidateStatus { facts.status ?? (heldFor.isEmpty ? .screening : .incomplete) }

    var isLive: Bool { standing.state == .live }
    var progress: CandidateProgress {
      var progress = facts.progress(field: candidate.field, heldFor: heldFor)
      progress.missingFrom = standing.missingFrom
      return progress
    }
  }

  /// The unit's own column goes before what the content says: a unit is given its name for all its people at once.
  private static let select = """
    SELECT candidates.content, candidate_facts.content, candidates.ordinal, candidates.held_for, candidates.standing,
      candidates.merged_into, candidates.listed_in, candidates.missing_from, candidates.unit
    FROM candidates
    LEFT JOIN candidate_facts ON candidate_facts.candidate_id = candidates.id
    """

  /// As `CandidateFacts.status` has it. Of whom nobody has said anything yet there are no facts.
  static let status = """
    COALESCE(candidate_facts.status, CASE WHEN candidates.held_for IS NULL THEN 'screening' ELSE 'incomplete' END)
    """

  let transaction: any SQLTransaction

  /// - Parameters:
  ///   - heldFor: what is lacking before the candidate goes on.
  ///   - twin: above 0 for another person of the same name and phone, by an officer's verdict.
  func insert(_ candidate: Candidate, heldFor: [SubmissionNeed], twin: Int = 0, at now: Timestamp) throws {
    let identity = PersonIdentity(candidate)
    try transaction.execute(
      """
      INSERT INTO candidates (
        id, ordinal, submission_id, campaign, person, twin, unit, field, recorded_at, content, held_for, standing,
        listed_in, enterprise, country, project_country, project_type, dispatch)
      VALUES (
        ?, (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM candidates), ?, ?, ?, ?, ?, ?, ?, ?, ?, 'live', ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(candidate.id), .text(candidate.submissionID), .integer(Int64(candidate.campaign)),
        .text(identity.personKey), .integer(Int64(twin)), .text(candidate.unit), .text(candidate.field),
        .integer(now.milliseconds), .blob(try JSON.encode(candidate)), heldFor.column, .text(candidate.submissionID),
      ] + Self.lookedUpBy(candidate))
    try add(keys: identity.searchKeys, of: candidate.id)
  }

  /// Those of a submission that are held, in the order in which they were taken.
  func held(submission: String) throws -> [Entry] {
    try transaction.query(
      "\(Self.select) WHERE candidates.submission_id = ? AND candidates.held_for IS NOT NULL ORDER BY candidates.ordinal",
      [.text(submission)]
    ).map(Self.entry)
  }

  /// Writes a candidate anew that is there already, and what others find them by.
  func update(_ candidate: Candidate, heldFor: [SubmissionNeed]) throws {
    let identity = PersonIdentity(candidate)
    if let before = try get(candidate.id).map({ PersonIdentity($0.candidate) }), before != identity {
      for key in before.searchKeys {
        try transaction.execute(
          "DELETE FROM candidate_keys WHERE search_key = ? AND candidate_id = ?", [.integer(key), .text(candidate.id)])
      }
      try add(keys: identity.searchKeys, of: candidate.id)
    }
    try transaction.execute(
      """
      UPDATE candidates SET person = ?, unit = ?, field = ?, content = ?, held_for = ?, enterprise = ?, country = ?,
        project_country = ?, project_type = ?, dispatch = ?
      WHERE id = ?
      """,
      [
        .text(identity.personKey), .text(candidate.unit), .text(candidate.field), .blob(try JSON.encode(candidate)),
        heldFor.column,
      ] + Self.lookedUpBy(candidate) + [.text(candidate.id)])
  }

  private static func lookedUpBy(_ candidate: Candidate) -> [SQLValue] {
    func value(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
    return [
      .text(EnterpriseCell.key(candidate.enterprise.name)), value(candidate.referralCountry),
      value(candidate.project.country), value(candidate.project.type?.rawValue), .text(candidate.dispatch.rawValue),
    ]
  }

  private func add(keys: [Int64], of candidate: String) throws {
    for key in keys {
      try transaction.execute(
        """
        INSERT INTO candidate_keys (search_key, candidate_id) VALUES (?, ?)
        ON CONFLICT (search_key, candidate_id) DO NOTHING
        """, [.integer(key), .text(candidate)])
    }
  }

  func get(_ id: String) throws -> Entry? {
    try transaction.query("\(Self.select) WHERE candidates.id = ?", [.text(id)]).first.map(Self.entry)
  }

  /// In the order in which they were taken, each with its ordinal.
  ///
  /// - Parameter units: the names of the one unit that is asked for; nil: of every unit.
  func list(
    _ request: ListCandidates.Request, of units: [String]?, _ page: PageRequest
  ) throws -> [(ordinal: SQLValue, entry: Entry)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let units {
      conditions.append("candidates.unit IN (\(units.map { _ in "?" }.joined(separator: ", ")))")
      arguments += units.map { .text($0) }
    }
    let filters = [
      ("candidates.submission_id", request.submissionID), ("candidates.field", request.field),
      ("candidates.country", request.country),
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
    if let missing = request.missing {
      conditions.append("candidates.missing_from IS \(missing ? "NOT " : "")NULL")
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

  // MARK: Looking for a person

  /// The next number for another person of the same name and phone; 0 where there is none.
  func freeTwin(of identity: PersonIdentity, campaign: Int) throws -> Int {
    let last = try transaction.query(
      "SELECT MAX(twin) FROM candidates WHERE campaign = ? AND person = ? AND standing = 'live'",
      [.integer(Int64(campaign)), .text(identity.personKey)]
    ).first?.integer(0)
    return last.map { Int($0) + 1 } ?? 0
  }

  /// Whoever goes on as this candidate, by an officer's verdict, also by way of others.
  func merged(into id: String) throws -> [Entry] {
    let entries = try transaction.query(
      "\(Self.select) WHERE candidates.merged_into = ? ORDER BY candidates.ordinal", [.text(id)]
    ).map(Self.entry)
    return try entries.flatMap { [$0] + (try merged(into: $0.candidate.id)) }
  }

  /// All of that name and phone in every campaign, the first taken first.
  func named(_ person: String) throws -> [Entry] {
    try transaction.query("\(Self.select) WHERE candidates.person = ? ORDER BY candidates.ordinal", [.text(person)])
      .map(Self.entry)
  }

  // MARK: Lists

  /// Whether the unit has put anybody forward, in this campaign or in any.
  func hasAny(of unit: String, campaign: Int? = nil) throws -> Bool {
    try !transaction.query(
      "SELECT 1 FROM candidates WHERE unit = ? AND campaign = COALESCE(?, campaign) LIMIT 1",
      [.text(unit), SQLValue(campaign.map { Int64($0) })]
    ).isEmpty
  }

  /// The list of a submission names the candidate: whoever was missing is so no longer.
  func note(_ id: String, listedIn submission: String) throws {
    try transaction.execute(
      "UPDATE candidates SET listed_in = ?, missing_from = NULL, missing_kept = 0 WHERE id = ?",
      [.text(submission), .text(id)])
  }

  /// Live candidates of the unit at an enterprise whom neither the list of this submission nor a later one names and
  /// nobody has kept yet.
  func unlisted(in submission: String, unit: String, campaign: Int, enterprise: String) throws -> [Candidate] {
    try transaction.query(
      """
      SELECT content FROM candidates WHERE unit = ? AND campaign = ? AND enterprise = ? AND standing = 'live'
        AND listed_in <> ? AND missing_kept = 0
        AND COALESCE((SELECT ordinal FROM submissions WHERE id = listed_in), 0)
          < COALESCE((SELECT ordinal FROM submissions WHERE id = ?), 9223372036854775807)
        AND NOT EXISTS (SELECT 1 FROM candidate_facts WHERE candidate_id = candidates.id AND ended = 1)
      ORDER BY ordinal
      """, [.text(unit), .integer(Int64(campaign)), .text(enterprise), .text(submission), .text(submission)]
    ).map { try JSON.decode(Candidate.self, from: $0.blob(0) ?? []) }
  }

  func note(_ id: String, missingFrom submission: String) throws {
    try transaction.execute(
      "UPDATE candidates SET missing_from = ? WHERE id = ?", [.text(submission), .text(id)])
  }

  /// An officer keeps somebody who is missing: not asked again until a list has named them.
  func keep(_ id: String) throws {
    try transaction.execute(
      "UPDATE candidates SET missing_from = NULL, missing_kept = 1 WHERE id = ?", [.text(id)])
  }

  /// The candidate is put forward no longer.
  func end(_ id: String, as state: CandidateStanding.State, mergedInto: String? = nil) throws {
    try transaction.execute(
      "UPDATE candidates SET standing = ?, merged_into = ?, held_for = NULL, missing_from = NULL WHERE id = ?",
      [.text(state.rawValue), SQLValue(mergedInto), .text(id)])
  }

  /// A withdrawal that came too late is undone.
  func revive(_ id: String) throws {
    try transaction.execute("UPDATE candidates SET standing = 'live' WHERE id = ?", [.text(id)])
    let facts = FactsTable(transaction: transaction)
    var kept = try facts.get(id)
    kept.closing = nil
    try facts.put(kept, of: id)
  }

  private static func entry(_ row: SQLRow) throws -> Entry {
    var candidate = try JSON.decode(Candidate.self, from: row.blob(0) ?? [])
    candidate.unit = row.text(8) ?? candidate.unit
    return Entry(
      candidate: candidate,
      facts: try row.blob(1).map { try JSON.decode(CandidateFacts.self, from: $0) } ?? CandidateFacts(),
      heldFor: [SubmissionNeed](column: row.text(3)),
      standing: CandidateStanding(
        state: row.text(4).flatMap(CandidateStanding.State.init(rawValue:)) ?? .live, mergedInto: row.text(5),
        listedIn: row.text(6) ?? "", missingFrom: row.text(7)))
  }
}

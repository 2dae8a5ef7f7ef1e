import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// The pairs of candidates who may be one person, inside one transaction.
struct DuplicateTable {
  struct Row: Sendable, Hashable {
    var id: String
    var kind: DuplicateKind
    var earlierID: String
    /// Of `otherUnit` the id that the newer one would have.
    var newerID: String
    /// What the other unit's row says; for `otherUnit`.
    var proposal: Candidate?
    /// Of the data that the question is about, or that the verdict was given on.
    var fingerprint: String
    var isOpen: Bool
    var verdict: DuplicateVerdict?
    var officer: String?
    var reason: String?
    var raisedAt: Timestamp
    var decidedAt: Timestamp?
    /// The question that took the place of this one when the data became others.
    var replacedBy: String?
    /// The officer who looks at it, and since when.
    var claimedBy: String?
    var claimedAt: Timestamp?

    /// These data are being asked about, or were decided on. A question that was dropped settles nothing.
    func settles(_ other: String) -> Bool { fingerprint == other && (isOpen || verdict != nil) }

    func concerns(_ candidate: String) -> Bool { earlierID == candidate || newerID == candidate }

    func other(than candidate: String) -> String { earlierID == candidate ? newerID : earlierID }

    /// It is about what the same unit's list says, or the same row where the unit was another first.
    func proposes(_ other: Candidate) -> Bool {
      guard let proposal else { return false }
      return proposal.unit == other.unit
        || proposal.submissionID == other.submissionID && proposal.origin == other.origin
    }

    /// Another unit's list has the earlier one, too, as far as anybody knows.
    var isListing: Bool { kind == .otherUnit && (isOpen || verdict == .same) }

    /// The same question on other data.
    func anew(_ id: String, fingerprint: String, at now: Timestamp) -> Row {
      Row(
        id: id, kind: kind, earlierID: earlierID, newerID: newerID, proposal: proposal, fingerprint: fingerprint,
        isOpen: true, raisedAt: now)
    }
  }

  private static let columns = """
    id, kind, earlier_id, newer_id, proposal, fingerprint, is_open, verdict, officer, reason, raised_at, decided_at,
    ordinal, replaced_by, claimed_by, claimed_at
    """

  let transaction: any SQLTransaction

  func insert(_ row: Row) throws {
    try transaction.execute(
      """
      INSERT INTO duplicate_pairs (\(Self.columns), unit) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM duplicate_pairs), ?, ?, ?, ?)
      """,
      [
        .text(row.id), .text(row.kind.rawValue), .text(row.earlierID), .text(row.newerID),
        SQLValue(try row.proposal.map { try JSON.encode($0) }), .text(row.fingerprint), .integer(row.isOpen ? 1 : 0),
        SQLValue(row.verdict?.rawValue), SQLValue(row.officer), SQLValue(row.reason),
        .integer(row.raisedAt.milliseconds), SQLValue(row.decidedAt?.milliseconds), SQLValue(row.replacedBy),
        SQLValue(row.claimedBy), SQLValue(row.claimedAt?.milliseconds), SQLValue(row.proposal?.unit),
      ])
  }

  /// Writes a pair anew that is there already.
  func update(_ row: Row) throws {
    try transaction.execute(
      """
      UPDATE duplicate_pairs SET proposal = ?, fingerprint = ?, is_open = ?, verdict = ?, officer = ?, reason = ?,
        raised_at = ?, decided_at = ?, replaced_by = ?, claimed_by = ?, claimed_at = ?, unit = ? WHERE id = ?
      """,
      [
        SQLValue(try row.proposal.map { try JSON.encode($0) }), .text(row.fingerprint), .integer(row.isOpen ? 1 : 0),
        SQLValue(row.verdict?.rawValue), SQLValue(row.officer), SQLValue(row.reason),
        .integer(row.raisedAt.milliseconds), SQLValue(row.decidedAt?.milliseconds), SQLValue(row.replacedBy),
        SQLValue(row.claimedBy), SQLValue(row.claimedAt?.milliseconds), SQLValue(row.proposal?.unit), .text(row.id),
      ])
  }

  func get(_ id: String) throws -> Row? {
    try transaction.query("SELECT \(Self.columns) FROM duplicate_pairs WHERE id = ?", [.text(id)]).first.map(Self.row)
  }

  /// All pairs of a candidate, oldest first.
  func list(of candidate: String) throws -> [Row] {
    try transaction.query(
      """
      SELECT \(Self.columns) FROM duplicate_pairs WHERE earlier_id = ?
      UNION ALL SELECT \(Self.columns) FROM duplicate_pairs WHERE newer_id = ? ORDER BY ordinal
      """, [.text(candidate), .text(candidate)]
    ).map(Self.row)
  }

  /// All questions about rows of a unit's lists, oldest first.
  func list(proposedBy unit: String) throws -> [Row] {
    try transaction.query(
      "SELECT \(Self.columns) FROM duplicate_pairs WHERE unit = ? ORDER BY ordinal", [.text(unit)]
    ).map(Self.row)
  }

  /// Oldest first, each with its ordinal.
  func list(_ request: ListDuplicates.Request, _ page: PageRequest) throws -> [(ordinal: SQLValue, row: Row)] {
    var conditions: [String] = []
    var arguments: [SQLValue] = []
    if let open = request.open { conditions.append("is_open = \(open ? 1 : 0)") }
    if let kind = request.kind {
      conditions.append("kind = ?")
      arguments.append(.text(kind.rawValue))
    }
    if let id = request.candidateID {
      conditions.append("(earlier_id = ? OR newer_id = ?)")
      arguments += [.text(id), .text(id)]
    }
    if let id = request.pairID {
      conditions.append("id = ?")
      arguments.append(.text(id))
    }
    if let after = page.after {
      conditions.append("ordinal > ?")
      arguments += after
    }
    let selection = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    return try transaction.query(
      "SELECT \(Self.columns) FROM duplicate_pairs \(selection) ORDER BY ordinal LIMIT ?", arguments + [page.rows]
    ).map { ($0.values[12], try Self.row($0)) }
  }

  private static func row(_ row: SQLRow) throws -> Row {
    Row(
      id: row.text(0) ?? "", kind: row.text(1).flatMap(DuplicateKind.init(rawValue:)) ?? .near,
      earlierID: row.text(2) ?? "", newerID: row.text(3) ?? "",
      proposal: try row.blob(4).map { try JSON.decode(Candidate.self, from: $0) }, fingerprint: row.text(5) ?? "",
      isOpen: row.integer(6) == 1, verdict: row.text(7).flatMap(DuplicateVerdict.init(rawValue:)),
      officer: row.text(8), reason: row.text(9), raisedAt: Timestamp(milliseconds: row.integer(10) ?? 0),
      decidedAt: row.integer(11).map { Timestamp(milliseconds: $0) }, replacedBy: row.text(13),
      claimedBy: row.text(14), claimedAt: row.integer(15).map { Timestamp(milliseconds: $0) })
  }
}

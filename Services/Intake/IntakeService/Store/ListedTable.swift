import CloudEvents
import Contracts
import StateStore

/// What a unit's own lists say of candidates whom something else has changed since, inside one transaction: only what a list
/// says otherwise than the unit's last one is a correction.
struct ListedTable {
  let transaction: any SQLTransaction

  /// Absent where nothing but lists has changed the candidate: then what is held is what was listed.
  func get(_ candidate: String) throws -> Candidate? {
    try transaction.query("SELECT content FROM listed_candidates WHERE candidate_id = ?", [.text(candidate)]).first
      .map { try JSON.decode(Candidate.self, from: $0.blob(0) ?? []) }
  }

  /// Before something else than a list changes the candidate.
  func keep(_ candidate: Candidate) throws {
    try transaction.execute(
      "INSERT INTO listed_candidates (candidate_id, content) VALUES (?, ?) ON CONFLICT (candidate_id) DO NOTHING",
      [.text(candidate.id), .blob(try JSON.encode(candidate))])
  }

  /// The unit lists the candidate anew.
  func update(_ id: String, by engineer: RecommendedEngineer) throws {
    guard let listed = try get(id) else { return }
    try transaction.execute(
      "UPDATE listed_candidates SET content = ? WHERE candidate_id = ?",
      [.blob(try JSON.encode(CandidateCorrection(of: listed, by: engineer).candidate)), .text(id)])
  }
}

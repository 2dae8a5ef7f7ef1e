import CloudEvents
import StateStore

/// What the services have said of each candidate.
struct FactsTable {
  let transaction: any SQLTransaction

  func get(_ candidate: String) throws -> CandidateFacts {
    try transaction.query("SELECT content FROM candidate_facts WHERE candidate_id = ?", [.text(candidate)]).first
      .flatMap { $0.blob(0) }.map { try JSON.decode(CandidateFacts.self, from: $0) } ?? CandidateFacts()
  }

  func put(_ facts: CandidateFacts, of candidate: String) throws {
    try transaction.execute(
      """
      INSERT INTO candidate_facts (candidate_id, ended, status, content) VALUES (?, ?, ?, ?)
      ON CONFLICT (candidate_id) DO UPDATE SET
        ended = excluded.ended, status = excluded.status, content = excluded.content
      """,
      [
        .text(candidate), .integer(facts.hasEnded ? 1 : 0), facts.status.map { .text($0.rawValue) } ?? .null,
        .blob(try JSON.encode(facts)),
      ])
  }
}

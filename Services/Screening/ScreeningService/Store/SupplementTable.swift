import CloudEvents
import Contracts
import StateStore

/// What units supplied of the candidates, inside one transaction.
struct SupplementTable {
  let transaction: any SQLTransaction

  func insert(_ payload: CandidateSupplemented) throws {
    try transaction.execute(
      """
      INSERT INTO supplement (candidate_id, number, request_id, supplement_json, supplied_at)
      VALUES (?, (SELECT COALESCE(MAX(number), 0) + 1 FROM supplement WHERE candidate_id = ?), ?, ?, ?)
      """,
      [
        .text(payload.candidateID), .text(payload.candidateID), .text(payload.requestID),
        try StoredJSON.text(payload.supplement), .time(payload.suppliedAt),
      ])
  }

  /// In the order in which they came.
  func list(of candidateID: String) throws -> [(supplement: Supplement, suppliedAt: Timestamp)] {
    try transaction.query(
      "SELECT supplement_json, supplied_at FROM supplement WHERE candidate_id = ? ORDER BY number",
      [.text(candidateID)]
    ).map { row in
      guard let suppliedAt = row.time(1) else { throw StoredJSON.damaged("supplement") }
      return (try StoredJSON.value(Supplement.self, row.text(0), in: "supplement"), suppliedAt)
    }
  }
}

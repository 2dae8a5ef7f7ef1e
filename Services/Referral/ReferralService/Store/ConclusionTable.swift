import CloudEvents
import Contracts
import StateStore

/// What the societies concluded, one row a case, inside one transaction.
struct ConclusionTable {
  let transaction: any SQLTransaction

  struct Row: Sendable, Hashable {
    var caseID: String
    var candidateID: String
    var society: String
    var conclusion: Conclusion
  }

  func find(caseID: String) throws -> Row? {
    let rows = try transaction.query(
      "SELECT candidate_id, society, conclusion FROM case_conclusion WHERE case_id = ?", [.text(caseID)])
    guard let row = rows.first else { return nil }
    guard let candidateID = row.text(0), let society = row.text(1),
      let conclusion = row.text(2).flatMap(Conclusion.init(rawValue:))
    else {
      throw StoreError(
        .unusable, "a row of case_conclusion is not as this version writes it; restore the store from a copy")
    }
    return Row(caseID: caseID, candidateID: candidateID, society: society, conclusion: conclusion)
  }

  func insert(_ row: Row, concludedAt: Timestamp) throws {
    try transaction.execute(
      """
      INSERT INTO case_conclusion (case_id, candidate_id, society, conclusion, concluded_at) VALUES (?, ?, ?, ?, ?)
      """,
      [
        .text(row.caseID), .text(row.candidateID), .text(row.society), .text(row.conclusion.rawValue),
        .integer(concludedAt.milliseconds),
      ])
  }
}

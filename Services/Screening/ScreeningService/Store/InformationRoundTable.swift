import CloudEvents
import Contracts
import StateStore

/// What was asked of the candidates, by screening and by societies, round by round, inside one transaction.
struct InformationRoundTable {
  let transaction: any SQLTransaction

  /// Also writes anew what is there already.
  func put(_ round: InformationRound, of candidateID: String) throws {
    try transaction.execute(
      """
      INSERT INTO information_round (id, candidate_id, number, case_id, is_open, round_json) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (candidate_id, id) DO UPDATE SET is_open = excluded.is_open, round_json = excluded.round_json
      """,
      [
        .text(round.id), .text(candidateID), .integer(Int64(round.number)), SQLValue(round.caseID),
        .integer(round.isOpen ? 1 : 0), try StoredJSON.text(round),
      ])
  }

  /// The first one first.
  func list(of candidateID: String) throws -> [InformationRound] {
    try transaction.query(
      "SELECT round_json FROM information_round WHERE candidate_id = ? ORDER BY number", [.text(candidateID)]
    ).map { try StoredJSON.value(InformationRound.self, $0.text(0), in: "information_round") }
  }
}

import CloudEvents
import Contracts
import StateStore

/// Where a candidate stands at the end, as screening's store has it.
struct CampaignStanding: Sendable, Hashable {
  var id: String
  var outcome: String
  /// One of those that `campaign_audit.py` knows.
  var text: String
  /// In how many places the candidate is that exclude each other.
  var places: Int
  var clock: ClockReading?
  var due: Timestamp?
  var state: ClockState?
  /// The case that the clock is of.
  var caseID: String?
  var ruleSet: String

  /// Of everybody, by their ids.
  static func all(in transaction: any SQLTransaction) throws -> [CampaignStanding] {
    try transaction.query(
      """
      SELECT candidate.id, candidate.outcome, candidate.withdrawn_at IS NOT NULL,
        (SELECT count(*) FROM review WHERE review.candidate_id = candidate.id),
        (SELECT count(*) FROM hold WHERE hold.candidate_id = candidate.id),
        (SELECT count(*) FROM allocation WHERE allocation.candidate_id = candidate.id AND standing = 'open'),
        (SELECT conclusion FROM allocation WHERE allocation.candidate_id = candidate.id AND standing = 'concluded'),
        clock.reading_json, clock.due_at, clock.state, clock.case_id, decision.rule_set
      FROM candidate
      JOIN decision ON decision.candidate_id = candidate.id AND decision.number = candidate.decision
      LEFT JOIN clock ON clock.candidate_id = candidate.id
      ORDER BY candidate.id
      """, []
    ).map(Self.init)
  }

  private init(_ row: SQLRow) throws {
    id = row.text(0) ?? ""
    outcome = row.text(1) ?? ""
    let (isWithdrawn, reviews, holds, open) = (
      row.integer(2) == 1, Int(row.integer(3) ?? 0), Int(row.integer(4) ?? 0), Int(row.integer(5) ?? 0)
    )
    let conclusion = row.text(6)
    if let conclusion {
      text = "concluded \(conclusion)"
      places = 1 + reviews + holds + open
    } else if isWithdrawn {
      text = "withdrawn"
      places = 1 + reviews + holds + open
    } else if outcome == "passed" {
      text = holds == 1 ? "held" : open == 1 ? "at society" : "nowhere"
      places = reviews + holds + open
    } else {
      text = outcome
      // A case stays at its society while an officer or the unit is waited for.
      places = outcome == "underReview" ? reviews + holds : 1 + reviews + holds
      if outcome == "rejected" { places += open }
    }
    clock = try row.text(7).map { try JSON.decode(ClockReading.self, from: Array($0.utf8)) }
    due = row.integer(8).map(Timestamp.init(milliseconds:))
    state = row.text(9).flatMap(ClockState.init(rawValue:))
    caseID = row.text(10)
    ruleSet = row.text(11) ?? ""
  }
}

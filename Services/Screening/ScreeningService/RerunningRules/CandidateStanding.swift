import CloudEvents
import Contracts
import StateStore

/// All that says whether a rule may still change what became of a candidate.
struct CandidateStanding {
  var record: CandidateRecord
  /// The first one first; never empty.
  var decisions: [Decision]
  var cases: [Allocation]
  /// Where the candidate waits for an officer.
  var review: ReviewView?
  var supplements: [(supplement: Supplement, suppliedAt: Timestamp)]
  /// An officer always decides on the person or on the unit.
  var isFlagged: Bool
  /// What screening waits for, question by question.
  var open: [InformationItem]

  var latest: Decision { decisions[decisions.count - 1] }

  init(of record: CandidateRecord, _ transaction: any SQLTransaction) throws {
    let id = record.recommended.id
    self.record = record
    decisions = try CandidateTable(transaction: transaction).decisions(of: id)
    guard !decisions.isEmpty else { throw StoredJSON.damaged("decision") }
    cases = try AllocationTable(transaction: transaction).list(of: id)
    review = record.outcome == .underReview ? try ReviewTable(transaction: transaction).find(id) : nil
    supplements = try SupplementTable(transaction: transaction).list(of: id)
    isFlagged = try !AlwaysReview.flags(on: record.recommended, transaction).isEmpty
    open = try InformationRoundTable(transaction: transaction).list(of: id).filter { $0.caseID == nil }.flatMap(\.open)
  }

  /// Open is whoever has been told no decision that would have to be taken back: who waits for an officer, for the unit, or, passed
  /// by the rules, for a society. What an officer, a society or the unit has ended no rule opens.
  var standing: RerunStanding {
    if record.isWithdrawn { return .withdrawn }
    if cases.contains(where: { $0.standing == .concluded }) { return .concluded }
    if cases.last?.standing == .open { return .atSociety }
    switch record.outcome {
    case .rejected: return .rejected
    case .passed: return latest.officer == nil ? .open : .decidedByOfficer
    case .underReview: return review?.proposal == nil ? .open : .rejectionProposed
    case .informationRequired: return .open
    }
  }

  /// Somebody has decided on the candidate before, or the rules are not why they wait for an officer: a rule may then find anew what
  /// it finds, and an officer decides.
  var needsOfficer: Bool {
    if isFlagged || !cases.isEmpty { return true }
    if DecisionCourse(decisions: decisions).needsOfficer { return true }
    if decisions.contains(where: { $0.outcome == .rejected || ($0.outcome == .passed && $0.officer != nil) }) {
      return true
    }
    // Opened anew, flagged, corrected after a refusal: what was found alone would have them elsewhere.
    return record.outcome == .underReview && Judgement(findings: latest.findings).outcome != .underReview
  }

  /// What the unit was asked for the last time, and what of it an officer had doubted although the rules had found it met.
  var asking: (asked: [String], doubted: [String]) {
    var asked: [String] = []
    for decision in decisions.reversed() where decision.outcome == .informationRequired {
      if asked.isEmpty { asked = decision.clauses }
      guard decision.officer != nil else { continue }
      let met = Set(decision.findings.filter { $0.result == .met }.map(\.clause))
      return (asked, decision.clauses.filter(met.contains))
    }
    return (asked, [])
  }
}

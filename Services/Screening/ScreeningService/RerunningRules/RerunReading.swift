import CloudEvents
import Contracts
import StateStore

/// What a rule set makes of candidates, read in the order of their ids.
struct RerunReading {
  /// With the rule set.
  let book: RuleBook
  let rules: RuleSet
  /// The day from which the rule set holds, or now.
  let time: Timestamp
  let transaction: any SQLTransaction

  /// - Parameter visit: the verdict is absent for who is judged by other rules; returns false to look at no more.
  /// - Returns: the totals, and the last id that was looked at where there may be more behind it.
  func read(
    after last: String, limit: Int, _ visit: (CandidateStanding, RerunVerdict) throws -> Bool
  ) throws -> (totals: RerunTotals, last: String?) {
    var totals = RerunTotals()
    let table = CandidateTable(transaction: transaction)
    let ids = try table.ids(after: last, limit: limit)
    for id in ids {
      guard let record = try table.find(id) else { continue }
      totals.examined += 1
      guard book.inForce(at: time, campaign: record.recommended.campaign).version == rules.version else {
        totals.elsewhere += 1
        continue
      }
      let candidate = try CandidateStanding(of: record, transaction)
      let verdict = RerunVerdict(of: candidate, by: rules)
      if verdict.standing != .open {
        totals.closed += 1
      } else if verdict.isChange {
        totals.changed += 1
      } else {
        totals.unchanged += 1
      }
      guard try visit(candidate, verdict) else { return (totals, id) }
    }
    return (totals, ids.count == limit ? ids.last : nil)
  }
}

extension RerunCandidate {
  init(_ record: CandidateRecord, _ verdict: RerunVerdict) {
    self.init(
      candidateID: record.recommended.id, from: record.outcome, to: verdict.outcome, criteria: verdict.criteria,
      standing: verdict.standing)
  }
}

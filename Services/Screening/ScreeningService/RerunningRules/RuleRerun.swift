import CloudEvents
import Contracts
import Messaging

/// Judges everybody anew who is open, by a rule set that an officer brings: so many candidates in each transaction, and between two
/// of them whatever else there is to do. How far it has come is in the store, with a durable timer that goes on from there.
struct RuleRerun: Sendable {
  static let timer = "rerun"
  /// Left to everything else between two transactions, in milliseconds.
  private static let pause: Int64 = 20

  let rules: CurrentRules
  let allocation: CaseAllocation
  /// Candidates in one transaction.
  var atOnce = 100

  func add(to timers: inout TimerRouter) {
    timers.on(Self.timer) { number, due, work in try goOn(number, due: due, work) }
  }

  func start(_ request: StartRerun.Request, _ work: UnitOfWork) throws -> RerunView {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(request.reason, "reason", "say why; it is kept in the history")
    let set = try RuleText.read(request.rules)
    let table = RerunTable(transaction: work.transaction)
    if let running = try table.running() {
      throw ScreeningError.rerunGoesOn(number: running.view.number, version: running.view.ruleSet)
    }
    try RuleTaking(rules: rules).take(set, yaml: request.rules, by: officer, reason: reason, work)
    let holding = try rules.holding(in: work.transaction).inForce(at: work.now, campaign: set.campaign)
    guard holding.version == set.version else {
      throw ScreeningError.rulesNotInForce(version: set.version, holding: holding.version)
    }
    let view = try table.insert(ruleSet: set.version, officer: officer, reason: reason, at: work.now)
    try work.record(
      subject: Self.subject(view.number), actor: officer, action: "rerunStarted", detail: RerunDetail(view))
    try work.schedule(timer: Self.timer, subject: String(view.number), at: work.now)
    return view
  }

  private func goOn(_ number: String, due: Timestamp, _ work: UnitOfWork) throws {
    let table = RerunTable(transaction: work.transaction)
    guard let number = Int(number), var rerun = try table.find(number), rerun.view.finishedAt == nil else { return }
    let book = try rules.holding(in: work.transaction)
    guard let set = book.version(rerun.view.ruleSet) else { throw StoredJSON.damaged("rerun") }
    let carrying = RerunCarrying(rules: set, number: number, allocation: allocation)
    let reading = RerunReading(book: book, rules: set, time: work.now, transaction: work.transaction)
    let (totals, last) = try reading.read(after: rerun.lastID, limit: atOnce) { candidate, verdict in
      if verdict.isShown { try table.insert(RerunCandidate(candidate.record, verdict), of: number) }
      if verdict.isChange { try carrying.carry(out: verdict, on: candidate, work) }
      return true
    }
    rerun.view.totals = rerun.view.totals + totals
    if let last {
      rerun.lastID = last
      // Later than any time before, whatever the clock says: what this timer does has ids made of its time.
      let next = max(work.now.milliseconds, due.milliseconds) + Self.pause
      try work.schedule(timer: Self.timer, subject: String(number), at: Timestamp(milliseconds: next))
    } else {
      rerun.view.finishedAt = work.now
      try work.record(
        subject: Self.subject(number), actor: work.service.source, action: "rerunFinished",
        detail: RerunDetail(rerun.view))
    }
    try table.update(rerun)
  }

  static func subject(_ number: Int) -> String { "rerun-\(number)" }
}

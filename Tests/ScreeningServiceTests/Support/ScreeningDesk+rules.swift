import CloudEvents
import Contracts
import Messaging

@testable import ScreeningService

extension ScreeningDesk {
  /// The notice with other years for the professional level, in force from April 2025.
  static func rules(
    _ version: String = "2025-2", relevant: Double = 6, significant: Double = 2, from: String = "2025-04-01",
    campaign: Int = 2025
  ) -> String {
    String(decoding: PackageResources.notice_2025_yaml, as: UTF8.self)
      .replacing("version: 2025-1", with: "version: \(version)").replacing("2025-01-01", with: from)
      .replacing("campaign: 2025", with: "campaign: \(campaign)")
      .replacing("relevantYears: 5", with: "relevantYears: \(relevant)")
      .replacing("significantYears: 2", with: "significantYears: \(significant)")
  }

  @discardableResult
  func startRerun(
    _ yaml: String, by rules: CurrentRules = .notice, id: String = "start", at now: Timestamp = start
  ) throws -> RerunView {
    let rerun = RuleRerun(rules: rules, allocation: allocation)
    return try work(id, at: now) { work in
      try rerun.start(.init(rules: yaml, officer: "王", reason: "委员会修订"), work)
    }
  }

  /// Fires the rerun's timer as often as it is set, or so often, as the loop does.
  ///
  /// - Returns: how often it fired.
  @discardableResult
  func fireReruns(by rules: CurrentRules = .notice, atOnce: Int = 100, times: Int = .max) throws -> Int {
    var timers = TimerRouter()
    RuleRerun(rules: rules, allocation: allocation, atOnce: atOnce).add(to: &timers)
    var fired = 0
    while fired < times,
      let timer = try read({ try $0.timers.list(after: nil, limit: 100) }).first(where: { $0.kind == RuleRerun.timer })
    {
      let due = Timestamp(milliseconds: timer.due)
      let input = WorkInput(timer: timer.kind, subject: timer.subject, due: due, of: .screening)
      try store.write { transaction in
        try transaction.timers.cancel(kind: timer.kind, subject: timer.subject)
        try timers.routes[timer.kind]?(
          timer.subject, due, UnitOfWork(transaction: transaction, service: .screening, input: input, now: due))
      }
      fired += 1
    }
    return fired
  }

  func rerun(_ number: Int = 1) throws -> RerunView {
    try Required.value(try read { try ScreeningService.RerunTable(transaction: $0).find(number) }).view
  }

  func rerunCandidates(_ number: Int = 1) throws -> [RerunCandidate] {
    try read { transaction in
      try RerunQueries(rules: .notice).candidates(.init(number: number, limit: 1000), transaction).candidates
    }
  }

  func record(_ id: String) throws -> CandidateRecord {
    try Required.value(try read { try CandidateTable(transaction: $0).find(id) })
  }

  func latestDecision(_ id: String) throws -> Decision {
    try read { try CandidateTable(transaction: $0).decision(record(id).decision, of: id) }
  }
}

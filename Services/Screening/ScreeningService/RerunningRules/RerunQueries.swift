import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// What may be asked about rule sets and reruns.
struct RerunQueries: Sendable {
  let rules: CurrentRules
  var clock: any AccordClock = SystemClock()

  /// What a page may hold of candidates, so that its reply fits into a record.
  private static let maximumBytes = 150_000

  func preview(
    _ request: PreviewRerun.Request, _ transaction: any SQLTransaction
  ) throws -> PreviewRerun.Response {
    let set = try RuleText.read(request.rules)
    let book = try rules.holding(in: transaction)
    if let known = book.version(set.version), !known.says(set) {
      throw ScreeningError.knownRules(version: set.version)
    }
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.text])
    var after = ""
    if case .text(let id)? = wanted.after?.first { after = id }
    let reading = RerunReading(
      book: book.adding(set), rules: set, time: max(clock.now(), set.inForceFrom), transaction: transaction)
    var shown: [RerunCandidate] = []
    var bytes = 0
    let (totals, last) = try reading.read(after: after, limit: wanted.limit) { candidate, verdict in
      guard verdict.isShown else { return true }
      let item = RerunCandidate(candidate.record, verdict)
      shown.append(item)
      bytes += try JSON.encode(item).count
      return bytes < Self.maximumBytes
    }
    return .init(ruleSet: set.version, candidates: shown, totals: totals, nextPageToken: last)
  }

  func reruns(_ request: ListReruns.Request, _ transaction: any SQLTransaction) throws -> ListReruns.Response {
    let table = RerunTable(transaction: transaction)
    if let number = request.number {
      guard let rerun = try table.find(number) else { throw ScreeningError.unknownRerun(number: number) }
      return .init(reruns: [rerun.view])
    }
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let page = try wanted.page(
      of: try table.list(wanted), position: { [.integer(Int64($0.view.number))] }, item: \.view)
    return .init(reruns: page.items, nextPageToken: page.nextPageToken)
  }

  func candidates(
    _ request: ListRerunCandidates.Request, _ transaction: any SQLTransaction
  ) throws -> ListRerunCandidates.Response {
    let table = RerunTable(transaction: transaction)
    guard try table.find(request.number) != nil else { throw ScreeningError.unknownRerun(number: request.number) }
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.text])
    let found = try table.candidates(of: request.number, wanted)
    let page = try wanted.page(of: found, position: { [.text($0.candidateID)] }, item: { $0 })
    return .init(candidates: page.items, nextPageToken: page.nextPageToken)
  }

  func ruleSets(_ request: ListRuleSets.Request, _ transaction: any SQLTransaction) throws -> ListRuleSets.Response {
    let book = try rules.holding(in: transaction)
    let now = clock.now()
    let taken = Dictionary(
      try RuleSetTable(transaction: transaction).list().map { ($0.set.version, $0) }, uniquingKeysWith: { $1 })
    return .init(
      ruleSets: book.versions.compactMap(book.version).map { set in
        RuleSetView(
          version: set.version, campaign: set.campaign, inForceFrom: set.inForceFrom,
          isInForce: book.inForce(at: now, campaign: set.campaign).version == set.version,
          takenAt: taken[set.version]?.takenAt, officer: taken[set.version]?.officer)
      })
  }
}

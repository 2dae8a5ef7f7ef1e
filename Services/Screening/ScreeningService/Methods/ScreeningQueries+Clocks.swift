import CloudEvents
import Contracts
import KafkaRPC
import StateStore

/// What may be asked about evaluations and their clocks (A2.5).
extension ScreeningQueries {
  func evaluation(
    _ request: GetEvaluation.Request, _ transaction: any SQLTransaction
  ) throws -> GetEvaluation.Response {
    guard let record = try CandidateTable(transaction: transaction).find(request.candidateID) else {
      throw ScreeningError.unknownCandidate(id: request.candidateID)
    }
    let cases = try AllocationTable(transaction: transaction).list(of: request.candidateID)
    let kept = try ClockTable(transaction: transaction).find(request.candidateID)
    return EvaluationView(
      candidateID: request.candidateID, outcome: record.outcome, field: record.field,
      cases: cases.map { item in
        EvaluationView.Case(
          caseID: item.caseID, society: item.society, field: item.field, allocatedAt: item.allocatedAt,
          standing: item.standing.rawValue, explanation: item.explanation)
      },
      clock: kept.map(view))
  }

  func clocks(_ request: ListClocks.Request, _ transaction: any SQLTransaction) throws -> ListClocks.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer, .text])
    let found = try ClockTable(transaction: transaction).list(
      state: request.state, society: request.society, wanted)
    let page = try wanted.page(of: found, position: \.position) { found in
      ListClocks.Item(
        candidateID: found.clock.candidateID, society: found.clock.society, clock: view(found.clock))
    }
    return .init(clocks: page.items, nextPageToken: page.nextPageToken)
  }

  func clockTotals(
    _ request: ListClockTotals.Request, _ transaction: any SQLTransaction
  ) throws -> ListClockTotals.Response {
    .init(totals: try ClockTable(transaction: transaction).totals())
  }

  private func view(_ kept: StoredClock) -> ClockView {
    kept.reading.view(by: term, isConcluded: kept.isConcluded, now: clock.now())
  }
}

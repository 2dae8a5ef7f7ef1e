import Contracts
import KafkaRPC
import StateStore

/// What officers ask beside the queue.
extension ScreeningQueries {
  func candidate(
    _ request: GetScreenedCandidate.Request, _ transaction: any SQLTransaction
  ) throws -> GetScreenedCandidate.Response {
    let candidates = CandidateTable(transaction: transaction)
    guard let record = try candidates.find(request.id) else { throw ScreeningError.unknownCandidate(id: request.id) }
    let latest = try candidates.decision(record.decision, of: request.id)
    return .init(
      candidate: record.candidate, outcome: record.outcome, isWithdrawn: record.isWithdrawn,
      findings: latest.findings, decision: ExplainedDecision(latest),
      flags: try AlwaysReview.flags(on: record.recommended, transaction))
  }

  func fieldDoubts(
    _ request: ListFieldDoubts.Request, _ transaction: any SQLTransaction
  ) throws -> ListFieldDoubts.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer, .integer, .text])
    let found = try FieldDoubtTable(transaction: transaction).list(field: try Self.field(request.field), wanted)
    let page = try wanted.page(of: found, position: \.position, item: \.view)
    return .init(doubts: page.items, nextPageToken: page.nextPageToken)
  }

  func flags(_ request: ListReviewFlags.Request, _ transaction: any SQLTransaction) throws -> ListReviewFlags.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let found = try ReviewFlagTable(transaction: transaction).list(ended: request.ended ?? false, wanted)
    let page = try wanted.page(of: found, position: \.position, item: \.view)
    return .init(flags: page.items, nextPageToken: page.nextPageToken)
  }
}

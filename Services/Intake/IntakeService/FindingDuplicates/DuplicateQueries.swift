import Contracts
import KafkaRPC
import StateStore

/// What may be asked about candidates who may be one person.
enum DuplicateQueries {
  static func list(
    _ request: ListDuplicates.Request, _ transaction: any SQLTransaction
  ) throws -> ListDuplicates.Response {
    let wanted = try PageRequest(limit: request.limit, token: request.pageToken, order: [.integer])
    let candidates = CandidateTable(transaction: transaction)
    let found = try DuplicateTable(transaction: transaction).list(request, wanted).map { ordinal, row in
      (ordinal: ordinal, view: try view(row, candidates))
    }
    let page = try wanted.page(of: found, position: { [$0.ordinal] }, item: { $0.view })
    return ListDuplicates.Response(pairs: page.items, nextPageToken: page.nextPageToken)
  }

  /// Both as they are now.
  static func view(_ row: DuplicateTable.Row, _ candidates: CandidateTable) throws -> DuplicatePair {
    guard let earlier = try candidates.get(row.earlierID)?.candidate,
      let newer = try candidates.get(row.newerID)?.candidate ?? row.proposal
    else { throw IntakeError.unknownPair(id: row.id) }
    return DuplicatePair(
      id: row.id, kind: row.kind, open: row.isOpen, earlier: earlier, newer: newer,
      differences: CandidateCorrection.differences(earlier, newer), raisedAt: row.raisedAt, verdict: row.verdict,
      officer: row.officer, reason: row.reason, decidedAt: row.decidedAt,
      claimedBy: row.isOpen ? row.claimedBy : nil, claimedAt: row.isOpen ? row.claimedAt : nil)
  }
}

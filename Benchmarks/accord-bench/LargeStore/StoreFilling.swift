import CloudEvents
import Contracts
import Foundation
import Messaging
import ScreeningService
import StateStore

/// Fills screening's store with candidates by its own handlers, without a broker: rows, history and timers are those that the
/// service would have left. What would have been published is taken out of the outbox, as after its acknowledgement.
struct StoreFilling {
  private static let batch = 2000
  let url: String

  /// - Returns: how many candidates the store has.
  @discardableResult
  func fill(to count: Int, _ inventor: inout CandidateInventor) throws -> Int {
    let router = try Screening.router(societies: RunningService.societies)
    guard let route = router.routes[CandidateRecommended.eventType] else {
      throw BenchError.incorrect("screening has no handler for \(CandidateRecommended.eventType)")
    }
    let store = try StateStore(url: url, service: ServiceName.screening.name, migrations: Screening.migrations)
    var filled = try store.read { try Self.count($0) }
    while filled < count {
      let candidates = inventor.invent(min(Self.batch, count - filled))
      let now = SystemClock().now()
      try store.write { transaction in
        for candidate in candidates {
          let event = try CloudEvent(structured: candidate.record().value ?? [])
          guard try transaction.inbox.insert(source: event.source, id: event.id, at: now.milliseconds) else {
            throw BenchError.incorrect("an invented event came twice")
          }
          let work = UnitOfWork(
            transaction: transaction, service: .screening, input: WorkInput(source: event.source, id: event.id),
            now: now)
          try route.handle(event, try route.decode(event), work)
        }
        try transaction.execute("DELETE FROM outbox", [])
      }
      filled += candidates.count
    }
    let left = try store.read { try Self.count($0) }
    try store.close()
    guard left == filled else { throw BenchError.incorrect("the store has \(left) candidates, not \(filled)") }
    return left
  }

  /// The next broker is a new one, of which the store knows nothing.
  func forgetPositions() throws {
    let store = try StateStore(maintainingURL: url)
    try store.write { try $0.execute("DELETE FROM position", []) }
    try store.close()
  }

  private static func count(_ transaction: any SQLTransaction) throws -> Int {
    Int(try transaction.query("SELECT count(*) FROM candidate", []).first?.integer(0) ?? 0)
  }
}

import Contracts
import Logging
import Messaging
import ServiceLifecycle

/// At the start, moves the warnings of all open cases to where the calendar of working days has them now, where it is another
/// one than the store's: a year was announced, or is announced otherwise. When a case is due screening says (A2.5).
struct CalendarChange: Service {
  let clock: CaseClock
  let processor: Processor
  let logger: Logger

  private static let source = "/accord/society-routing/calendar"
  private static let pageSize = 200

  func run() async throws {
    var isTold = false
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        try await apply()
        // A service that returns ends the others.
        return try await gracefulShutdown()
      } catch is CancellationError {
        return
      } catch is ProcessorStopped {
        return
      } catch {
        logger.log(
          level: isTold ? .debug : .error,
          "the cases are not reckoned with the calendar of working days yet; trying again",
          metadata: ["fault": "\(error)"])
        isTold = true
      }
      do {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(10)) }
      } catch {
        // Interrupted: it is the end.
        return
      }
    }
  }

  private func apply() async throws {
    var last: String? = ""
    while let after = last {
      last = try await processor.perform(WorkInput(source: Self.source, id: after)) { [clock] work in
        try Self.revise(after: after, limit: Self.pageSize, clock, work)
      }
    }
  }

  /// - Returns: the last case of a page behind which there may be others; absent where all is done, or was before.
  static func revise(after last: String, limit: Int, _ clock: CaseClock, _ work: UnitOfWork) throws -> String? {
    let calendar = CalendarTable(transaction: work.transaction)
    guard try !calendar.isInUse(clock.term.calendar) else { return nil }
    let page = try CaseTable(transaction: work.transaction).open(after: last, limit: limit)
    for item in page { _ = try clock.keep(item, before: item, work) }
    guard page.count < limit else { return page.last?.id }
    try calendar.put(clock.term.calendar)
    return nil
  }
}

import Contracts
import Logging
import Messaging
import ServiceLifecycle

/// Shows how the clocks stand as metrics, and at the start reckons anew those that end in a year whose holidays were not
/// known when they were reckoned.
struct ClockWatch: Service {
  let clock: CandidateClock
  let processor: Processor
  let logger: Logger

  private static let source = "/accord/screening/clocks"
  private static let interval = Duration.seconds(10)
  private static let pageSize = 200

  func run() async throws {
    var isRevised = false
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        if !isRevised {
          try await revise()
          isRevised = true
        }
        try await show()
      } catch {
        // The store or the loop is away: the next look finds it, and the loop itself says what is wrong.
        logger.debug("the clocks were not looked at", metadata: ["fault": "\(error)"])
      }
      // An interrupted sleep is the end, which the loop's condition sees.
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
    }
  }

  private func show() async throws {
    let totals = try await processor.perform(WorkInput(source: Self.source, id: "totals")) { work in
      try ClockTable(transaction: work.transaction).totals()
    }
    ScreeningMetrics.show(totals)
  }

  private func revise() async throws {
    var last = ""
    while true {
      let after = last
      let page = try await processor.perform(WorkInput(source: Self.source, id: "provisional")) { work in
        let table = ClockTable(transaction: work.transaction)
        return try table.provisional(after: after, limit: Self.pageSize).map { id in
          (id: id, due: try table.due(of: id)?.milliseconds ?? 0)
        }
      }
      for found in page {
        // What is told carries ids of this input: another due is another input.
        let input = WorkInput(source: Self.source, id: "\(found.id)@\(found.due)", correlationID: found.id)
        try await processor.perform(input) { [clock] work in try clock.revise(found.id, work) }
      }
      guard page.count == Self.pageSize, let end = page.last else { return }
      last = end.id
    }
  }
}

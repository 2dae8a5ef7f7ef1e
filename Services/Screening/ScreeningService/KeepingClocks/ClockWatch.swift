import Contracts
import Logging
import Messaging
import ServiceLifecycle

/// Shows how the clocks stand as metrics, and at the start reckons them anew where the calendar is another one.
struct ClockWatch: Service {
  let change: CalendarChange
  let logger: Logger

  private static let source = "/accord/screening/clocks"
  private static let interval = Duration.seconds(10)

  init(clock: CandidateClock, processor: Processor, logger: Logger) {
    change = CalendarChange(clock: clock, processor: processor)
    self.logger = logger
  }

  func run() async throws {
    var isRevised = false
    var isTold = false
    while !Task.isShuttingDownGracefully, !Task.isCancelled {
      do {
        // First: whatever ails the calendar, what is known is shown.
        try await show()
        if !isRevised {
          try await revise()
          isRevised = true
        }
        isTold = false
      } catch is ProcessorStopped {
        // The service ends.
        logger.debug("the clocks are looked at no more")
      } catch {
        // The store is away: the next look finds it. Said once, and not at every look.
        logger.log(
          level: isTold ? .debug : .warning, "the clocks were not looked at; trying again",
          metadata: ["fault": "\(error)"])
        isTold = true
      }
      do {
        try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.interval) }
      } catch {
        // Interrupted: it is the end.
        return
      }
    }
  }

  private func show() async throws {
    let totals = try await change.processor.perform(WorkInput(source: Self.source, id: "totals")) { work in
      try ClockTable(transaction: work.transaction).totals()
    }
    ScreeningMetrics.show(totals)
  }

  private func revise() async throws {
    let damaged = try await change.apply()
    guard !damaged.isEmpty else { return }
    logger.warning(
      """
      clocks that are not as this version writes them were not reckoned anew with the calendar of working days; restore the \
      store from a copy, or see to these candidates by hand
      """, metadata: ["candidates": "\(damaged.prefix(20).joined(separator: ","))", "count": "\(damaged.count)"])
  }
}

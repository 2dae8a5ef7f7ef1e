import Contracts
import Messaging
import StateStore

/// Reckons the clocks of all evaluations that go on anew where the calendar of working days is another one than the store's: a
/// year was announced, or is announced otherwise (A2.5).
struct CalendarChange: Sendable {
  let clock: CandidateClock
  let processor: Processor

  static let source = "/accord/screening/calendar"
  private static let pageSize = 200

  /// Where it is cut off it is done again, which changes nothing more.
  ///
  /// - Returns: the candidates whose clocks are not as this version writes them; they stay as they are.
  func apply() async throws -> [String] {
    let calendar = clock.term.calendar
    let before = try await processor.perform(WorkInput(source: Self.source, id: "change")) { work in
      try CalendarTable(transaction: work.transaction).change(to: calendar)
    }
    guard let before else { return [] }
    var (last, damaged): (String?, [String]) = ("", [])
    while let after = last {
      // What is told carries ids of this input, and a calendar may come back.
      let input = WorkInput(source: Self.source, id: "\(before)/\(after)")
      let page = try await processor.perform(input) { [clock] work in
        try Self.revise(after: after, limit: Self.pageSize, clock, work)
      }
      (last, damaged) = (page.last, damaged + page.damaged)
    }
    if damaged.isEmpty {
      try await processor.perform(WorkInput(source: Self.source, id: "put")) { work in
        try CalendarTable(transaction: work.transaction).put(calendar)
      }
    }
    return damaged
  }

  /// - Returns: the last candidate of a page behind which there may be others.
  static func revise(
    after last: String, limit: Int, _ clock: CandidateClock, _ work: UnitOfWork
  ) throws -> (last: String?, damaged: [String]) {
    let table = ClockTable(transaction: work.transaction)
    let page = try table.open(after: last, limit: limit)
    var damaged: [String] = []
    for id in page {
      do {
        guard let known = try table.find(id) else { continue }
        try clock.revise(known, work)
      } catch let error as StoreError where error.code == .unusable {
        damaged.append(id)
      }
    }
    return (page.count == limit ? page.last : nil, damaged)
  }
}

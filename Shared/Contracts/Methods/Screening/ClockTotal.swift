/// How many evaluations of one society stand how. What is overdue and open is not on time, whatever becomes of it.
package struct ClockTotal: Codable, Sendable, Hashable {
  /// Absent for cases that no society has: returned, and not allocated anew.
  package var society: String?
  package var running: Int
  package var paused: Int
  /// Open, and the time has run out.
  package var overdue: Int
  package var concludedOnTime: Int
  package var concludedLate: Int
  package var stopped: Int
  /// Concluded late, or overdue and open.
  package var notOnTime: Int

  package init(
    society: String? = nil, running: Int = 0, paused: Int = 0, overdue: Int = 0, concludedOnTime: Int = 0,
    concludedLate: Int = 0, stopped: Int = 0
  ) {
    self.society = society
    self.running = running
    self.paused = paused
    self.overdue = overdue
    self.concludedOnTime = concludedOnTime
    self.concludedLate = concludedLate
    self.stopped = stopped
    notOnTime = concludedLate + overdue
  }
}

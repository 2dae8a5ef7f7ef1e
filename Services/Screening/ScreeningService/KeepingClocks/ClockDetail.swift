import CloudEvents
import Contracts

/// What the history keeps of a clock that changed, or of a mark.
struct ClockDetail: Sendable, Hashable, Encodable {
  var startedAt: Timestamp
  var stoppedAt: Timestamp?
  var dueAt: Timestamp
  var waitingFor: WaitedFor?
  var marks: [ClockMark]?

  init(_ clock: StoredClock, dueAt: Timestamp, marks: [ClockMark]? = nil) {
    startedAt = clock.reading.clock.startedAt
    stoppedAt = clock.reading.clock.stoppedAt
    waitingFor = clock.reading.clock.waitingFor
    self.dueAt = dueAt
    self.marks = marks
  }
}

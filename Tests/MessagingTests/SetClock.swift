import CloudEvents
import Synchronization

/// A clock that stands still until it is set.
final class SetClock: AccordClock {
  private let milliseconds: Mutex<Int64>

  init(_ milliseconds: Int64) {
    self.milliseconds = Mutex(milliseconds)
  }

  func now() -> Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

  func set(_ milliseconds: Int64) {
    self.milliseconds.withLock { $0 = milliseconds }
  }
}

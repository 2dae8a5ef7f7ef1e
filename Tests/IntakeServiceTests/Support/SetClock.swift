import CloudEvents
import Synchronization

/// A clock that stands still until it is set.
final class SetClock: AccordClock {
  private let milliseconds: Mutex<Int64>

  init(_ time: Timestamp) {
    milliseconds = Mutex(time.milliseconds)
  }

  func now() -> Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

  func set(_ time: Timestamp) {
    milliseconds.withLock { $0 = time.milliseconds }
  }
}

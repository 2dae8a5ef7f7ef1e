import Dispatch
import Synchronization

/// Wakes one thread that has run out of work. Calls that come while it is awake are kept as one.
package final class WakeUp: Sendable {
  private let isSet = Mutex(false)
  private let semaphore = DispatchSemaphore(value: 0)

  package init() {}

  package func wake() {
    let isFirst = isSet.withLock { isSet in
      defer { isSet = true }
      return !isSet
    }
    if isFirst { semaphore.signal() }
  }

  /// Blocks until `wake` is called, or was since the last return, at most `timeout`.
  package func wait(atMost timeout: Duration) {
    guard semaphore.wait(timeout: .now() + timeout.seconds) == .success else { return }
    isSet.withLock { $0 = false }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}

import Dispatch
import Synchronization

/// Tells threads that wait or loop to stop. Once set it stays set.
final class StopSignal: Sendable {
  private let flag = Atomic<Bool>(false)
  private let semaphore = DispatchSemaphore(value: 0)

  func set() {
    flag.store(true, ordering: .sequentiallyConsistent)
    semaphore.signal()
  }

  var isSet: Bool { flag.load(ordering: .sequentiallyConsistent) }

  /// Blocks the calling thread until the signal is set, at most `duration`. One thread may wait.
  func wait(_ duration: Duration) {
    guard !isSet else { return }
    _ = semaphore.wait(timeout: .now() + .nanoseconds(Int(duration.nanoseconds)))
  }
}

import Foundation
import Synchronization

/// One thread of the system's own, for work that blocks and must not hold up Swift's cooperative pool.
final class WorkerThread: Sendable {
  private enum State {
    case running([CheckedContinuation<Void, Never>])
    case ended
  }

  private let state = Mutex(State.running([]))

  /// - Parameter body: runs once, then the thread ends.
  init(name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread { [self] in
      body()
      let waiting = state.withLock { state in
        defer { state = .ended }
        if case .running(let waiting) = state { return waiting }
        return []
      }
      for continuation in waiting { continuation.resume() }
    }
    thread.name = name
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Waits for the end of `body`.
  func join() async {
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        guard case .running(let waiting) = state else { return true }
        state = .running(waiting + [continuation])
        return false
      }
      if hasEnded { continuation.resume() }
    }
  }
}

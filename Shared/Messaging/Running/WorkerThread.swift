import Foundation
import Synchronization

/// One thread of the system's own, for work that blocks and must not hold up Swift's cooperative pool.
package final class WorkerThread: Sendable {
  private enum State {
    case running([Int: CheckedContinuation<Bool, Never>], next: Int)
    case ended
  }

  private let state = Mutex(State.running([:], next: 0))

  /// - Parameter body: runs once, then the thread ends.
  package init(name: String, _ body: @escaping @Sendable () -> Void) {
    let thread = Thread { [self] in
      body()
      let waiting = state.withLock { state in
        defer { state = .ended }
        if case .running(let waiting, _) = state { return waiting }
        return [:]
      }
      for continuation in waiting.values { continuation.resume(returning: true) }
    }
    thread.name = name
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Waits for the end of `body`.
  package func join() async {
    _ = await wait { _ in }
  }

  /// Waits for the end of `body`, but no longer than until `deadline`.
  ///
  /// - Returns: whether it has ended.
  func join(until deadline: ContinuousClock.Instant) async -> Bool {
    await wait { number in
      Task {
        try? await Task.sleep(until: deadline, clock: .continuous)
        self.giveUp(number)
      }
    }
  }

  private func wait(_ begin: (Int) -> Void) async -> Bool {
    await withCheckedContinuation { continuation in
      let number: Int? = state.withLock { state in
        guard case .running(var waiting, let next) = state else { return nil }
        waiting[next] = continuation
        state = .running(waiting, next: next + 1)
        return next
      }
      if let number { begin(number) } else { continuation.resume(returning: true) }
    }
  }

  private func giveUp(_ number: Int) {
    let continuation: CheckedContinuation<Bool, Never>? = state.withLock { state in
      guard case .running(var waiting, let next) = state else { return nil }
      defer { state = .running(waiting, next: next) }
      return waiting.removeValue(forKey: number)
    }
    continuation?.resume(returning: false)
  }
}

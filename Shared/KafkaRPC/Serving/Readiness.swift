import Synchronization

/// Whether a server that may not have begun yet answers calls.
final class Readiness: Sendable {
  private let look = Mutex<@Sendable () -> Bool>({ false })

  var isReady: Bool { look.withLock { $0 }() }

  func follow(_ state: @escaping @Sendable () -> Bool) {
    look.withLock { $0 = state }
  }
}

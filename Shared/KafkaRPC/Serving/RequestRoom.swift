import Dispatch

/// How many requests may be on hand at once; who brings another waits on its thread.
final class RequestRoom: Sendable {
  private let places: DispatchSemaphore

  init(_ count: Int) {
    // Made empty and then filled: a semaphore that ends below the value that it was made with stops the process, and a
    // server may end with requests that nobody took.
    places = DispatchSemaphore(value: 0)
    for _ in 0..<count { places.signal() }
  }

  /// - Returns: false where there was no place in time.
  func enter(within limit: Duration) -> Bool {
    places.wait(timeout: .now() + .nanoseconds(Int(limit.nanoseconds))) == .success
  }

  func leave() {
    places.signal()
  }
}

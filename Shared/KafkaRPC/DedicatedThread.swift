import Foundation

/// A thread that runs one loop, and whose end can be awaited.
final class DedicatedThread: Sendable {
  private let ended: AsyncStream<Never>

  /// Starts at once.
  init(name: String, _ body: @escaping @Sendable () -> Void) {
    let (ended, continuation) = AsyncStream<Never>.makeStream()
    self.ended = ended
    let thread = Thread {
      body()
      continuation.finish()
    }
    thread.name = name
    thread.start()
  }

  /// Returns when the loop has returned, or the waiting task is cancelled. One task may wait.
  func join() async {
    for await _ in ended {}
  }
}

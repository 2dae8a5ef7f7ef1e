import Dispatch
import Foundation
import Synchronization

/// SIGINT and SIGTERM as something to wait for, in place of the sudden end that they are by default.
final class StopSignal: Sendable {
  private struct State: Sendable {
    var arrived = false
    var next = 0
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
  }

  private let state = Mutex(State())

  init() {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      // The handler holds its source: it lives as long as the process, like the signal's disposition.
      source.setEventHandler { [source] in
        _ = source
        self.arrive()
      }
      source.resume()
    }
  }

  /// Returns when a signal has come, or when the task is cancelled. Several may wait, one after another or at once.
  func wait() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let place: Int? = state.withLock { state in
      guard !state.arrived else { return nil }
      state.next += 1
      state.waiting[state.next] = continuation
      return state.next
    }
    guard let place else { return }
    for await _ in stream {}
    state.withLock { _ = $0.waiting.removeValue(forKey: place) }
  }

  private func arrive() {
    let waiting = state.withLock { state in
      state.arrived = true
      return state.waiting.values.map { $0 }
    }
    for continuation in waiting { continuation.finish() }
  }
}

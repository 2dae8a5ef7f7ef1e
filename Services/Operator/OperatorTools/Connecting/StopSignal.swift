import Dispatch
import Foundation

/// SIGINT and SIGTERM as something to wait for, in place of the sudden end that they are by default.
struct StopSignal: Sendable {
  private let signals: AsyncStream<Int32>

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self, bufferingPolicy: .bufferingNewest(1))
    signals = stream
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      // The handler holds its source: it lives as long as the process, like the signal's disposition.
      source.setEventHandler { [source] in
        _ = source
        continuation.yield(number)
      }
      source.resume()
    }
  }

  func wait() async {
    for await _ in signals { break }
  }
}

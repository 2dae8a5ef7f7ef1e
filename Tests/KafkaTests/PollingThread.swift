import Foundation
import Kafka

/// Runs a blocking body on a thread of its own and hands on what came of it.
final class PollingThread<Value: Sendable>: Sendable {
  private let outcome: AsyncStream<Result<Value, any Error>>

  init(_ body: @escaping @Sendable () throws -> Value) {
    let (stream, continuation) = AsyncStream.makeStream(of: Result<Value, any Error>.self)
    outcome = stream
    Thread.detachNewThread {
      continuation.yield(Result { try body() })
      continuation.finish()
    }
  }

  /// Waits for the end of the thread's body; to be asked for once.
  var value: Value {
    get async throws {
      for await result in outcome { return try result.get() }
      throw CancellationError()
    }
  }
}

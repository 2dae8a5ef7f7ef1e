/// Work that cannot be interrupted while it runs, but need not be waited for.
enum Abandonable {
  /// Runs `operation` in a task of its own and returns its outcome. Where the caller's task or `interruption` ends the
  /// waiting first, that task is cancelled, `CancellationError` is thrown at once, and the outcome is dropped.
  ///
  /// - Parameter interruption: is given a function that ends the waiting.
  static func run<Value: Sendable>(
    interruption: (_ interrupt: @escaping @Sendable () -> Void, _ wait: () async throws -> Value) async throws ->
      Value =
      { _, wait in try await wait() },
    _ operation: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    // The stream takes the first of its endings and ignores the others, which is all the arbitration that is needed.
    let (outcome, continuation) = AsyncThrowingStream<Value, any Error>.makeStream()
    let task = Task {
      do {
        continuation.yield(try await operation())
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    defer { task.cancel() }
    return try await interruption({ continuation.finish(throwing: CancellationError()) }) {
      for try await value in outcome { return value }
      throw CancellationError()
    }
  }
}

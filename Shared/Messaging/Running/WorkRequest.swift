import Synchronization

/// One unit of work that somebody in this process waits for: a call, an upload, a mail.
protocol WorkRequest: Sendable {
  var input: WorkInput { get }
  /// Runs on the writing thread, in a savepoint of its own.
  func run(_ work: UnitOfWork) throws
  /// The transaction has committed.
  func succeed()
  func fail(_ error: any Error)
}

final class PerformRequest<Result: Sendable>: WorkRequest {
  let input: WorkInput
  private let body: @Sendable (UnitOfWork) throws -> Result
  private let continuation: CheckedContinuation<Result, any Error>
  private let result = Mutex<Result?>(nil)

  init(
    _ input: WorkInput, continuation: CheckedContinuation<Result, any Error>,
    _ body: @escaping @Sendable (UnitOfWork) throws -> Result
  ) {
    self.input = input
    self.continuation = continuation
    self.body = body
  }

  func run(_ work: UnitOfWork) throws {
    let value = try body(work)
    result.withLock { $0 = value }
  }

  func succeed() {
    guard let value = result.withLock({ $0 }) else { return }
    continuation.resume(returning: value)
  }

  func fail(_ error: any Error) {
    continuation.resume(throwing: error)
  }
}

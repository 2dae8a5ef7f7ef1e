import Synchronization

/// A unit of work whose outcome is looked at when it is over.
final class SteppedRequest<Output: Sendable>: WorkRequest {
  private struct NotDone: Error {}

  let input: WorkInput
  private let body: @Sendable (UnitOfWork) throws -> Output
  private let state = Mutex<Result<Output, any Error>>(.failure(NotDone()))

  init(_ input: WorkInput, _ body: @escaping @Sendable (UnitOfWork) throws -> Output) {
    self.input = input
    self.body = body
  }

  var outcome: Result<Output, any Error> { state.withLock { $0 } }

  func run(_ work: UnitOfWork) throws {
    let output = try body(work)
    state.withLock { $0 = .success(output) }
  }

  func succeed() {}

  func fail(_ error: any Error) {
    state.withLock { $0 = .failure(error) }
  }
}

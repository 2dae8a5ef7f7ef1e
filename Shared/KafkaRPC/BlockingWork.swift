import Foundation

/// Runs work that blocks on threads of its own, so that the cooperative pool stays free.
final class BlockingWork: Sendable {
  private let queue: OperationQueue

  /// - Parameter width: so many pieces of work run at once; the others wait in order.
  init(name: String, width: Int) {
    queue = OperationQueue()
    queue.name = name
    queue.maxConcurrentOperationCount = width
  }

  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.addOperation {
        continuation.resume(with: Result { try body() })
      }
    }
  }
}

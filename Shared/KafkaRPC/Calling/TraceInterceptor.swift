import GRPCCore
import Messaging

/// Sees to it that every call has a W3C trace context: the caller's own, or the beginning of a new one.
struct TraceInterceptor: ClientInterceptor {
  static let key = "traceparent"

  func intercept<Input: Sendable, Output: Sendable>(
    request: StreamingClientRequest<Input>, context: ClientContext,
    next: (_ request: StreamingClientRequest<Input>, _ context: ClientContext) async throws
      -> StreamingClientResponse<Output>
  ) async throws -> StreamingClientResponse<Output> {
    var request = request
    let given = request.metadata[stringValues: Self.key].first { _ in true }
    var generator = SystemRandomNumberGenerator()
    let trace = given.flatMap { TraceContext($0) } ?? TraceContext(using: &generator)
    request.metadata.replaceOrAddString(trace.header, forKey: Self.key)
    return try await next(request, context)
  }
}

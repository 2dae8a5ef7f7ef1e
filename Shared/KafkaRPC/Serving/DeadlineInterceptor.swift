import CloudEvents
import GRPCCore

/// Ends a call when the deadline that its caller set has passed.
///
/// GRPCCore's own timeout is relative, gets lost for some values, and only marks the call as cancelled; here the absolute
/// deadline is raced against the method. When it wins, the call's cancellation ends the waiting for the method at once
/// (`Abandonable`), and the task that the method runs in is cancelled.
struct DeadlineInterceptor: ServerInterceptor {
  let clock: any AccordClock
  /// However far away the deadline is said to be, a call is not worked on for longer.
  let maximumTimeout: Duration

  func intercept<Input: Sendable, Output: Sendable>(
    request: StreamingServerRequest<Input>, context: ServerContext,
    next:
      @Sendable (_ request: StreamingServerRequest<Input>, _ context: ServerContext) async throws
      -> StreamingServerResponse<Output>
  ) async throws -> StreamingServerResponse<Output> {
    let deadline = try KafkaCallContext(of: context).deadline
    let remaining = min(clock.now().duration(to: deadline), maximumTimeout)
    guard remaining > .zero else { throw Self.exceeded }
    let start = ContinuousClock.now
    // A child of this scope: it ends with it, whichever comes first.
    async let _: Void = Self.cancel(context.cancellation, after: remaining)
    let outcome: Result<StreamingServerResponse<Output>, any Error>
    do {
      outcome = .success(try await next(request, context))
    } catch {
      outcome = .failure(error)
    }
    // The alarm rings only at the deadline; a call that was cancelled for another reason keeps its own error.
    if context.cancellation.isCancelled, clock.now() >= deadline || start.duration(to: .now) >= remaining {
      throw Self.exceeded
    }
    return try outcome.get()
  }

  private static func cancel(_ call: ServerContext.RPCCancellationHandle, after remaining: Duration) async {
    guard (try? await Task.sleep(for: remaining, tolerance: .zero)) != nil else { return }
    call.cancel()
  }

  private static let exceeded = RPCError(
    code: .deadlineExceeded, message: "the deadline passed before the service had finished")
}

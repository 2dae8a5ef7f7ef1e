import GRPCCore

/// Where the parts of one response go to GRPCCore.
struct ReplySink: Sendable {
  private let continuation: AsyncThrowingStream<RPCResponsePart<[UInt8]>, any Error>.Continuation

  static func makeStream() -> (sequence: RPCAsyncSequence<RPCResponsePart<[UInt8]>, any Error>, sink: ReplySink) {
    let (stream, continuation) = AsyncThrowingStream<RPCResponsePart<[UInt8]>, any Error>.makeStream()
    return (RPCAsyncSequence(wrapping: stream), ReplySink(continuation: continuation))
  }

  func deliver(_ reply: ReplyEnvelope) {
    if reply.status.code == .ok {
      continuation.yield(.metadata(reply.metadata))
      continuation.yield(.message(reply.message))
    }
    continuation.yield(.status(reply.status, reply.trailers))
    continuation.finish()
  }

  func fail(_ error: RPCError) {
    continuation.yield(.status(Status(code: Status.Code(error.code), message: error.message), error.metadata))
    continuation.finish()
  }
}

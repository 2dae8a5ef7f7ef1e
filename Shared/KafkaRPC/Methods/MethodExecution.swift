import CloudEvents
import Contracts
import Crypto
import GRPCCore
import Logging
import Messaging
import StateStore

/// Runs the methods of one service: queries on a snapshot of the store, commands as one unit of work with their reply.
struct MethodExecution: Sendable {
  let processor: Processor
  /// Queries block while they read.
  let queries: BlockingWork
  let clock: any AccordClock
  let limits: RPCLimits
  let metrics: ServerMetrics
  let logger: Logger

  func query<Method: RPCMethod>(
    _ method: Method.Type, _ request: StreamingServerRequest<Method.Request>, _ context: ServerContext,
    _ handler: @escaping MethodRegistry.Query<Method>
  ) async throws -> StreamingServerResponse<RawMessage> {
    try await answer(context) {
      let message = try await ServerRequest(stream: request).message
      let json = try await abandonable(context) { [processor, queries] in
        try await queries.run {
          try Self.goOn(context)
          return try processor.store.read { transaction in
            try Self.encoded(try handler(message, transaction))
          }
        }
      }
      return ServerResponse(message: RawMessage(json: json))
    }
  }

  func command<Method: RPCMethod>(
    _ method: Method.Type, _ request: StreamingServerRequest<Method.Request>, _ context: ServerContext,
    _ handler: @escaping MethodRegistry.Command<Method>
  ) async throws -> StreamingServerResponse<RawMessage> {
    try await answer(context) {
      let call = try KafkaCallContext(of: context)
      let key = try IdempotencyKey(metadata: request.metadata, callID: call.address.callID)
      let message = try await ServerRequest(stream: request).message
      let digest = Array(SHA256.hash(data: try JSON.encode(message)))
      let caller = call.address.caller
      // The call's own id and never the key's: what the work puts out has ids made from it, and once a kept reply is gone
      // the same key means new work, whose events nobody may take for the old. A call that is tried again before its work
      // has committed has put out nothing, and afterwards the kept reply answers.
      let input = WorkInput(
        source: caller.source, id: call.address.callID, correlationID: call.address.callID,
        traceparent: call.traceparent)
      let now = clock.now()
      let outcome = try await abandonable(context) { [processor, limits] in
        try await processor.perform(input) { work -> (json: [UInt8], isReplayed: Bool) in
          try Self.goOn(context)
          if let kept = try KeptReply.find(caller: caller, key: key, work.transaction) {
            guard kept.method == Method.fullName, kept.requestDigest == digest else { throw Self.keyTaken }
            return (kept.json, true)
          }
          let json = try Self.encoded(try handler(message, work))
          let reply = KeptReply(method: Method.fullName, requestDigest: digest, json: json)
          try reply.keep(caller: caller, key: key, until: now.after(limits.replyRetention), work.transaction)
          try KeptReply.prune(at: now, work.transaction)
          return (json, false)
        }
      }
      if outcome.isReplayed { metrics.replayedReply() }
      return ServerResponse(
        message: RawMessage(json: outcome.json), metadata: outcome.isReplayed ? ["idempotent-replayed": "true"] : [:])
    }
  }

  /// A method that needs neither store nor unit of work.
  func local<Method: RPCMethod>(
    _ method: Method.Type, _ request: StreamingServerRequest<Method.Request>, _ context: ServerContext,
    _ handler: @escaping @Sendable (Method.Request) throws -> Method.Response
  ) async throws -> StreamingServerResponse<RawMessage> {
    try await answer(context) {
      let message = try await ServerRequest(stream: request).message
      return ServerResponse(message: RawMessage(json: try Self.encoded(try handler(message))))
    }
  }

  private func answer(
    _ context: ServerContext, _ body: () async throws -> ServerResponse<RawMessage>
  ) async throws -> StreamingServerResponse<RawMessage> {
    do {
      return StreamingServerResponse(single: try await body())
    } catch {
      throw RPCError(thrownBy: context.descriptor, error, logger: logger)
    }
  }

  /// Waits for `work` until the call is cancelled.
  private func abandonable<Value: Sendable>(
    _ context: ServerContext, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await Abandonable.run(
      interruption: { interrupt, wait in
        try await withRPCCancellationHandler {
          try await wait()
        } onCancelRPC: {
          interrupt()
        }
      }, work)
  }

  /// The last moment at which a call whose deadline has passed can be left undone.
  private static func goOn(_ context: ServerContext) throws {
    guard !context.cancellation.isCancelled else { throw CancellationError() }
  }

  private static func encoded(_ response: some Encodable) throws -> [UInt8] {
    let json = try JSON.encode(response)
    guard json.count <= ReplySize.maximumMessage else {
      throw RPCError(code: .resourceExhausted, message: ReplySize.message(json.count))
    }
    return json
  }

  private static let keyTaken = RPCError(
    code: .alreadyExists,
    message: "the idempotency key was used for another request before; take a new key for a new request")
}

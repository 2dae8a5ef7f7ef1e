import CloudEvents
import Contracts
import GRPCCore
import Synchronization

/// GRPCCore's client transport to one service, over a connection that all services of a caller share.
final class KafkaClientTransport: ClientTransport {
  typealias Bytes = [UInt8]

  private struct State {
    var openCalls: Set<String> = []
    var isShutDown = false
  }

  private let service: ServiceName
  private let connection: CallConnection
  private let limits: RPCLimits
  private let state = Mutex(State())
  private let drained: AsyncStream<Never>
  private let drain: AsyncStream<Never>.Continuation

  init(service: ServiceName, connection: CallConnection, limits: RPCLimits) {
    self.service = service
    self.connection = connection
    self.limits = limits
    (drained, drain) = AsyncStream<Never>.makeStream()
  }

  /// Retries are the caller's decision: GRPCCore's would not know which call is safe to repeat.
  var retryThrottle: RetryThrottle? { nil }

  func config(forMethod descriptor: MethodDescriptor) -> MethodConfig? {
    // Without names it applies to every method: a call that names no timeout gets one.
    MethodConfig(names: [], timeout: limits.defaultTimeout)
  }

  /// The connection opens with the first call; this only waits for the end.
  func connect() async throws {
    for await _ in drained {}
    // Cancelled: what still runs ends now.
    for callID in state.withLock({ $0.openCalls }) {
      connection.end(callID, with: RPCError(code: .unavailable, message: "the client has been stopped"))
    }
  }

  func beginGracefulShutdown() {
    let isIdle = state.withLock { state in
      state.isShutDown = true
      return state.openCalls.isEmpty
    }
    if isIdle { drain.finish() }
  }

  func withStream<Value: Sendable>(
    descriptor: MethodDescriptor, options: CallOptions,
    _ closure: (_ stream: RPCStream<Inbound, Outbound>, _ context: ClientContext) async throws -> Value
  ) async throws -> Value {
    if let type = descriptor.type, type != .unary {
      throw RPCError(code: .unimplemented, message: "\(descriptor) streams; only unary calls go over Kafka")
    }
    let timeout = min(options.timeout ?? limits.defaultTimeout, limits.maximumTimeout)
    let deadline = connection.clock.now().after(timeout)

    // No request leaves before the consumer of its reply stands at a position that it cannot miss the reply from.
    try await connection.open(service)

    let (inbound, sink) = ReplySink.makeStream()
    let address = try connection.begin(sink)
    let isOpen = state.withLock { state in
      guard !state.isShutDown else { return false }
      state.openCalls.insert(address.callID)
      return true
    }
    defer { close(address.callID) }
    guard isOpen else { throw RPCError(code: .failedPrecondition, message: "the client has been stopped") }

    let outbound = RequestWriter { [connection, service] metadata, message in
      let envelope = RequestEnvelope(
        address: address, method: descriptor, deadline: deadline,
        replyTopic: service.replies(to: address.caller.name).name,
        traceparent: metadata[stringValues: TraceInterceptor.key].first { _ in true }, metadata: metadata,
        message: message)
      connection.send(envelope, to: service)
    } fail: { [connection] error in
      connection.end(address.callID, with: error)
    }
    let stream = RPCStream(
      descriptor: descriptor, inbound: inbound, outbound: RPCWriter.Closable(wrapping: outbound))
    let context = ClientContext(
      descriptor: descriptor, remotePeer: "kafka:\(service.requests)",
      localPeer: "kafka:\(service.replies(to: address.caller.name))")
    return try await closure(stream, context)
  }

  private func close(_ callID: String) {
    connection.end(callID, with: nil)
    let isDrained = state.withLock { state in
      state.openCalls.remove(callID)
      return state.isShutDown && state.openCalls.isEmpty
    }
    if isDrained { drain.finish() }
  }
}

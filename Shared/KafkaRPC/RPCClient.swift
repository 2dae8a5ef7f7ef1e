import CloudEvents
import Contracts
import CoreMetrics
import GRPCCore
import Kafka
import Logging
import Synchronization

/// Calls services over Kafka: GRPCCore's clients, one for each service, over one connection.
///
/// Several processes may share a caller: each gets its own answers.
package final class RPCClient: Sendable {
  private struct State {
    var clients: [ServiceName: GRPCClient<KafkaClientTransport>] = [:]
  }

  private let callerName: String
  /// Absent where the caller's name is none; every call says so.
  private let connection: CallConnection?
  private let limits: RPCLimits
  private let metrics: ClientMetrics
  private let state = Mutex(State())
  private let newClients: AsyncStream<GRPCClient<KafkaClientTransport>>
  private let newClient: AsyncStream<GRPCClient<KafkaClientTransport>>.Continuation

  /// - Parameters:
  ///   - caller: names the reply topic and says who calls (lower-case letters, digits, hyphens); never a person.
  ///   - clock: deadlines are counted from it; the services compare them with theirs.
  package init(
    caller: String, kafka: KafkaConfiguration, logger: Logger, limits: RPCLimits = RPCLimits(),
    clock: any AccordClock = SystemClock(), metricsFactory: any MetricsFactory = MetricsSystem.factory
  ) {
    callerName = caller
    self.limits = limits
    let metrics = ClientMetrics(factory: metricsFactory)
    self.metrics = metrics
    connection = Caller(name: caller).map { caller in
      CallConnection(
        caller: caller, kafka: kafka, limits: limits, clock: clock, metrics: metrics, logger: logger)
    }
    (newClients, newClient) = AsyncStream.makeStream()
  }

  /// Runs the client until the task is cancelled, then ends what still waits and closes the connection. Calls work meanwhile.
  package func run() async throws {
    await withDiscardingTaskGroup { group in
      for await client in newClients {
        group.addTask { try? await client.runConnections() }
      }
      group.cancelAll()
    }
    await connection?.close()
  }

  /// Calls a method of a service.
  ///
  /// - Parameters:
  ///   - timeout: the call ends with `deadlineExceeded` after it; nobody executes it any more then.
  ///   - idempotencyKey: for a method that changes something: a call with the same key gets the same answer again. An
  ///     opaque text of 1 to 128 bytes, kept for a week.
  package func call<Method: RPCMethod>(
    _ method: Method.Type, of service: ServiceName, _ request: Method.Request, timeout: Duration,
    idempotencyKey: String? = nil, metadata: Metadata = [:]
  ) async throws(RPCError) -> Method.Response {
    var metadata = metadata
    if let idempotencyKey { metadata.replaceOrAddString(idempotencyKey, forKey: IdempotencyKey.metadataKey) }
    return try await perform(
      MethodDescriptor(fullyQualifiedService: Method.service, method: Method.name, type: .unary), of: service,
      ClientRequest(message: request, metadata: metadata), JSONMessageSerializer<Method.Request>(),
      JSONMessageDeserializer<Method.Response>.ofResponses, timeout)
  }

  /// The same with JSON in and out, for any method name. No text at all is the empty request.
  package func call(
    method fullName: String, of service: ServiceName, json: [UInt8], timeout: Duration, metadata: Metadata = [:]
  ) async throws(RPCError) -> [UInt8] {
    guard let descriptor = MethodDescriptor(fullName: fullName) else {
      throw RPCError(
        code: .invalidArgument, message: "a full method name is package.Service/Method, e.g. \(GetCandidate.fullName)")
    }
    let json = json.isEmpty ? Array("{}".utf8) : json
    do {
      _ = try JSON.decode(WellFormedJSON.self, from: json)
    } catch {
      throw RPCError(code: .invalidArgument, message: "the request is not JSON: \(JSONFault(error))")
    }
    let response = try await perform(
      descriptor, of: service, ClientRequest(message: RawMessage(json: json), metadata: metadata), RawMessageCoder(),
      RawMessageCoder(), timeout)
    return response.json
  }

  private func perform<Request: Sendable, Response: Sendable>(
    _ method: MethodDescriptor, of service: ServiceName, _ request: ClientRequest<Request>,
    _ serializer: some MessageSerializer<Request>, _ deserializer: some MessageDeserializer<Response>,
    _ timeout: Duration
  ) async throws(RPCError) -> Response {
    let start = ContinuousClock.now
    let result: Result<Response, RPCError>
    do throws(RPCError) {
      result = .success(try await callOnce(method, of: service, request, serializer, deserializer, timeout))
    } catch {
      result = .failure(error)
    }
    let code: Status.Code = if case .failure(let error) = result { Status.Code(error.code) } else { .ok }
    metrics.ended(method, service: service.name, code: code, duration: ContinuousClock.now - start)
    return try result.get()
  }

  private func callOnce<Request: Sendable, Response: Sendable>(
    _ method: MethodDescriptor, of service: ServiceName, _ request: ClientRequest<Request>,
    _ serializer: some MessageSerializer<Request>, _ deserializer: some MessageDeserializer<Response>,
    _ timeout: Duration
  ) async throws(RPCError) -> Response {
    // GRPCCore would stop the process on a timeout of less than minus a second.
    guard timeout > .zero else { throw RPCError(code: .deadlineExceeded, message: "the call had no time at all") }
    var options = CallOptions.defaults
    options.timeout = min(timeout, limits.maximumTimeout)
    do {
      return try await client(for: service).unary(
        request: request, descriptor: method, serializer: serializer, deserializer: deserializer, options: options
      ) { try $0.message }
    } catch {
      if Task.isCancelled { throw RPCError(code: .cancelled, message: "the call was cancelled") }
      switch error {
      case let error as RPCError: throw error
      case let error as RuntimeError where error.code == .clientIsStopped:
        throw RPCError(code: .failedPrecondition, message: "the client has been stopped")
      default: throw RPCError(code: .internalError, message: "the call failed", cause: error)
      }
    }
  }

  private func client(for service: ServiceName) throws(RPCError) -> GRPCClient<KafkaClientTransport> {
    guard let connection else {
      throw RPCError(
        code: .invalidArgument,
        message: "the caller's name \(callerName) is none; take 1 to 64 lower-case letters, digits and hyphens")
    }
    return state.withLock { state in
      if let client = state.clients[service] { return client }
      let client = GRPCClient(
        transport: KafkaClientTransport(service: service, connection: connection, limits: limits),
        interceptors: [TraceInterceptor()])
      state.clients[service] = client
      newClient.yield(client)
      return client
    }
  }
}

import AccordTesting
import CloudEvents
import Contracts
import Kafka
import KafkaRPC
import Logging
import Messaging
import MetricsTestKit
import StateStore

/// A service that answers over a broker, and a client of it.
struct TestedService: Sendable {
  var name: ServiceName
  var kafka: KafkaConfiguration
  var store: StateStore
  var client: RPCClient
  var clientMetrics: TestMetrics
  var serverMetrics: TestMetrics

  /// A client like `client`, in another process as far as the service can tell.
  func makeClient(limits: RPCLimits = RPCLimits(), settings: [String: String] = [:]) -> RPCClient {
    var kafka = kafka
    kafka.settings.merge(settings) { $1 }
    return RPCClient(caller: "tests", kafka: kafka, logger: quiet, limits: limits, metricsFactory: TestMetrics())
  }

  /// The value of a counter of the server.
  func served(_ counter: String) throws -> Int64 {
    try serverMetrics.expectCounter("accord_rpc_server_\(counter)_total").totalValue
  }

  /// How many calls of a method the server has answered so.
  func answered(_ method: String, _ code: String) -> Int64 {
    let counter = try? serverMetrics.expectCounter(
      "accord_rpc_server_calls_total", [("method", method), ("code", code)])
    return counter?.totalValue ?? 0
  }

  /// The value of a counter of the client.
  func called(_ counter: String) throws -> Int64 {
    try clientMetrics.expectCounter("accord_rpc_client_\(counter)_total").totalValue
  }
}

/// A name that no other test uses, so that its topics are its own.
func uniqueService() -> ServiceName {
  .society("t" + String(UInt64.random(in: .min ... .max), radix: 36))
}

/// Tests provoke warnings.
let quiet: Logger = {
  var logger = Logger(label: "test")
  logger.logLevel = .critical
  return logger
}()

/// The local broker lets each fetch wait out its time.
func configuration(_ servers: String) -> KafkaConfiguration {
  KafkaConfiguration(
    bootstrapServers: servers, clientID: "tests", settings: ["fetch.wait.max.ms": "10"], logger: quiet)
}

let allMigrations = RPCServer.migrations + Ledger.migrations

/// Runs a service with its store, its processor and a server of `methods`, and a client; ends all of them after `body`.
///
/// - Parameter servers: a broker that is there already.
func withService<Value: Sendable>(
  servers: String? = nil, limits: RPCLimits = RPCLimits(), clientLimits: RPCLimits = RPCLimits(),
  clock: any AccordClock = SystemClock(), methods register: (inout MethodRegistry) -> Void,
  _ body: @escaping @Sendable (TestedService) async throws -> Value
) async throws -> Value {
  var methods = MethodRegistry()
  register(&methods)
  let registered = methods
  return try await withServers(servers) { servers in
    try await withStore(migrations: allMigrations) { store in
      let kafka = configuration(servers)
      let clientMetrics = TestMetrics()
      let client = RPCClient(
        caller: "tests", kafka: kafka, logger: quiet, limits: clientLimits, metricsFactory: clientMetrics)
      let service = TestedService(
        name: uniqueService(), kafka: kafka, store: store, client: client, clientMetrics: clientMetrics,
        serverMetrics: TestMetrics())
      return try await whileRunning(parts(of: service, registered, limits: limits, clock: clock) + [client.run]) {
        try await body(service)
      }
    }
  }
}

/// A service of which nothing runs yet.
func testedService(_ servers: String, _ store: StateStore) -> TestedService {
  let kafka = configuration(servers)
  let metrics = TestMetrics()
  return TestedService(
    name: uniqueService(), kafka: kafka, store: store,
    client: RPCClient(caller: "tests", kafka: kafka, logger: quiet, metricsFactory: metrics), clientMetrics: metrics,
    serverMetrics: TestMetrics())
}

/// The processor and the server of a service.
func parts(
  of service: TestedService, _ methods: MethodRegistry, limits: RPCLimits = RPCLimits(),
  clock: any AccordClock = SystemClock()
) -> [@Sendable () async throws -> Void] {
  let processor = Processor(
    service: service.name, subscriptions: [], router: EventRouter(), timers: TimerRouter(), kafka: service.kafka,
    store: service.store, clock: SystemClock(), logger: quiet)
  let server = RPCServer(
    service: service.name, methods: methods, processor: processor, kafka: service.kafka, logger: quiet, limits: limits,
    clock: clock, metricsFactory: service.serverMetrics)
  return [processor.run, server.run]
}

/// Runs `parts` until `body` has ended; an error of a part ends all.
func whileRunning<Value: Sendable>(
  _ parts: [@Sendable () async throws -> Void], _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    for part in parts {
      group.addTask {
        try await part()
        return nil
      }
    }
    group.addTask { try await body() }
    var value: Value?
    while value == nil, let next = try await group.next() { value = next }
    group.cancelAll()
    try await group.waitForAll()
    guard let value else { throw CancellationError() }
    return value
  }
}

private func withServers<Value>(_ given: String?, _ body: (String) async throws -> Value) async throws -> Value {
  guard let given else { return try await withBroker { try await body($0) } }
  return try await body(given)
}

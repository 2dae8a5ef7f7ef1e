import CloudEvents
import Contracts
import CoreMetrics
import GRPCCore
import Kafka
import Logging
import Messaging
import ServiceLifecycle

/// Answers the calls to one service: GRPCCore's server over a Kafka transport.
///
/// Besides the service's own methods it answers `grpc.health.v1.Health/Check` and `accord.reflection.v1.Reflection`.
/// It needs the tables of `migrations` in the processor's store, and the processor running.
package struct RPCServer: Service {
  private let service: ServiceName
  private let methods: MethodRegistry
  private let processor: Processor
  private let kafka: KafkaConfiguration
  private let limits: RPCLimits
  private let clock: any AccordClock
  private let metricsFactory: any MetricsFactory
  private let logger: Logger
  private let readiness = Readiness()

  /// - Parameter clock: what the deadlines of callers are compared with: the machines' common time, whatever time the
  ///   service's own work lives in.
  package init(
    service: ServiceName, methods: MethodRegistry, processor: Processor, kafka: KafkaConfiguration, logger: Logger,
    limits: RPCLimits = RPCLimits(), clock: any AccordClock = SystemClock(),
    metricsFactory: any MetricsFactory = MetricsSystem.factory
  ) {
    self.service = service
    self.methods = methods
    self.processor = processor
    self.kafka = kafka
    self.limits = limits
    self.clock = clock
    self.metricsFactory = metricsFactory
    self.logger = logger
  }

  /// The service's requests are being read.
  package var isReady: Bool { readiness.isReady }

  /// Answers calls until the service is asked to stop; then finishes those that it works on.
  ///
  /// - Throws: `RPCServerError` for methods that cannot be served, `KafkaError` for settings that no client can be made of.
  ///   A broker that is away is waited for.
  package func run() async throws {
    var methods = methods
    OwnMethods.add(to: &methods, processor: processor)
    try methods.validate()
    let metrics = ServerMetrics(methods: Set(methods.methods.map(\.fullName)), factory: metricsFactory)
    let transport = try KafkaServerTransport(
      service: service, kafka: kafka, store: processor.store, clock: clock, limits: limits, metrics: metrics,
      logger: logger)
    readiness.follow { transport.isReady }
    let execution = MethodExecution(
      processor: processor, queries: BlockingWork(name: "accord.rpc.queries", width: 4), clock: clock, limits: limits,
      metrics: metrics, logger: logger)
    var router = RPCRouter<KafkaServerTransport>()
    for method in methods.methods { method.register(&router, execution) }
    router.registerInterceptors(pipeline: [
      .apply(DeadlineInterceptor(clock: clock, maximumTimeout: limits.maximumTimeout), to: .all)
    ])
    let server = GRPCServer(transport: transport, router: router)
    do {
      try await withGracefulShutdownHandler {
        try await server.serve()
      } onGracefulShutdown: {
        server.beginGracefulShutdown()
      }
    } catch let error as RuntimeError {
      // Asked to stop before it began.
      if error.code == .serverIsStopped { return }
      throw error.cause ?? error
    }
  }
}

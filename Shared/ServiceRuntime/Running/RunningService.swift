import CloudEvents
import Foundation
import Hummingbird
import Kafka
import KafkaRPC
import Logging
import Messaging
import ServiceLifecycle
import StateStore

/// A laid-out service with its store open, ready to run.
///
/// The parts stop in the reverse order of their start: what takes new work in first, the loop that publishes it last.
package struct RunningService {
  private let parts: [any Service]
  private let store: StateStore
  private let logger: Logger

  package init(
    plan: ServicePlan, runtime: RuntimeConfiguration, registry: PrometheusRegistry, logger: Logger
  ) async throws {
    // What is kept here is personal data: for the service's own account alone.
    try FileManager.default.createDirectory(
      atPath: runtime.dataDirectory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let store = try StateStore(
      url: runtime.storeURL, service: plan.service.name, libraries: ["rpc": RPCServer.migrations],
      migrations: plan.migrations)
    var settings = ProcessorSettings()
    settings.retention = runtime.inboxMemory
    settings.stopTimeout = StopBudget.loop
    let processor = Processor(
      service: plan.service, subscriptions: plan.subscriptions, router: plan.router, timers: plan.timers,
      kafka: runtime.kafka, store: store, clock: SystemClock(), logger: logger, settings: settings)
    var methods = plan.methods
    OperationsMethods(plan: plan).add(to: &methods)
    var limits = RPCLimits()
    limits.shutdownGrace = StopBudget.calls
    let server = RPCServer(
      service: plan.service, methods: methods, processor: processor, kafka: runtime.kafka, logger: logger,
      limits: limits)

    let router = Router()
    OperationsRoutes(isReady: { processor.isReady && server.isReady }, registry: registry).add(to: router)
    try plan.routes(router, processor, logger)
    let portFile = runtime.dataDirectory + "/http.port"
    let http = HTTPServer(
      router: router, host: runtime.httpHost, port: runtime.httpPort, grace: StopBudget.requests, logger: logger
    ) { port in
      logger.info("serving health, metrics and pages", metadata: ["http.port": "\(port)"])
      try? Data("\(port)\n".utf8).write(to: URL(fileURLWithPath: portFile), options: .atomic)
    }

    self.parts = [processor, server, http] + (try plan.background(processor, logger))
    self.store = store
    self.logger = logger
  }

  package func run() async throws {
    var configuration = ServiceGroupConfiguration(
      services: parts.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = StopBudget.whole
    let group = ServiceGroup(configuration: configuration)
    try await group.run()
    try store.close()
  }
}

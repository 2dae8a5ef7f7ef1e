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
    try FileManager.default.createDirectory(atPath: runtime.dataDirectory, withIntermediateDirectories: true)
    let store = try StateStore(
      url: runtime.storeURL, service: plan.service.name, migrations: RPCServer.migrations + plan.migrations)
    let processor = Processor(
      service: plan.service, subscriptions: plan.subscriptions, router: plan.router, timers: plan.timers,
      kafka: runtime.kafka, store: store, clock: SystemClock(), logger: logger)
    var methods = plan.methods
    OperationsMethods(plan: plan).add(to: &methods)
    let server = RPCServer(
      service: plan.service, methods: methods, processor: processor, kafka: runtime.kafka, logger: logger)

    let router = Router()
    OperationsRoutes(isReady: { processor.isReady && server.isReady }, registry: registry).add(to: router)
    try plan.routes(router, processor, logger)
    let portFile = runtime.dataDirectory + "/http.port"
    // Hummingbird logs the address itself at info; ours names what is served there.
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .notice)
    let http = Application(
      router: router, configuration: .init(address: .hostname(runtime.httpHost, port: runtime.httpPort)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        logger.info("serving health, metrics and pages", metadata: ["http.port": "\(port)"])
        try? Data("\(port)\n".utf8).write(to: URL(fileURLWithPath: portFile), options: .atomic)
      },
      logger: quiet)

    self.parts = [processor, server, http] + (try plan.background(processor, logger))
    self.store = store
    self.logger = logger
  }

  package func run() async throws {
    let group = ServiceGroup(
      configuration: .init(
        services: parts.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    try await group.run()
    try store.close()
  }
}

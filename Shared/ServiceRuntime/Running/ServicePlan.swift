import Contracts
import Hummingbird
import KafkaRPC
import Logging
import Messaging
import ServiceLifecycle
import StateStore

/// One service laid out: what it reads, does, answers and serves. `ServiceMain` runs it.
package struct ServicePlan: Sendable {
  package var service: ServiceName
  package var migrations: [Migration]
  package var subscriptions: [TopicPattern]
  package var router: EventRouter
  package var timers: TimerRouter
  package var methods: MethodRegistry
  /// Adds the service's own HTTP routes beside `/health` and `/metrics`.
  package var routes: @Sendable (Router<BasicRequestContext>, Processor, Logger) throws -> Void
  /// Work besides the loop, e.g. a folder that is watched; stopped with the rest.
  package var background: @Sendable (Processor, Logger) throws -> [any Service]

  package init(
    service: ServiceName, migrations: [Migration], subscriptions: [TopicPattern], router: EventRouter,
    timers: TimerRouter = TimerRouter(), methods: MethodRegistry,
    routes: @escaping @Sendable (Router<BasicRequestContext>, Processor, Logger) throws -> Void = { _, _, _ in },
    background: @escaping @Sendable (Processor, Logger) throws -> [any Service] = { _, _ in [] }
  ) {
    self.service = service
    self.migrations = migrations
    self.subscriptions = subscriptions
    self.router = router
    self.timers = timers
    self.methods = methods
    self.routes = routes
    self.background = background
  }
}

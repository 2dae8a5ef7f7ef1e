import CloudEvents
import Contracts
import Kafka
import Logging
import ServiceLifecycle
import StateStore

/// The loop of one service: pull, decode, transaction, publish.
package final class Processor: Service {
  package let store: StateStore
  package let clock: any AccordClock

  package init(
    service: ServiceName, subscriptions: [TopicPattern], router: EventRouter, timers: TimerRouter,
    kafka: KafkaConfiguration, store: StateStore, clock: any AccordClock, logger: Logger
  ) {
    self.store = store
    self.clock = clock
  }

  /// Publishes what the outbox still holds, then works until the service is asked to stop.
  package func run() async throws {}

  /// Does one unit of work that did not come as an event (a call, an upload, a mail) in a transaction of its own.
  ///
  /// What `body` emits is published after the commit, like a handler's. There is no inbox row: the caller knows its input again.
  package func perform<Result: Sendable>(
    _ input: WorkInput, _ body: @escaping @Sendable (UnitOfWork) throws -> Result
  ) async throws -> Result {
    throw PermanentFailure(code: "notBuilt", message: "not built yet")
  }

  /// The outbox is published, and every partition that exists is being read.
  package var isReady: Bool { false }
}

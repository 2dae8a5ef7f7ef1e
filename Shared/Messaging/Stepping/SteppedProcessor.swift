import CloudEvents
import Contracts
import CoreMetrics
import Kafka
import Logging
import StateStore

/// The loop of one service worked by hand: the same transactions as `Processor`'s, each when the caller says so, with no thread, no
/// broker and no time of its own. For simulations, which have to come out the same every time.
package final class SteppedProcessor {
  private static let cluster = "stepped"

  package let store: StateStore
  private let parts: ProcessorParts
  private let loop: CommitLoop

  package init(
    service: ServiceName, router: EventRouter, timers: TimerRouter, store: StateStore, clock: any AccordClock,
    logger: Logger
  ) throws {
    self.store = store
    let queue = WorkQueue()
    let metrics = ProcessorMetrics(NOOPMetricsHandler.instance)
    let settings = ProcessorSettings()
    parts = ProcessorParts(
      service: service, store: store, clock: clock,
      handler: InputHandler(service: service, router: router, timers: timers), queue: queue,
      relay: Relay(
        kafka: KafkaConfiguration(bootstrapServers: "", clientID: service.name), settings: settings, metrics: metrics,
        logger: logger, onChange: {}),
      partitions: PartitionTable(), status: LiveStatus(), settings: settings, metrics: metrics, logger: logger)
    loop = CommitLoop(parts)
    try loop.load()
  }

  /// How far the service has come in a topic of one partition.
  package func position(of topic: String) throws -> Int64 {
    let partition = TopicPartition(topic: topic, partition: 0)
    if let known = parts.partitions.assignment().offsets[partition] { return known }
    let position = try store.write { transaction in
      if let next = try transaction.positions.next(cluster: Self.cluster, topic: topic, partition: 0) { return next }
      try transaction.positions.set(Position(cluster: Self.cluster, topic: topic, partition: 0, next: 0))
      return 0
    }
    parts.partitions.add([partition: position], cluster: Self.cluster)
    return position
  }

  /// Works off one batch in one transaction. Positions of the records' topics have to be known.
  package func work(_ records: [ConsumerRecord]) throws {
    try loop.work(records.map(parts.handler.router.delivery))
  }

  /// When the next timer is due; absent where none is set.
  package var nextTimer: Timestamp? { loop.nextDue }

  /// Fires what is due now.
  package func fireTimers() throws {
    try loop.fireTimers()
  }

  /// Does units of work, as many in a transaction as the loop takes, each in a savepoint of its own.
  package func perform<Output: Sendable>(
    _ units: [(input: WorkInput, body: @Sendable (UnitOfWork) throws -> Output)]
  ) -> [Result<Output, any Error>] {
    let requests = units.map { SteppedRequest($0.input, $0.body) }
    for request in requests { _ = parts.queue.add(request) }
    while parts.queue.hasRequests { loop.performRequests() }
    return requests.map(\.outcome)
  }

  /// Gives away what is to be published, in order; whoever takes it has it.
  package func publish(_ take: (ProducerRecord) throws -> Void) throws {
    while true {
      let rows = parts.relay.takeByHand()
      if rows.isEmpty {
        guard parts.relay.wanted != nil else { return }
        loop.serveRelay()
      }
      for row in rows { try take(row.producerRecord) }
    }
  }

  /// Takes what was published out of the store, as the next transaction would.
  package func settle() throws {
    try loop.transact { _ in }
  }
}

import CloudEvents
import Contracts
import GRPCCore
import Kafka
import Logging
import Synchronization

/// What all calls of one client share: a producer of requests, a consumer of replies, and the calls that wait.
///
/// It opens with the first call and comes back by itself: where the broker is away, calls end with `unavailable`, and the
/// next call tries again.
final class CallConnection: Sendable {
  private enum Opening {
    case underWay(Task<Void, any Error>)
    /// Replies of the service reach this client.
    case done
  }

  private struct State {
    var link: KafkaLink?
    var openings: [ServiceName: Opening] = [:]
    var isClosed = false

    /// A link that was lost meanwhile takes its openings with it.
    mutating func finishOpening(_ service: ServiceName) {
      if openings[service] != nil { openings[service] = .done }
    }
  }

  let clock: any AccordClock
  private let caller: Caller
  /// Names this process among those that share the caller's reply topics.
  private let instance: String
  private let kafka: KafkaConfiguration
  private let metrics: ClientMetrics
  private let logger: Logger
  private let state = Mutex(State())
  private let pending: Mutex<PendingCalls<ReplySink>>
  /// One at a time, so that two services' assignments cannot overtake each other.
  private let openingWork = BlockingWork(name: "accord.rpc.opening", width: 1)

  init(
    caller: Caller, kafka: KafkaConfiguration, limits: RPCLimits, clock: any AccordClock, metrics: ClientMetrics,
    logger: Logger
  ) {
    self.caller = caller
    self.kafka = kafka
    self.clock = clock
    self.metrics = metrics
    self.logger = logger
    pending = Mutex(PendingCalls(limit: limits.clientInFlight))
    instance = Self.makeID(at: clock.now())
  }

  // MARK: One call

  /// Sees to it that replies of `service` reach this client.
  func open(_ service: ServiceName) async throws {
    let opening = try state.withLock { state throws(RPCError) -> Opening in
      guard !state.isClosed else { throw Self.closed }
      if let opening = state.openings[service] { return opening }
      let opening = Opening.underWay(
        Task { [self] in
          do {
            try await openingWork.run { try self.position(service) }
            self.state.withLock { $0.finishOpening(service) }
          } catch {
            // The next call tries again.
            self.state.withLock { $0.openings[service] = nil }
            throw Self.unavailable(error, "the reply topic of \(service.name) cannot be read")
          }
        })
      state.openings[service] = opening
      return opening
    }
    if case .underWay(let task) = opening {
      try await Abandonable.run { try await task.value }
    }
  }

  /// Makes room for a call and gives it an id.
  func begin(_ sink: ReplySink) throws(RPCError) -> ReturnAddress {
    let callID = Self.makeID(at: clock.now())
    let (isAdmitted, count, limit) = pending.withLock { ($0.begin(callID, sink), $0.count, $0.limit) }
    guard isAdmitted else {
      throw RPCError(
        code: .resourceExhausted,
        message: "\(limit) calls wait for their answer already; call again when some have ended")
    }
    metrics.inFlight(count)
    return ReturnAddress(caller: caller, callID: callID, instance: instance)
  }

  /// Hands the request to Kafka without waiting; where that fails the call ends with `unavailable`.
  func send(_ envelope: RequestEnvelope, to service: ServiceName) {
    let record = envelope.record(to: service.requests, sent: clock.now())
    let callID = envelope.address.callID
    guard (record.value?.count ?? 0) <= CloudEvent.maximumSize else {
      end(
        callID,
        with: RPCError(
          code: .resourceExhausted,
          message: "the request has \(record.value?.count ?? 0) bytes; \(CloudEvent.maximumSize) are allowed"))
      return
    }
    let (link, isClosed) = state.withLock { ($0.link, $0.isClosed) }
    guard let link else {
      end(callID, with: isClosed ? Self.closed : Self.lost)
      return
    }
    Task { [self] in
      guard case .failure(let error) = await link.producer.send([record]).first else { return }
      end(callID, with: Self.unavailable(error, "the request could not be handed to Kafka"))
      if error.isFatal { drop(link) }
    }
  }

  /// Ends a call that has had no reply; does nothing where it has.
  func end(_ callID: String, with error: RPCError?) {
    let (sink, count) = pending.withLock { ($0.abandon(callID), $0.count) }
    metrics.inFlight(count)
    guard let error else { return }
    sink?.fail(error)
  }

  // MARK: Replies

  private func take(_ record: ConsumerRecord) {
    guard let reply = ReplyEnvelope(record, caller: caller) else {
      logger.warning("a record of the reply topic is no reply", metadata: ["topic": "\(record.topic)"])
      return
    }
    // Another process of the same caller waits for it.
    guard reply.address.instance == instance else { return }
    switch pending.withLock({ $0.reply(to: reply.address.callID) }) {
    case .deliver(let sink):
      sink.deliver(reply)
    case .late:
      metrics.lateReply()
      logger.debug("a reply came too late", metadata: ["call": "\(reply.address.callID)"])
    case .duplicate:
      break
    }
  }

  private func readReplies(of link: KafkaLink) {
    do {
      for polled in try link.consumer.poll(max: 500, wait: .seconds(1), linger: .zero) {
        switch polled {
        case .record(let record): take(record)
        case .partitionError(let partition, let error): lose(partition, error, link)
        }
      }
    } catch {
      logger.warning("replies cannot be read", metadata: ["error": "\(error)"])
      drop(link)
    }
  }

  /// The position in a reply topic is gone: the next call to that service looks it up anew.
  private func lose(_ partition: TopicPartition, _ error: KafkaError, _ link: KafkaLink) {
    // Passing trouble mends itself.
    guard !error.isRetriable else { return }
    logger.warning(
      "the position in a reply topic is lost", metadata: ["topic": "\(partition.topic)", "error": "\(error)"])
    try? link.unassign(partition)
    state.withLock { state in
      for service in state.openings.keys where service.replies(to: caller.name).name == partition.topic {
        state.openings[service] = nil
      }
    }
  }

  // MARK: The link

  /// Blocks. Looks up the end of the reply partition and reads from there on.
  private func position(_ service: ServiceName) throws {
    let link = try currentLink()
    let topic = service.replies(to: caller.name).name
    try link.admin.ensure(topics: [topic], partitions: 1, timeout: KafkaLink.timeout)
    let partition = TopicPartition(topic: topic, partition: ReplyEnvelope.partition)
    // Asked of the consumer itself, so that it has its connection before it is assigned.
    let next = try link.consumer.watermarks(partition, timeout: KafkaLink.timeout).upperBound
    try link.assign(partition, from: next)
  }

  private func currentLink() throws -> KafkaLink {
    if let link = state.withLock({ $0.link }) { return link }
    let link = try KafkaLink(kafka)
    let isKept = state.withLock { state in
      guard !state.isClosed else { return false }
      state.link = link
      return true
    }
    guard isKept else {
      link.closeNow()
      throw Self.closed
    }
    link.start { [weak self] link in
      // A client that nobody holds any more reads no more.
      while !link.isStopped, let self { self.readReplies(of: link) }
    }
    return link
  }

  /// Gives up a link whose handles are of no use any more; calls that wait on it end.
  private func drop(_ link: KafkaLink) {
    let isCurrent = state.withLock { state in
      guard state.link === link else { return false }
      state.link = nil
      state.openings = [:]
      return true
    }
    guard isCurrent else { return }
    failAll(Self.lost)
    Task { await link.close() }
  }

  /// Ends every call and closes the handles.
  func close() async {
    let link = state.withLock { state in
      state.isClosed = true
      state.openings = [:]
      defer { state.link = nil }
      return state.link
    }
    failAll(Self.closed)
    await link?.close()
  }

  private func failAll(_ error: RPCError) {
    for sink in pending.withLock({ $0.abandonAll() }) { sink.fail(error) }
    metrics.inFlight(0)
  }

  private static let closed = RPCError(code: .unavailable, message: "the client has been stopped")
  private static let lost = RPCError(code: .unavailable, message: "the connection to Kafka was lost; call again")

  private static func unavailable(_ error: any Error, _ what: String) -> RPCError {
    if let error = error as? RPCError { return error }
    return RPCError(code: .unavailable, message: "\(what): \(error)")
  }

  private static func makeID(at time: Timestamp) -> String {
    var generator = SystemRandomNumberGenerator()
    return Identifier.v7(at: time, using: &generator)
  }
}

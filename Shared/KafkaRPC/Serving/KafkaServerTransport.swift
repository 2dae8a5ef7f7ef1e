import CloudEvents
import Contracts
import GRPCCore
import Kafka
import Logging
import Messaging
import StateStore
import Synchronization

/// GRPCCore's server transport: requests from the service's own topic, replies to each caller's.
final class KafkaServerTransport: ServerTransport {
  typealias Bytes = [UInt8]
  typealias StreamHandler = @Sendable (RPCStream<Inbound, Outbound>, ServerContext) async -> Void

  private struct State {
    var streaming: [String] = []
    var admission: RequestAdmission
    var calls: [ReturnAddress: ServerContext.RPCCancellationHandle] = [:]
    var isStopping = false
  }

  private let service: ServiceName
  private let clock: any AccordClock
  private let limits: RPCLimits
  private let metrics: ServerMetrics
  private let logger: Logger
  private let replies: ReplyProducer
  private let reader: RequestReader
  private let state: Mutex<State>
  private let arrivals: AsyncStream<ConsumerRecord>
  private let arrive: AsyncStream<ConsumerRecord>.Continuation

  init(
    service: ServiceName, kafka: KafkaConfiguration, store: StateStore, clock: any AccordClock, limits: RPCLimits,
    metrics: ServerMetrics, logger: Logger
  ) throws(KafkaError) {
    self.service = service
    self.clock = clock
    self.limits = limits
    self.metrics = metrics
    self.logger = logger
    replies = try ReplyProducer(kafka: kafka, metrics: metrics, logger: logger)
    state = Mutex(State(admission: RequestAdmission(limit: limits.serverInFlight)))
    let (arrivals, arrive) = AsyncStream<ConsumerRecord>.makeStream()
    self.arrivals = arrivals
    self.arrive = arrive
    // Refusals take work too: when twice as many requests as are admitted are on hand, reading waits.
    reader = RequestReader(
      topic: service.requests, kafka: kafka, store: store, logger: logger, room: RequestRoom(2 * limits.serverInFlight)
    ) { arrive.yield($0) }
  }

  /// Requests are being read.
  var isReady: Bool { reader.isReading }

  func configure(context: GRPCServerContext) {
    let streaming = context.methods.filter { $0.type.map { $0 != .unary } ?? false }.map(\.fullyQualifiedMethod)
    state.withLock { $0.streaming = streaming.sorted() }
  }

  func listen(streamHandler: @escaping StreamHandler) async throws {
    let streaming = state.withLock { $0.streaming }
    guard streaming.isEmpty else { throw RPCServerError.streaming(methods: streaming) }
    let thread = WorkerThread(name: "accord-rpc-requests") { [reader, arrive] in
      reader.run()
      arrive.finish()
    }
    await withDiscardingTaskGroup { group in
      for await record in arrivals {
        group.addTask {
          await self.work(off: record, streamHandler)
          self.reader.finish(record)
        }
      }
      // Here either all requests have been read off after a stop, or this task is cancelled.
      reader.stop()
      if Task.isCancelled { Task { await self.endCalls() } }
    }
    await end(thread)
  }

  func beginGracefulShutdown() {
    let isFirst = state.withLock { state in
      defer { state.isStopping = true }
      return !state.isStopping
    }
    guard isFirst else { return }
    reader.stop()
    Task { [limits] in
      try? await Task.sleep(for: limits.shutdownGrace)
      await endCalls()
    }
  }

  /// A cancelled task must still put things in order: the reading thread ends, replies leave, positions are kept.
  private func end(_ thread: WorkerThread) async {
    await Task {
      await thread.join()
      await replies.close()
      await reader.savePositions()
    }.value
  }

  /// Ends what is being worked on. With the broker away a reply would keep the stop waiting until it expires.
  private func endCalls() async {
    for call in state.withLock({ Array($0.calls.values) }) { call.cancel() }
    try? await Task.sleep(for: limits.replyGrace)
    await replies.giveUp()
  }

  // MARK: One request

  private func work(off record: ConsumerRecord, _ streamHandler: StreamHandler) async {
    switch RequestArrival(record, to: service) {
    case .unanswerable(let reason):
      metrics.unanswerableRequest()
      logger.warning(
        "a request cannot be answered",
        metadata: ["reason": "\(reason)", "partition": "\(record.partition)", "offset": "\(record.offset)"])
    case .refused(let address, let error):
      await refuse(address, nil, error)
    case .call(let envelope):
      guard clock.now() < envelope.deadline else {
        // Nobody waits any more; an answer would only be dropped there.
        metrics.expiredRequest()
        return
      }
      let (decision, count) = state.withLock { ($0.admission.arrive(envelope.address), $0.admission.count) }
      metrics.inFlight(count)
      switch decision {
      case .duplicate:
        metrics.duplicateRequest()
      case .refuse:
        await refuse(
          envelope.address, envelope.method,
          RPCError(
            code: .resourceExhausted,
            message: "\(service.name) works on \(limits.serverInFlight) calls already; call again later"))
      case .execute:
        await execute(envelope, streamHandler)
        metrics.inFlight(
          state.withLock { state in
            state.admission.leave(envelope.address)
            return state.admission.count
          })
      }
    }
  }

  private func execute(_ envelope: RequestEnvelope, _ streamHandler: StreamHandler) async {
    let start = ContinuousClock.now
    let writer = ReplyWriter()
    await withServerContextRPCCancellationHandle { call in
      state.withLock { $0.calls[envelope.address] = call }
      defer { state.withLock { $0.calls[envelope.address] = nil } }
      var context = ServerContext(
        descriptor: envelope.method, remotePeer: "kafka:\(envelope.replyTopic)",
        localPeer: "kafka:\(service.requests)", cancellation: call)
      context.transportSpecific = KafkaCallContext(of: envelope)
      let (inbound, parts) = AsyncThrowingStream<RPCRequestPart<[UInt8]>, any Error>.makeStream()
      parts.yield(.metadata(envelope.metadata))
      parts.yield(.message(envelope.message))
      parts.finish()
      let stream = RPCStream(
        descriptor: envelope.method, inbound: RPCAsyncSequence(wrapping: inbound),
        outbound: RPCWriter.Closable(wrapping: writer))
      await streamHandler(stream, context)
    }
    await send(
      writer.reply(to: envelope.address, traceparent: envelope.traceparent), envelope.method, since: start)
  }

  private func refuse(_ address: ReturnAddress, _ method: MethodDescriptor?, _ error: RPCError) async {
    logger.info("a request is refused", metadata: ["code": "\(error.code.canonicalName)", "call": "\(address.callID)"])
    let status = Status(code: Status.Code(error.code), message: error.message)
    await send(ReplyEnvelope(address: address, status: status, message: []), method, since: nil)
  }

  private func send(_ reply: ReplyEnvelope, _ method: MethodDescriptor?, since start: ContinuousClock.Instant?) async {
    var reply = reply
    var generator = SystemRandomNumberGenerator()
    let hop = reply.traceparent.flatMap { TraceContext($0) }?.next(using: &generator)
    var record = reply.record(from: service, sent: clock.now(), hop: hop)
    if let size = record.value?.count, size > CloudEvent.maximumSize {
      reply = ReplyEnvelope(
        address: reply.address, status: Status(code: .resourceExhausted, message: ReplySize.message(size)), message: [],
        traceparent: reply.traceparent)
      record = reply.record(from: service, sent: clock.now(), hop: hop)
    }
    metrics.answered(method, code: reply.status.code, duration: start.map { ContinuousClock.now - $0 })
    await replies.send(record)
  }
}

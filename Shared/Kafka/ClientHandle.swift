import CRdkafka

/// The one owner of a `rd_kafka_t`. Reference counting is the lifetime rule: whoever makes a call holds the handle for as
/// long as the call takes, and the last one to let go destroys it, together with its queue and topics.
///
/// It must not be let go of last on a thread of librdkafka's own (a log callback): callbacks get the context only.
///
/// `@unchecked Sendable`: a `rd_kafka_t` may be called from any thread, and the pointers never change.
final class ClientHandle: @unchecked Sendable {
  let pointer: OpaquePointer
  /// The queue that is polled: a consumer's own, else the main queue.
  let queue: OpaquePointer
  let context: ClientContext

  /// - Parameters:
  ///   - defaults: this client's own settings; the configuration's `settings` win over them.
  ///   - required: settings that the client cannot work without; asking for another value is an error.
  ///   - events: `RD_KAFKA_EVENT_*` to be had from the queue as events; 0 where callbacks are used.
  init(
    _ type: rd_kafka_type_t, _ configuration: KafkaConfiguration, defaults: [String: String],
    required: [String: String] = [:], events: Int32 = 0, rebalance: ClientContext.Rebalance? = nil
  ) throws(KafkaError) {
    let context = ClientContext(configuration, rebalance: rebalance)
    guard let settings = rd_kafka_conf_new() else { throw Self.outOfMemory }
    do throws(KafkaError) {
      try Self.fill(settings, configuration, defaults: defaults, required: required)
    } catch {
      rd_kafka_conf_destroy(settings)
      throw error
    }
    rd_kafka_conf_set_opaque(settings, Unmanaged.passUnretained(context).toOpaque())
    Self.setCallbacks(settings, events: events, rebalances: rebalance != nil)
    var reason = [CChar](repeating: 0, count: 512)
    guard let pointer = rd_kafka_new(type, settings, &reason, reason.count) else {
      let code = rd_kafka_last_error()
      rd_kafka_conf_destroy(settings)
      throw KafkaError(
        code, subject: "Kafka client \(configuration.clientID)", detail: configuration.redacting(String(reason)))
    }
    if type == RD_KAFKA_CONSUMER { rd_kafka_poll_set_consumer(pointer) }
    guard
      let queue = type == RD_KAFKA_CONSUMER ? rd_kafka_queue_get_consumer(pointer) : rd_kafka_queue_get_main(pointer)
    else {
      rd_kafka_destroy(pointer)
      throw Self.outOfMemory
    }
    self.context = context
    self.pointer = pointer
    self.queue = queue
  }

  deinit {
    rd_kafka_queue_destroy(queue)
    rd_kafka_destroy(pointer)
    // `context` is released after this: until here librdkafka's threads may call with it.
    withExtendedLifetime(context) {}
  }

  /// Makes a poll that waits on the queue return at once; where none waits, the next one does.
  func wakeUp() {
    rd_kafka_queue_yield(queue)
  }

  /// Works off what has come for a client that nobody polls (errors to be logged), which would pile up else.
  func serve() {
    rd_kafka_poll(pointer, 0)
  }

  /// What made the client unusable, if anything did.
  var fatalError: KafkaError? {
    var reason = [CChar](repeating: 0, count: 512)
    let code = rd_kafka_fatal_error(pointer, &reason, reason.count)
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    return KafkaError(
      code, subject: "Kafka client \(context.configuration.clientID)",
      detail: context.configuration.redacting(String(reason)), isFatal: true)
  }

  /// The error of a call or an event. Once the client is beyond use, that is what every error says, whatever came of it.
  func error(_ code: rd_kafka_resp_err_t, subject: String, detail: String? = nil) -> KafkaError {
    if let fatalError { return fatalError }
    return KafkaError(code, subject: subject, detail: detail.map(context.configuration.redacting))
  }

  private static let outOfMemory = KafkaError(
    RD_KAFKA_RESP_ERR__CRIT_SYS_RESOURCE, subject: "Kafka client", detail: "there is no memory for it")
}

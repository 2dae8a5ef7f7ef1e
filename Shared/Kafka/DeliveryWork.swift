import CRdkafka

/// What the producer's thread works on: batches still to be handed to librdkafka, and those that wait for reports.
struct DeliveryWork: ~Copyable {
  private let handle: ClientHandle
  private var backlog: [DeliveryBatch] = []
  /// The first batch of the backlog that has not been handed over; what lies before it is only not cut off yet.
  private var first = 0
  /// Holds the batches to whose slots messages in librdkafka point.
  private var waiting: [ObjectIdentifier: DeliveryBatch] = [:]
  private var topics: [String: OpaquePointer] = [:]
  private let arguments: UnsafeMutablePointer<rd_kafka_vu_t>
  private let reports: UnsafeMutablePointer<UnsafePointer<rd_kafka_message_t>?>
  private var hasGivenUp = false

  private static let argumentCount = 7
  private static let reportCount = 512

  init(_ handle: ClientHandle) {
    self.handle = handle
    arguments = .allocate(capacity: Self.argumentCount)
    arguments.initialize(repeating: rd_kafka_vu_t(), count: Self.argumentCount)
    reports = .allocate(capacity: Self.reportCount)
    reports.initialize(repeating: nil, count: Self.reportCount)
  }

  deinit {
    arguments.deallocate()
    reports.deallocate()
  }

  var isIdle: Bool { backlog.isEmpty && waiting.isEmpty }

  mutating func take(_ batches: [DeliveryBatch]) {
    for batch in batches { waiting[ObjectIdentifier(batch)] = batch }
    backlog += batches
  }

  /// Hands over as much as librdkafka's queue takes; the rest waits for reports to make room.
  mutating func handOver() {
    while first < backlog.count {
      let batch = backlog[first]
      while !batch.isHandedOver {
        let index = batch.next
        let topic = batch.records[index].topic
        let code = hasGivenUp ? RD_KAFKA_RESP_ERR__PURGE_QUEUE : produce(batch)
        if code == RD_KAFKA_RESP_ERR__QUEUE_FULL { return }
        batch.advance()
        if code != RD_KAFKA_RESP_ERR_NO_ERROR {
          complete(batch, index, handle.error(code, subject: "record for \(topic)"))
        }
      }
      first += 1
    }
    backlog.removeAll(keepingCapacity: backlog.capacity <= 1024)
    first = 0
  }

  /// Waits for an event, at most `timeout` (nil: as long as it takes), and works it off.
  mutating func serve(timeout: Duration?) {
    guard let event = rd_kafka_queue_poll(handle.queue, timeout?.milliseconds ?? -1) else { return }
    defer { rd_kafka_event_destroy(event) }
    switch rd_kafka_event_type(event) {
    case RD_KAFKA_EVENT_DR: takeReports(event)
    case RD_KAFKA_EVENT_STATS:
      if let json = rd_kafka_event_stats(event) {
        handle.context.take(statistics: UnsafeRawBufferPointer(start: json, count: json.length))
      }
    case RD_KAFKA_EVENT_ERROR:
      handle.context.report(
        handle.error(
          rd_kafka_event_error(event), subject: "Kafka connection",
          detail: rd_kafka_event_error_string(event).map { String(cString: $0) }))
    default: break
    }
  }

  /// Ends what has not been delivered; its reports come at once.
  mutating func giveUp() {
    guard !hasGivenUp else { return }
    hasGivenUp = true
    handOver()
    rd_kafka_purge(handle.pointer, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
  }

  /// Lets go of the topics, which must end before the handle does.
  mutating func finish() {
    for topic in topics.values { rd_kafka_topic_destroy(topic) }
    topics = [:]
  }

  private mutating func takeReports(_ event: OpaquePointer) {
    while true {
      let count = rd_kafka_event_message_array(event, reports, Self.reportCount)
      if count == 0 { return }
      for position in 0..<count {
        guard let message = reports[position]?.pointee, let opaque = message._private else { continue }
        let slot = opaque.assumingMemoryBound(to: DeliveryBatch.Slot.self).pointee
        let error =
          message.err == RD_KAFKA_RESP_ERR_NO_ERROR
          ? nil : handle.error(message.err, subject: "record for \(String(cString: rd_kafka_topic_name(message.rkt)))")
        complete(slot.batch, slot.index, error)
      }
    }
  }

  private mutating func complete(_ batch: DeliveryBatch, _ index: Int, _ error: KafkaError?) {
    if batch.complete(index, error) { waiting[ObjectIdentifier(batch)] = nil }
  }

  /// Hands the batch's next record to librdkafka, which copies it.
  private mutating func produce(_ batch: DeliveryBatch) -> rd_kafka_resp_err_t {
    let record = batch.records[batch.next]
    guard let topic = topic(record.topic) else { return rd_kafka_last_error() }
    let headers = record.headers.isEmpty ? nil : Self.headers(record.headers)
    let code = record.key.withOptionalBytes { key in
      record.value.withOptionalBytes { value in
        arguments[0].vtype = RD_KAFKA_VTYPE_RKT
        arguments[0].u.rkt = topic
        arguments[1].vtype = RD_KAFKA_VTYPE_MSGFLAGS
        arguments[1].u.i = RD_KAFKA_MSG_F_COPY
        arguments[2].vtype = RD_KAFKA_VTYPE_OPAQUE
        arguments[2].u.ptr = UnsafeMutableRawPointer(batch.slot)
        arguments[3].vtype = RD_KAFKA_VTYPE_KEY
        arguments[3].u.mem = .init(ptr: key.mutable, size: key?.count ?? 0)
        arguments[4].vtype = RD_KAFKA_VTYPE_VALUE
        arguments[4].u.mem = .init(ptr: value.mutable, size: value?.count ?? 0)
        arguments[5].vtype = RD_KAFKA_VTYPE_PARTITION
        arguments[5].u.i32 = record.partition ?? RD_KAFKA_PARTITION_UA
        var count = 6
        if let headers {
          arguments[count].vtype = RD_KAFKA_VTYPE_HEADERS
          arguments[count].u.headers = headers
          count += 1
        }
        guard let error = rd_kafka_produceva(handle.pointer, arguments, count) else {
          return RD_KAFKA_RESP_ERR_NO_ERROR
        }
        defer { rd_kafka_error_destroy(error) }
        return rd_kafka_error_code(error)
      }
    }
    // The headers are librdkafka's only once it has taken the record.
    if code != RD_KAFKA_RESP_ERR_NO_ERROR, let headers { rd_kafka_headers_destroy(headers) }
    return code
  }

  private mutating func topic(_ name: String) -> OpaquePointer? {
    if let topic = topics[name] { return topic }
    guard let topic = rd_kafka_topic_new(handle.pointer, name, nil) else { return nil }
    topics[name] = topic
    return topic
  }

  private static func headers(_ headers: [KafkaHeader]) -> OpaquePointer? {
    guard let list = rd_kafka_headers_new(headers.count) else { return nil }
    for header in headers {
      var name = header.name
      name.withUTF8 { name in
        header.value.withUnsafeBytes { value in
          _ = name.withMemoryRebound(to: CChar.self) { name in
            rd_kafka_header_add(list, name.baseAddress, name.count, value.baseAddress, value.count)
          }
        }
      }
    }
    return list
  }
}

import CloudEvents
import Contracts
import GRPCCore
import Kafka

@testable import KafkaRPC

/// Requests and replies as records, for tests that look at or forge them.
struct RawRequests: Sendable {
  let service: ServiceName
  let kafka: KafkaConfiguration

  static let caller = "forger"

  /// A good request to `method`; tests spoil it.
  func request(
    _ method: String, json: String, callID: String, deadline: Timestamp? = nil, metadata: Metadata = [:]
  ) throws -> RequestEnvelope {
    guard let descriptor = MethodDescriptor(fullName: method), let caller = Caller(name: Self.caller) else {
      throw RPCError(code: .invalidArgument, message: method)
    }
    return RequestEnvelope(
      address: ReturnAddress(caller: caller, callID: callID, instance: "forged"), method: descriptor,
      deadline: deadline ?? SystemClock().now().after(.seconds(60)),
      replyTopic: service.replies(to: Self.caller).name, metadata: metadata, message: Array(json.utf8))
  }

  func send(_ requests: RequestEnvelope...) async throws {
    try await send(requests.map { $0.record(to: service.requests, sent: SystemClock().now()) })
  }

  func send(_ records: [ProducerRecord]) async throws {
    let producer = try KafkaProducer(kafka)
    for result in await producer.send(records) { try result.get() }
    await producer.close(timeout: .seconds(5))
  }

  /// The first `count` replies to the forger, oldest first.
  func replies(_ count: Int) async throws -> [ReplyEnvelope] {
    try await records(of: service.replies(to: Self.caller), count) { record in
      Caller(name: Self.caller).flatMap { ReplyEnvelope(record, caller: $0) }
    }
  }

  /// The first `count` requests to the service.
  func requests(_ count: Int) async throws -> [RequestEnvelope] {
    try await records(of: service.requests, count) { record in
      if case .call(let envelope) = RequestArrival(record, to: service) { envelope } else { nil }
    }
  }

  /// Reads on a thread of its own, at most half a minute.
  private func records<Envelope: Sendable>(
    of topic: Topic, _ count: Int, _ read: @escaping @Sendable (ConsumerRecord) -> Envelope?
  ) async throws -> [Envelope] {
    try await BlockingWork(name: "test.records", width: 1).run { [kafka] in
      let admin = try KafkaAdmin(kafka)
      defer { admin.close() }
      try admin.ensure(topics: [topic.name], partitions: 1, timeout: .seconds(20))
      let partitions = try admin.topics(timeout: .seconds(20))[topic.name] ?? 0
      let consumer = try KafkaConsumer(kafka.forCalls)
      defer { consumer.close() }
      try consumer.assign(
        Dictionary(
          uniqueKeysWithValues: (0..<Int32(partitions)).map {
            (TopicPartition(topic: topic.name, partition: $0), Int64(0))
          }))
      let deadline = ContinuousClock.now + .seconds(30)
      var envelopes: [Envelope] = []
      while envelopes.count < count, ContinuousClock.now < deadline {
        for polled in try consumer.poll(max: 100, wait: .seconds(1), linger: .zero) {
          if case .record(let record) = polled, let envelope = read(record) { envelopes.append(envelope) }
        }
      }
      return envelopes
    }
  }
}

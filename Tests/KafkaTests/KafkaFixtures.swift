import AccordTesting
import Kafka

extension KafkaConfiguration {
  static func test(_ bootstrap: String, _ settings: [String: String] = [:]) -> KafkaConfiguration {
    KafkaConfiguration(bootstrapServers: bootstrap, clientID: "kafka-tests", settings: settings)
  }
}

/// How a member joins: short timeouts, since the mock cluster waits by them; a real broker takes no session under 6 s.
func memberSettings(strategy: String) -> [String: String] {
  [
    "session.timeout.ms": sharedTestBroker == nil ? "4000" : "6000", "heartbeat.interval.ms": "500",
    "partition.assignment.strategy": strategy,
  ]
}

extension ProducerRecord {
  static func text(_ text: String, topic: String, partition: Int32? = nil, key: String? = nil) -> ProducerRecord {
    ProducerRecord(topic: topic, partition: partition, key: key.map { Array($0.utf8) }, value: Array(text.utf8))
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}

func withProducer(
  _ bootstrap: String, _ settings: [String: String] = [:], isolation: isolated (any Actor)? = #isolation,
  _ body: (KafkaProducer) async throws -> Void
) async throws {
  let producer = try KafkaProducer(.test(bootstrap, settings))
  do {
    try await body(producer)
    await producer.close(timeout: .seconds(10))
  } catch {
    await producer.close(timeout: .zero)
    throw error
  }
}

func withConsumer<R>(
  _ bootstrap: String, _ settings: [String: String] = [:], isolation: isolated (any Actor)? = #isolation,
  _ body: (KafkaConsumer) async throws -> R
) async throws -> R {
  let consumer = try KafkaConsumer(.test(bootstrap, settings))
  defer { consumer.close() }
  return try await body(consumer)
}

/// The values of a topic with one to four partitions, as text, from the beginning.
func readAll(_ topic: String, _ bootstrap: String, count: Int) throws -> [String] {
  let admin = try KafkaAdmin(.test(bootstrap))
  defer { admin.close() }
  let partitions = try admin.topics(timeout: .seconds(10))[topic] ?? 0
  let consumer = try KafkaConsumer(.test(bootstrap))
  defer { consumer.close() }
  try consumer.assign(
    Dictionary(uniqueKeysWithValues: (0..<Int32(partitions)).map { (TopicPartition(topic: topic, partition: $0), 0) }))
  var texts = try consumer.read(count, within: .seconds(20)).map(\.text)
  // Whatever comes after the expected ones is too much, and shows.
  texts += try consumer.read(1, within: .milliseconds(150)).map(\.text)
  return texts
}

extension ConsumerRecord {
  var text: String { String(decoding: value ?? [], as: UTF8.self) }
}

import CloudEvents
import Kafka

/// What the suites do at the broker besides the processor.
struct Broker {
  let bootstrapServers: String

  private var configuration: KafkaConfiguration {
    KafkaConfiguration(bootstrapServers: bootstrapServers, clientID: "messaging-tests")
  }

  func send(_ records: [ProducerRecord]) async throws {
    let producer = try KafkaProducer(configuration)
    let results = await producer.send(records)
    await producer.close(timeout: .seconds(5))
    for result in results { try result.get() }
  }

  /// Reads `count` records of a topic from its beginning, at most for 20 seconds.
  func read(_ topic: String, partitions: Int = 1, count: Int) async throws -> [ConsumerRecord] {
    let configuration = configuration
    return try await Task.detached {
      let consumer = try KafkaConsumer(configuration)
      defer { consumer.close() }
      try consumer.assign(
        Dictionary(
          uniqueKeysWithValues: (0..<Int32(partitions)).map {
            (TopicPartition(topic: topic, partition: $0), KafkaConsumer.beginning)
          }))
      var records: [ConsumerRecord] = []
      let end = ContinuousClock.now + .seconds(20)
      while records.count < count, ContinuousClock.now < end {
        for polled in try consumer.poll(max: count, wait: .milliseconds(200), linger: .zero) {
          if case .record(let record) = polled { records.append(record) }
        }
      }
      return records
    }.value
  }

  /// Reads everything that a topic of one partition holds now.
  func readAll(_ topic: String) async throws -> [ConsumerRecord] {
    let configuration = configuration
    let held = try await Task.detached {
      let admin = try KafkaAdmin(configuration)
      defer { admin.close() }
      return try admin.watermarks(TopicPartition(topic: topic, partition: 0), timeout: .seconds(10)).count
    }.value
    return try await read(topic, count: held)
  }
}

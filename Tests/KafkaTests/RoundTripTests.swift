import AccordTesting
import Kafka
import Testing

@Suite("Produce and consume")
struct RoundTripTests {
  @Test("What is sent is read back: key, value, headers, order, position")
  func sendAndRead() async throws {
    let topic = uniqueTopic("round-trip")
    try await withBroker(topics: [topic: 3]) { bootstrap in
      let configuration = KafkaConfiguration(bootstrapServers: bootstrap, clientID: "kafka-tests")
      let producer = try KafkaProducer(configuration)
      let records = (0..<1000).map { Self.record($0, topic: topic) }
      let results = await producer.send(records)
      #expect(results.count == records.count)
      for result in results { try result.get() }
      await producer.close(timeout: .seconds(5))

      let consumer = try KafkaConsumer(configuration)
      defer { consumer.close() }
      try consumer.assign(
        Dictionary(uniqueKeysWithValues: (0..<3).map { (TopicPartition(topic: topic, partition: $0), 0) }))
      let read = try consumer.read(1000, within: .seconds(20))
      for partition in 0..<Int32(3) {
        let sent = records.filter { $0.partition == partition }
        let got = read.filter { $0.partition == partition }
        #expect(got.map(\.key) == sent.map(\.key))
        #expect(got.map(\.value) == sent.map(\.value))
        #expect(got.map(\.headers) == sent.map(\.headers))
        #expect(got.map(\.offset) == got.indices.map { Int64($0) })
        #expect(got.allSatisfy { $0.timestamp != nil })
      }
    }
  }

  /// Some without a key, some without a value, some with an empty one.
  private static func record(_ number: Int, topic: String) -> ProducerRecord {
    var record = ProducerRecord(
      topic: topic, partition: Int32(number % 3), key: Array("key-\(number % 7)".utf8), value: [])
    if number % 5 == 0 { record.key = nil }
    if number % 13 != 0 { record.value = Array("value \(number)".utf8) }
    if number % 11 == 0 { record.value = nil }
    record.headers = [
      KafkaHeader("content-type", "text/plain"), KafkaHeader("n", "\(number)"), KafkaHeader("none", []),
    ]
    return record
  }
}

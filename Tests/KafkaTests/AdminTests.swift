import AccordTesting
import Kafka
import Testing

@Suite("Admin")
struct AdminTests {
  @Test("Topics that are missing are created, those that exist are left as they are")
  func ensureTopics() async throws {
    let existing = uniqueTopic("existing")
    let missing = [uniqueTopic("missing"), uniqueTopic("missing")]
    try await withBroker(topics: [existing: 3]) { bootstrap in
      let admin = try KafkaAdmin(.test(bootstrap))
      defer { admin.close() }
      let before = try admin.topics(timeout: .seconds(10))
      #expect(before[existing] == 3)
      #expect(missing.allSatisfy { before[$0] == nil })
      try admin.ensure(topics: missing + [existing], partitions: 2, timeout: .seconds(20))
      let after = try admin.topics(timeout: .seconds(10))
      #expect(after[existing] == 3)
      for topic in missing {
        // A local broker makes 4 of what is asked for by name.
        #expect(after[topic] == (sharedTestBroker == nil ? 4 : 2))
      }
      try admin.ensure(topics: missing, partitions: 2, timeout: .seconds(20))
    }
  }

  @Test("The cluster's id stays the same for every client")
  func clusterID() async throws {
    try await withBroker { bootstrap in
      let first = try KafkaAdmin(.test(bootstrap))
      let second = try KafkaAdmin(.test(bootstrap))
      defer {
        first.close()
        second.close()
      }
      let id = try first.clusterID
      #expect(!id.isEmpty)
      #expect(try second.clusterID == id)
    }
  }

  @Test("Watermarks are the first and the next offset")
  func watermarks() async throws {
    let topic = uniqueTopic("watermarks")
    try await withBroker(topics: [topic: 2]) { bootstrap in
      try await withProducer(bootstrap) { producer in
        for result in await producer.send((0..<12).map { .text("\($0)", topic: topic, partition: 1) }) {
          try result.get()
        }
      }
      let admin = try KafkaAdmin(.test(bootstrap))
      defer { admin.close() }
      #expect(try admin.watermarks(TopicPartition(topic: topic, partition: 0), timeout: .seconds(10)) == 0..<0)
      #expect(try admin.watermarks(TopicPartition(topic: topic, partition: 1), timeout: .seconds(10)) == 0..<12)
      let error = #expect(throws: KafkaError.self) {
        try admin.watermarks(TopicPartition(topic: topic, partition: 9), timeout: .seconds(10))
      }
      #expect(error?.message.contains("\(topic)[9]") == true)
    }
  }

  @Test("A broker that is away is an error to try again, which says what to look at")
  func brokerAway() async throws {
    try await withLocalBroker { broker in
      let admin = try KafkaAdmin(.test(broker.bootstrapServers))
      try broker.setDown()
      let error = #expect(throws: KafkaError.self) { try admin.topics(timeout: .milliseconds(300)) }
      #expect(error?.isRetriable == true)
      #expect(error?.message.contains("broker runs") == true)
      admin.close()
      #expect(throws: KafkaError.self) { try admin.topics(timeout: .seconds(1)) }
    }
  }
}

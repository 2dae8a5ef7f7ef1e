import AccordTesting
import Foundation
import Kafka
import Testing

@Suite("Consumer with its own assignment")
struct ConsumerTests {
  @Test("A partition that stays keeps its position when others come and go")
  func incrementalAssignment() async throws {
    let topic = uniqueTopic("incremental")
    let partitions = (0..<3).map { TopicPartition(topic: topic, partition: $0) }
    try await withBroker(topics: [topic: 3]) { bootstrap in
      try await withProducer(bootstrap) { producer in
        let records = partitions.flatMap { partition in
          (0..<10).map { ProducerRecord.text("\($0)", topic: topic, partition: partition.partition) }
        }
        for result in await producer.send(records) { try result.get() }
      }
      try await withConsumer(bootstrap) { consumer in
        try consumer.assign([partitions[0]: 0, partitions[1]: 4])
        #expect(try consumer.read(16, within: .seconds(20)).count == 16)
        // 0 stays (its offset here is not used), 1 leaves, 2 comes.
        try consumer.assign([partitions[0]: 0, partitions[2]: 7])
        let second = try consumer.read(3, within: .seconds(20))
        #expect(second.map(\.partition) == [2, 2, 2])
        #expect(second.map(\.offset) == [7, 8, 9])
        // 1 comes again, from where it is told to.
        try consumer.assign([partitions[0]: 0, partitions[1]: 8, partitions[2]: 0])
        #expect(try consumer.read(2, within: .seconds(20)).map(\.offset) == [8, 9])
        #expect(consumer.assignment == Set(partitions))
        #expect(try consumer.read(1, within: .milliseconds(200)).isEmpty)
        try consumer.assign([:])
        #expect(consumer.assignment.isEmpty)
      }
    }
  }

  @Test("A batch is at most as large as asked for, and the rest comes next")
  func batchSize() async throws {
    let topic = uniqueTopic("batch-size")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      try await withProducer(bootstrap) { producer in
        for result in await producer.send((0..<25).map { .text("\($0)", topic: topic) }) { try result.get() }
      }
      try await withConsumer(bootstrap) { consumer in
        try consumer.assign([TopicPartition(topic: topic, partition: 0): 0])
        var sizes: [Int] = []
        while sizes.reduce(0, +) < 25 {
          let batch = try consumer.poll(max: 10, wait: .seconds(20), linger: .seconds(20))
          try #require(!batch.isEmpty)
          sizes.append(batch.count)
          if sizes.reduce(0, +) == 20 {
            sizes.append(try consumer.poll(max: 5, wait: .seconds(20), linger: .seconds(20)).count)
          }
        }
        #expect(sizes == [10, 10, 5])
      }
    }
  }

  @Test("An offset that the broker does not have is an element, and stops no other partition")
  func offsetOutOfRange() async throws {
    let topic = uniqueTopic("out-of-range")
    let bad = TopicPartition(topic: topic, partition: 0)
    let good = TopicPartition(topic: topic, partition: 1)
    try await withBroker(topics: [topic: 2]) { bootstrap in
      try await withProducer(bootstrap) { producer in
        let records = (0..<10).map { ProducerRecord.text("\($0)", topic: topic, partition: $0 < 5 ? 0 : 1) }
        for result in await producer.send(records) { try result.get() }
      }
      try await withConsumer(bootstrap) { consumer in
        try consumer.assign([bad: 1000, good: 0])
        var errors: [TopicPartition: KafkaError] = [:]
        var records: [ConsumerRecord] = []
        let deadline = ContinuousClock.now + .seconds(20)
        while errors.isEmpty || records.count < 5, ContinuousClock.now < deadline {
          for element in try consumer.poll(max: 100, wait: .seconds(1), linger: .milliseconds(1)) {
            switch element {
            case .record(let record): records.append(record)
            case .partitionError(let partition, let error): errors[partition] = error
            }
          }
        }
        #expect(Set(errors.keys) == [bad])
        let error = try #require(errors[bad])
        #expect(error.message.contains(topic) && error.message.contains("accordctl offsets"))
        #expect(!error.isFatal)
        #expect(records.map(\.partition) == [1, 1, 1, 1, 1])
        // Set right by leaving it out once and giving the offset anew.
        try consumer.assign([good: 0])
        try consumer.assign([good: 0, bad: 3])
        #expect(try consumer.read(2, within: .seconds(20)).map(\.offset) == [3, 4])
      }
    }
  }

  @Test("A wake-up ends a poll that waits on another thread, and one that has not begun yet")
  func wakeUp() async throws {
    let topic = uniqueTopic("wake-up")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      try await withConsumer(bootstrap) { consumer in
        try consumer.assign([TopicPartition(topic: topic, partition: 0): KafkaConsumer.beginning])
        let sleeper = PollingThread { try consumer.poll(max: 1, wait: .seconds(600), linger: .zero).count }
        consumer.wakeUp()
        #expect(try await sleeper.value == 0)
        consumer.wakeUp()
        #expect(try consumer.poll(max: 1, wait: .seconds(600), linger: .zero).isEmpty)
      }
    }
  }

  @Test("Closing ends a poll that waits on another thread, and what follows says that it is closed")
  func closeUnderPoll() async throws {
    try await withBroker { bootstrap in
      let consumer = try KafkaConsumer(.test(bootstrap))
      let sleeper = PollingThread {
        while true { _ = try consumer.poll(max: 1, wait: .seconds(600), linger: .zero) }
      }
      consumer.close()
      let error = await #expect(throws: KafkaError.self) { try await sleeper.value }
      #expect(error?.name == "_DESTROY")
      #expect(throws: KafkaError.self) { try consumer.assign([:]) }
      #expect(throws: KafkaError.self) {
        try consumer.mirror([TopicPartition(topic: "t", partition: 0): 1], group: "g")
      }
      consumer.wakeUp()
      consumer.close()
    }
  }

  @Test("A poll that waits is ended by a record, and lingers for those right behind it")
  func recordEndsWait() async throws {
    let topic = uniqueTopic("ends-wait")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      try await withConsumer(bootstrap) { consumer in
        try consumer.assign([TopicPartition(topic: topic, partition: 0): 0])
        let reader = PollingThread { try consumer.poll(max: 3, wait: .seconds(600), linger: .seconds(600)).count }
        try await withProducer(bootstrap) { producer in
          for text in ["a", "b", "c"] {
            for result in await producer.send([.text(text, topic: topic)]) { try result.get() }
          }
        }
        #expect(try await reader.value == 3)
      }
    }
  }

  @Test(
    "Mirrored offsets can be read by an onlooker, for the consumer's own group and for another",
    arguments: [true, false])
  func mirroredOffsets(isOwnGroup: Bool) async throws {
    let topic = uniqueTopic("mirror")
    let group = uniqueTopic("group")
    let partition = TopicPartition(topic: topic, partition: 0)
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let consumer = try KafkaConsumer(.test(bootstrap), group: isOwnGroup ? group : nil)
      defer { consumer.close() }
      try consumer.assign([partition: KafkaConsumer.beginning])
      try consumer.mirror([partition: 41], group: group)
      try consumer.mirror([partition: 42], group: group)
      // It is stored without waiting: ask until it is there.
      let deadline = ContinuousClock.now + .seconds(20)
      var stored: Int64?
      while stored != 42, ContinuousClock.now < deadline {
        stored = try KafkaAdmin.offsets(
          of: group, partitions: [partition], at: .test(bootstrap), timeout: .seconds(10))[partition]
      }
      #expect(stored == 42)
    }
  }

  @Test("Statistics tell of brokers, records and lag")
  func statistics() async throws {
    let topic = uniqueTopic("statistics")
    let partition = TopicPartition(topic: topic, partition: 0)
    try await withBroker(topics: [topic: 1]) { bootstrap in
      try await withProducer(bootstrap, ["statistics.interval.ms": "20"]) { producer in
        for result in await producer.send((0..<10).map { .text("\($0)", topic: topic) }) { try result.get() }
        let deadline = ContinuousClock.now + .seconds(20)
        while producer.statistics?.recordsSent != 10, ContinuousClock.now < deadline { await Task.yield() }
        let statistics = try #require(producer.statistics)
        #expect(statistics.recordsSent == 10)
        #expect(statistics.brokersUp >= 1 && statistics.brokersKnown >= statistics.brokersUp)
      }
      try await withConsumer(bootstrap, ["statistics.interval.ms": "20", "queued.min.messages": "1"]) { consumer in
        try consumer.assign([partition: 0])
        #expect(consumer.statistics == nil)
        #expect(try consumer.read(4, within: .seconds(20)).count == 4)
        let deadline = ContinuousClock.now + .seconds(20)
        while consumer.statistics?.recordsReceived != 10, ContinuousClock.now < deadline {
          _ = try consumer.poll(max: 10, wait: .milliseconds(20), linger: .zero)
        }
        #expect(consumer.statistics?.recordsReceived == 10)
      }
    }
  }
}

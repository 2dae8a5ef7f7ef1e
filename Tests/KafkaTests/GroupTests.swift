import AccordTesting
import Kafka
import Synchronization
import Testing

/// The mock cluster takes seconds for each rebalance, by the session's timeout; a real broker is quicker.
@Suite("Consumer in a group")
struct GroupTests {
  static let strategies = ["cooperative-sticky", "range"]

  @Test(
    "Two members share the partitions; what one leaves the other takes over; no record is lost", arguments: strategies)
  func sharing(strategy: String) async throws {
    let topic = uniqueTopic("sharing")
    let group = uniqueTopic("group")
    let all = Set((0..<4).map { TopicPartition(topic: topic, partition: $0) })
    try await withBroker(topics: [topic: 4]) { bootstrap in
      try await withProducer(bootstrap) { producer in
        let first = try GroupMember(bootstrap, group: group, topic: topic, strategy: strategy)
        try await first.waits { $0.held == all }
        for result in await producer.send((0..<40).map { .text("\($0)", topic: topic, partition: $0 % 4) }) {
          try result.get()
        }
        try await first.waits { $0.processed.count == 40 }

        let second = try GroupMember(
          bootstrap, group: group, topic: topic, strategy: strategy, positions: first.positions)
        try await second.waits { $0.held.count == 2 }
        try await first.waits { $0.held.count == 2 }
        #expect(first.state.held.isDisjoint(with: second.state.held))
        let kept = first.state.held
        if strategy == "cooperative-sticky" {
          #expect(first.state.revoked.isDisjoint(with: kept))
        } else {
          #expect(first.state.revoked.isSuperset(of: all.subtracting(kept)))
        }
        for result in await producer.send((40..<80).map { .text("\($0)", topic: topic, partition: $0 % 4) }) {
          try result.get()
        }
        try await first.waits { $0.processed.count == 60 }
        try await second.waits { $0.processed.count == 20 }

        try await first.leave()
        #expect(first.state.held.isEmpty)
        try await second.waits { $0.held == all }
        for result in await producer.send((80..<120).map { .text("\($0)", topic: topic, partition: $0 % 4) }) {
          try result.get()
        }
        try await second.waits { $0.processed.count == 60 }
        try await second.leave()
        #expect((first.state.processed + second.state.processed).sorted() == Array(0..<120))
        #expect(!first.state.hasProcessedWithoutHolding && !second.state.hasProcessedWithoutHolding)
      }
    }
  }

  @Test(
    "What the store cannot say where to begin is thrown by the poll, and the member can be closed",
    arguments: strategies)
  func noPosition(strategy: String) async throws {
    let topic = uniqueTopic("no-position")
    try await withBroker(topics: [topic: 2]) { bootstrap in
      let consumer = try KafkaGroupConsumer(
        .test(bootstrap, memberSettings(strategy: strategy)),
        group: uniqueTopic("group"), topics: [topic],
        rebalance: .init(
          assigned: { partitions in Dictionary(uniqueKeysWithValues: partitions.dropFirst().map { ($0, 0) }) },
          revoked: { _, _ in }))
      let poller = PollingThread {
        while true { _ = try consumer.poll(max: 10, wait: .seconds(60), linger: .zero) }
      }
      let error = await #expect(throws: KafkaError.self) { try await poller.value }
      #expect(error?.name == "_NO_OFFSET")
      #expect(error?.message.contains(topic) == true)
      #expect(consumer.assignment.isEmpty)
      consumer.close()
    }
  }

  @Test("A group's positions are stored by its members for onlookers")
  func mirrored() async throws {
    let topic = uniqueTopic("group-mirror")
    let group = uniqueTopic("group")
    let partition = TopicPartition(topic: topic, partition: 0)
    try await withBroker(topics: [topic: 1]) { bootstrap in
      let member = try GroupMember(bootstrap, group: group, topic: topic, strategy: "cooperative-sticky")
      try await member.waits { $0.held == [partition] }
      try member.consumer.mirror([partition: 17])
      let deadline = ContinuousClock.now + .seconds(20)
      var stored: Int64?
      while stored != 17, ContinuousClock.now < deadline {
        stored = try KafkaAdmin.offsets(
          of: group, partitions: [partition], at: .test(bootstrap), timeout: .seconds(10))[partition]
      }
      #expect(stored == 17)
      try await member.leave()
    }
  }
}

import AccordTesting
import Kafka
import Testing

@Suite("Producer")
struct ProducerTests {
  @Test("A record that the broker refuses fails alone, and its error names the topic")
  func refusedRecord() async throws {
    let topic = uniqueTopic("refused")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      // One record a request, so that the fault meets one record.
      try await withProducer(broker.bootstrapServers, ["batch.num.messages": "1"]) { producer in
        try broker.fail(.produce, with: [.messageTooLarge])
        let results = await producer.send((0..<5).map { .text("\($0)", topic: topic) })
        let errors = results.compactMap(\.failure)
        let error = try #require(errors.first)
        #expect(errors.count == 1)
        #expect(error.name == "MSG_SIZE_TOO_LARGE")
        #expect(error.message.contains(topic))
        #expect(!error.isRetriable && !error.isFatal)
      }
    }
  }

  @Test("A record over message.max.bytes fails before it is sent, and the ones around it arrive")
  func tooLarge() async throws {
    let topic = uniqueTopic("too-large")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      try await withProducer(bootstrap, ["message.max.bytes": "2000"]) { producer in
        let large = ProducerRecord(topic: topic, key: nil, value: Array(repeating: 65, count: 3000))
        let results = await producer.send([.text("before", topic: topic), large, .text("after", topic: topic)])
        #expect(results.map { $0.failure?.name } == [nil, "MSG_SIZE_TOO_LARGE", nil])
      }
      let read = try readAll(topic, bootstrap, count: 2)
      #expect(read == ["before", "after"])
    }
  }

  @Test("Passing faults are retried: everything arrives once, in order")
  func retried() async throws {
    let topic = uniqueTopic("retried")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      try await withProducer(broker.bootstrapServers, ["retry.backoff.ms": "10"]) { producer in
        try broker.fail(
          .produce, with: [.timedOut, .notEnoughReplicas, .disconnect, .notEnoughReplicas, .timedOut])
        let texts = (0..<500).map { "\($0)" }
        let results = await producer.send(texts.map { .text($0, topic: topic) })
        #expect(results.allSatisfy { $0.failure == nil })
        let read = try readAll(topic, broker.bootstrapServers, count: 500)
        #expect(read == texts)
      }
    }
  }

  @Test("A broker that is away and comes back gets everything that was sent meanwhile")
  func brokerAway() async throws {
    let topic = uniqueTopic("away")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      try await withProducer(broker.bootstrapServers, ["reconnect.backoff.max.ms": "100"]) { producer in
        #expect(await producer.send([.text("first", topic: topic)]).allSatisfy { $0.failure == nil })
        try broker.setDown()
        async let meanwhile = producer.send([.text("meanwhile", topic: topic)])
        try broker.setUp()
        #expect(await meanwhile.allSatisfy { $0.failure == nil })
        let read = try readAll(topic, broker.bootstrapServers, count: 2)
        #expect(read == ["first", "meanwhile"])
      }
    }
  }

  @Test("More than the queue holds waits and is not dropped, and keeps its order")
  func backPressure() async throws {
    let topic = uniqueTopic("back-pressure")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      try await withProducer(bootstrap, ["queue.buffering.max.messages": "50"]) { producer in
        let texts = (0..<3000).map { "\($0)" }
        async let first = producer.send(texts[..<2000].map { .text($0, topic: topic) })
        let firstResults = await first
        let second = await producer.send(texts[2000...].map { .text($0, topic: topic) })
        #expect((firstResults + second).allSatisfy { $0.failure == nil })
        let read = try readAll(topic, bootstrap, count: 3000)
        #expect(read == texts)
      }
    }
  }

  @Test("Many tasks send at once: each gets its own results, nothing is lost or doubled")
  func concurrentSenders() async throws {
    let topic = uniqueTopic("concurrent")
    try await withBroker(topics: [topic: 4]) { bootstrap in
      try await withProducer(bootstrap, ["queue.buffering.max.messages": "100"]) { producer in
        let counts = await withTaskGroup(of: Int.self) { group in
          for task in 0..<20 {
            group.addTask {
              let results = await producer.send((0..<(task * 3)).map { .text("\(task)/\($0)", topic: topic) })
              return results.count { $0.failure == nil }
            }
          }
          return await group.reduce(into: 0) { $0 += $1 }
        }
        #expect(counts == (0..<20).map { $0 * 3 }.reduce(0, +))
        let read = try readAll(topic, bootstrap, count: counts)
        #expect(Set(read).count == counts && read.count == counts)
      }
    }
  }

  @Test("A record that cannot be delivered in message.timeout.ms fails as one to try again")
  func timedOut() async throws {
    let topic = uniqueTopic("timed-out")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      try await withProducer(broker.bootstrapServers, ["message.timeout.ms": "300"]) { producer in
        try broker.setDown()
        let results = await producer.send([.text("never", topic: topic)])
        let error = try #require(results.first?.failure)
        #expect(error.name == "_MSG_TIMED_OUT")
        #expect(error.isRetriable)
      }
    }
  }

  @Test("Closing gives up what is not delivered in time, and every sender has its answer")
  func closeGivesUp() async throws {
    let topic = uniqueTopic("close")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      let producer = try KafkaProducer(
        .test(broker.bootstrapServers, ["queue.buffering.max.messages": "10"]))
      try broker.setDown()
      // More than the queue holds: some are in librdkafka, some wait before it.
      async let results = producer.send((0..<30).map { .text("\($0)", topic: topic) })
      while producer.recordsInFlight == 0 { await Task.yield() }
      await producer.close(timeout: .milliseconds(50))
      let errors = await results.map { $0.failure }
      #expect(errors.count == 30)
      #expect(errors.allSatisfy { $0 != nil })
      let late = await producer.send([.text("late", topic: topic)])
      #expect(late.first?.failure?.name == "_DESTROY")
      await producer.close(timeout: .seconds(1))
    }
  }

  @Test("Closing waits for what is on its way")
  func closeDelivers() async throws {
    let topic = uniqueTopic("close-delivers")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      try broker.setRoundTrip(.milliseconds(100))
      let producer = try KafkaProducer(.test(broker.bootstrapServers))
      let sender = Task { await producer.send((0..<100).map { .text("\($0)", topic: topic) }) }
      // The sender's task may not have begun: then its records would meet a closed producer.
      while producer.recordsInFlight == 0 { await Task.yield() }
      await producer.close(timeout: .seconds(20))
      #expect(await sender.value.allSatisfy { $0.failure == nil })
    }
  }

  @Test("A producer that is out of step with the broker says that it must be replaced")
  func fatal() async throws {
    let topic = uniqueTopic("fatal")
    try await withLocalBroker(topics: [topic: 1]) { broker in
      try await withProducer(broker.bootstrapServers) { producer in
        #expect(producer.fatalError == nil)
        try broker.fail(.produce, with: [.code(45)])  // OUT_OF_ORDER_SEQUENCE_NUMBER with nothing in flight before it
        let results = await producer.send([.text("out of order", topic: topic)])
        let error = try #require(results.first?.failure)
        #expect(error.isFatal && !error.isRetriable)
        #expect(producer.fatalError != nil)
        let again = await producer.send([.text("again", topic: topic)])
        #expect(again.first?.failure?.isFatal == true)
      }
    }
  }
}

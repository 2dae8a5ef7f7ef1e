import AccordTesting
import Kafka
import Logging
import Synchronization
import Testing

@Suite("Settings, errors and logs")
struct ConfigurationTests {
  @Test("A setting that librdkafka does not know is refused by name")
  func unknownSetting() {
    let error = #expect(throws: KafkaError.self) { try KafkaProducer(.test("127.0.0.1:1", ["no.such.setting": "x"])) }
    #expect(error?.message.contains("no.such.setting") == true)
  }

  @Test(
    "A value that librdkafka does not take is not quoted",
    arguments: [
      ["linger.ms": "swordfish"], ["security.protocol": "swordfish"],
      ["security.protocol": "ssl", "ssl.key.pem": "swordfish"],
      ["security.protocol": "ssl", "ssl.keystore.location": "/dev/null", "ssl.keystore.password": "swordfish"],
    ])
  func badValue(settings: [String: String]) {
    let error = #expect(throws: KafkaError.self) { try KafkaProducer(.test("127.0.0.1:1", settings)) }
    #expect(error.map { "\($0)" }?.contains("swordfish") == false)
    #expect(error?.message.isEmpty == false)
  }

  @Test("What the client cannot work without cannot be set otherwise")
  func requiredSettings() {
    for (name, value) in ["auto.offset.reset": "latest", "enable.auto.commit": "true"] {
      let error = #expect(throws: KafkaError.self) { try KafkaConsumer(.test("127.0.0.1:1", [name: value])) }
      #expect(error?.message.contains(name) == true)
    }
    #expect(throws: KafkaError.self) {
      try KafkaProducer(.test("127.0.0.1:1", ["delivery.report.only.error": "true"]))
    }
  }

  @Test("A setting that is passed through wins over this client's default")
  func passThrough() async throws {
    let topic = uniqueTopic("pass-through")
    try await withBroker(topics: [topic: 1]) { bootstrap in
      // Without idempotence acks may be 0, and then a delivery has no offset: accepted only if both win.
      try await withProducer(bootstrap, ["enable.idempotence": "false", "acks": "0"]) { producer in
        for result in await producer.send([.text("x", topic: topic)]) { try result.get() }
      }
      // Contradicting the idempotence that is left on by default, librdkafka refuses the client.
      #expect(throws: KafkaError.self) { try KafkaProducer(.test(bootstrap, ["acks": "0"])) }
    }
  }

  @Test("No way of printing a configuration shows a value that was passed through")
  func secretsStayOut() {
    let configuration = KafkaConfiguration.test("127.0.0.1:1", ["sasl.password": "swordfish"])
    var dumped = ""
    dump(configuration, to: &dumped)
    for text in ["\(configuration)", String(reflecting: configuration), dumped] {
      #expect(!text.contains("swordfish"))
      #expect(text.contains("sasl.password"))
    }
  }

  @Test("librdkafka's lines go to the logger that was given, with the client's name")
  func logging() async throws {
    let lines = LogLines()
    // Nobody listens there: the connection is refused, which librdkafka logs.
    var configuration = KafkaConfiguration.test("127.0.0.1:1")
    configuration.logger = Logger(label: "test") { _ in lines.handler }
    let producer = try KafkaProducer(configuration)
    let line = try #require(await lines.first { $0.message.contains("Connection refused") })
    #expect(line.level >= .warning)
    #expect(line.client == "kafka-tests")
    await producer.close(timeout: .zero)
  }
}

import Kafka
import Testing

@testable import KafkaRPC

@Suite struct CallSettingsTests {
  /// A broker answers a waiting fetch when a record comes; a small wait only has it asked all the time.
  @Test func aFetchMayWaitAtTheBroker() {
    let kafka = KafkaConfiguration(bootstrapServers: "b:9092", clientID: "tests")
    #expect(kafka.forCalls.settings["fetch.wait.max.ms"] == nil)
  }

  @Test func whatIsAskedForWins() {
    let asked = ["fetch.wait.max.ms": "10", "reconnect.backoff.max.ms": "7", "message.timeout.ms": "8"]
    let kafka = KafkaConfiguration(bootstrapServers: "b:9092", clientID: "tests", settings: asked)
    #expect(kafka.forCalls.settings["fetch.wait.max.ms"] == "10")
    #expect(kafka.forCalls.settings["reconnect.backoff.max.ms"] == "7")
    #expect(kafka.forRequests.settings["message.timeout.ms"] == "8")
  }
}

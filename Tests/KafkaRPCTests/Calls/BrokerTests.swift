import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Kafka
import Messaging
import MetricsTestKit
import StateStore
import Testing

@testable import KafkaRPC

/// What happens when the broker is away, and when it comes back.
@Suite(.timeLimit(.minutes(2))) struct BrokerTests {
  @Test func aCallWithoutABrokerIsUnavailable() async throws {
    let servers = try await withLocalBroker { $0.bootstrapServers }
    var kafka = configuration(servers)
    kafka.settings["socket.connection.setup.timeout.ms"] = "1000"
    let client = RPCClient(caller: "tests", kafka: kafka, logger: quiet)
    try await whileRunning([client.run]) {
      let error = await #expect(throws: RPCError.self) {
        try await client.call(HealthCheck.self, of: .intake, HealthCheck.Request(), timeout: .seconds(60))
      }
      #expect(error?.code == .unavailable)
    }
  }

  /// The deadline ends the call also while the broker is still being looked for.
  @Test func theDeadlineHoldsWithoutABroker() async throws {
    let servers = try await withLocalBroker { $0.bootstrapServers }
    let client = RPCClient(caller: "tests", kafka: configuration(servers), logger: quiet)
    try await whileRunning([client.run]) {
      let error = await #expect(throws: RPCError.self) {
        try await client.call(HealthCheck.self, of: .intake, HealthCheck.Request(), timeout: .milliseconds(200))
      }
      #expect(error?.code == .deadlineExceeded)
    }
  }

  @Test func aRequestThatCannotBeProducedIsUnavailableAndTheNextOneWorks() async throws {
    try await withLocalBroker { broker in
      try await withService(servers: broker.bootstrapServers, methods: { Ledger.register(with: &$0) }) { service in
        let client = service.makeClient(settings: ["message.timeout.ms": "1500"])
        try await whileRunning([client.run]) {
          _ = try await client.call(
            Ledger.Add.self, of: service.name, .init(name: "a", amount: 1), timeout: .seconds(60))
          try broker.setDown()
          let error = await #expect(throws: RPCError.self) {
            try await client.call(
              Ledger.Add.self, of: service.name, .init(name: "a", amount: 10), timeout: .seconds(60))
          }
          #expect(error?.code == .unavailable)
          try broker.setUp()
          // Connections come back in their own time.
          var total: Int64?
          for _ in 0..<20 where total == nil {
            total = try? await client.call(
              Ledger.Add.self, of: service.name, .init(name: "a", amount: 100), timeout: .seconds(60),
              idempotencyKey: "again"
            ).total
          }
          #expect(total == 101)
        }
      }
    }
  }

  @Test func aTopicThatMayNotBeWrittenIsUnavailable() async throws {
    try await withLocalBroker { broker in
      try await withService(servers: broker.bootstrapServers, methods: { Ledger.register(with: &$0) }) { service in
        _ = try await service.client.call(
          Ledger.Total.self, of: service.name, .init(name: "a"), timeout: .seconds(60))
        try broker.fail(.produce, with: [.topicAuthorizationFailed])
        let error = await #expect(throws: RPCError.self) {
          try await service.client.call(Ledger.Total.self, of: service.name, .init(name: "a"), timeout: .seconds(60))
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("ACL") == true)
      }
    }
  }

  /// A server that starts before the broker answers as soon as it is there.
  @Test func aServerWaitsForTheBroker() async throws {
    try await withLocalBroker { broker in
      try broker.setDown()
      try await withService(servers: broker.bootstrapServers, methods: { Ledger.register(with: &$0) }) { service in
        try broker.setUp()
        try await eventually {
          (try? service.serverMetrics.expectCounter("accord_rpc_server_expired_requests_total")) != nil
        }
        let answer = try await service.client.call(
          Ledger.Add.self, of: service.name, .init(name: "a", amount: 1), timeout: .seconds(60))
        #expect(answer.total == 1)
      }
    }
  }
}

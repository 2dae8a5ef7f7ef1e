import AccordTesting
import GRPCCore
import Kafka
import ServiceLifecycle
import ServiceLifecycleTestKit
import Testing

@testable import KafkaRPC

/// A stop has a bound, whatever is under way.
@Suite(.timeLimit(.minutes(2))) struct StoppingTests {
  /// The broker goes away in the middle of a call: neither the method, which does not end, nor the reply, which nobody takes,
  /// keeps the server from stopping.
  @Test func aStopWithoutABrokerDoesNotWaitForTheReplies() async throws {
    let gate = Gate()
    try await withLocalBroker { broker in
      try await withStore(migrations: allMigrations) { store in
        let service = testedService(broker.bootstrapServers, store)
        var methods = MethodRegistry()
        gate.register(with: &methods)
        let raw = RawRequests(service: service.name, kafka: service.kafka)
        try await raw.send(raw.request(Gate.Wait.fullName, json: "{}", callID: "call-1"))
        var limits = RPCLimits()
        limits.shutdownGrace = .milliseconds(100)
        limits.replyGrace = .milliseconds(100)
        let parts = parts(of: service, methods, limits: limits)
        try await whileRunning([parts[0]]) {
          defer { gate.openForAll() }
          try await testGracefulShutdown { trigger in
            let isInTime = try await withThrowingTaskGroup(of: Bool.self) { group in
              group.addTask {
                try await parts[1]()
                return true
              }
              await gate.reached(1)
              try broker.setDown()
              trigger.triggerGracefulShutdown()
              // Less than it takes a record to expire (message.timeout.ms).
              group.addTask {
                try await Task.sleep(for: .seconds(4))
                return false
              }
              defer { group.cancelAll() }
              return try await group.next()
            }
            #expect(isInTime == true)
          }
        }
        let lost = try service.served("lost_replies")
        #expect(lost == 1)
      }
    }
  }
}

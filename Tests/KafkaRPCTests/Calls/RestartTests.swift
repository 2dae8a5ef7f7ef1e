import AccordTesting
import CloudEvents
import Contracts
import Foundation
import GRPCCore
import Kafka
import MetricsTestKit
import ServiceLifecycle
import ServiceLifecycleTestKit
import StateStore
import Testing

@testable import KafkaRPC

/// What a server that was stopped or killed owes to those who called meanwhile.
@Suite(.timeLimit(.minutes(2))) struct RestartTests {
  @Test func requestsThatCameWhileItWasDownAreAnsweredUnlessExpired() async throws {
    try await withBroker { servers in
      try await withStore(migrations: allMigrations) { store in
        let service = testedService(servers, store)
        let raw = RawRequests(service: service.name, kafka: service.kafka)
        var methods = MethodRegistry()
        Ledger.register(with: &methods)
        let json = #"{"name":"a","amount":1}"#
        // Before there ever was a server.
        try await raw.send(raw.request(Ledger.Add.fullName, json: json, callID: "1"))
        try await whileRunning(parts(of: service, methods)) {
          let answered = try await raw.replies(1).map(\.address.callID)
          #expect(answered == ["1"])
        }
        // Between two runs.
        let past = SystemClock().now().after(.seconds(-1))
        try await raw.send(
          raw.request(Ledger.Add.fullName, json: json, callID: "2", deadline: past),
          raw.request(Ledger.Add.fullName, json: json, callID: "3"))
        try await whileRunning(parts(of: service, methods)) {
          let answered = try await raw.replies(2).map(\.address.callID)
          #expect(answered == ["1", "3"])
        }
        let rows = try store.read { try Ledger.total("a", $0).rows }
        #expect(rows == 2)
        // Stopped in order, it reads nothing twice: the second run's only replay would be of the first call.
        let replayed = try service.served("replayed_replies")
        #expect(replayed == 0)
      }
    }
  }

  /// The position is only written now and then. A server that was killed reads requests again, and does nothing twice.
  @Test func withoutItsPositionItReadsAgainAndDoesNothingTwice() async throws {
    try await withBroker { servers in
      try await withStore(migrations: allMigrations) { store in
        let service = testedService(servers, store)
        let raw = RawRequests(service: service.name, kafka: service.kafka)
        var methods = MethodRegistry()
        Ledger.register(with: &methods)
        let json = #"{"name":"a","amount":1}"#
        for number in 1...5 {
          try await raw.send(raw.request(Ledger.Add.fullName, json: json, callID: "\(number)"))
        }
        try await whileRunning(parts(of: service, methods)) { _ = try await raw.replies(5) }
        try store.write { _ = try $0.execute("DELETE FROM rpc_position", []) }
        try await whileRunning(parts(of: service, methods)) { _ = try await raw.replies(10) }
        let replayed = try service.served("replayed_replies")
        #expect(replayed == 5)
        let rows = try store.read { try Ledger.total("a", $0).rows }
        #expect(rows == 5)
      }
    }
  }

  @Test func aGracefulStopFinishesTheCallsThatItWorksOn() async throws {
    let gate = Gate()
    try await withBroker { servers in
      try await withStore(migrations: allMigrations) { store in
        let service = testedService(servers, store)
        var methods = MethodRegistry()
        gate.register(with: &methods)
        let parts = parts(of: service, methods)
        try await whileRunning([service.client.run, parts[0]]) {
          try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
              group.addTask { try await parts[1]() }
              async let answer = service.client.call(
                Gate.Pass.self, of: service.name, .init(name: "a", amount: 2), timeout: .seconds(60))
              await gate.reached(1)
              trigger.triggerGracefulShutdown()
              gate.open()
              let total = try await answer.total
              #expect(total == 2)
              try await group.waitForAll()
            }
          }
        }
      }
    }
  }

  /// The service dies after the commit, before anybody has heard of it. The next run reads the request again and
  /// answers from the kept reply; the caller, who still waits, gets that answer, and the work was done once.
  @Test func killedBetweenCommitAndReplyItAnswersAfterwards() async throws {
    // The service that dies is a process of its own, so the broker must outlive it here.
    try await withBroker { servers in
      try await withStoreURL { url in
        let name = uniqueService()
        let caller = RPCClient(caller: "tests", kafka: configuration(servers), logger: quiet)
        try await whileRunning([caller.run]) {
          let answer = Task {
            try await caller.call(
              Ledger.Add.self, of: name, .init(name: "a", amount: 7), timeout: .seconds(90), idempotencyKey: "k-1")
          }
          await #expect(processExitsWith: .signal(SIGKILL)) {
            [servers = servers as String, url = url as String, code = name.name as String] in
            try await serveUntilKilled(servers: servers, store: url, service: code)
          }
          let store = try StateStore(url: url, service: "test", migrations: allMigrations)
          // The work is done, and nobody has been told.
          let rows = try store.read { try Ledger.total("a", $0).rows }
          #expect(rows == 1)
          let service = TestedService(
            name: name, kafka: configuration(servers), store: store, client: caller, clientMetrics: TestMetrics(),
            serverMetrics: TestMetrics())
          var methods = MethodRegistry()
          Ledger.register(with: &methods)
          let total = try await whileRunning(parts(of: service, methods)) { try await answer.value.total }
          #expect(total == 7)
          let again = try store.read { try Ledger.total("a", $0).rows }
          #expect(again == 1)
          let replayed = try service.served("replayed_replies")
          #expect(replayed == 1)
          try store.close()
        }
      }
    }
  }
}

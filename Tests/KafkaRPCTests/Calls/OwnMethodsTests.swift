import CloudEvents
import Contracts
import GRPCCore
import Messaging
import Testing

@testable import KafkaRPC

@Suite(.timeLimit(.minutes(2))) struct OwnMethodsTests {
  @Test func healthTellsWhetherTheServiceWorks() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      // The processor has its own start: the answer changes when it is done.
      var status = ServingStatus.notServing
      for _ in 0..<500 where status == .notServing {
        status = try await service.client.call(
          HealthCheck.self, of: service.name, HealthCheck.Request(), timeout: .seconds(20)
        ).status
      }
      #expect(status == .serving)
      for known in ["", Ledger.service, HealthCheck.service] {
        let answer = try await service.client.call(
          HealthCheck.self, of: service.name, HealthCheck.Request(service: known), timeout: .seconds(20))
        #expect(answer.status == .serving)
      }
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          HealthCheck.self, of: service.name, HealthCheck.Request(service: "a.B"), timeout: .seconds(20))
      }
      #expect(error?.code == .notFound)
    }
  }

  @Test func aServiceThatDoesNotProcessIsNotServing() async throws {
    try await withService(methods: { _ in }) { service in
      let idle = Processor(
        service: service.name, subscriptions: [], router: EventRouter(), timers: TimerRouter(), kafka: service.kafka,
        store: service.store, clock: SystemClock(), logger: quiet)
      let other = uniqueService()
      let server = RPCServer(
        service: other, methods: MethodRegistry(), processor: idle, kafka: service.kafka, logger: quiet)
      try await whileRunning([server.run]) {
        let answer = try await service.client.call(
          HealthCheck.self, of: other, HealthCheck.Request(), timeout: .seconds(20))
        #expect(answer.status == .notServing)
      }
    }
  }

  @Test func allMethodsAreListed() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let answer = try await service.client.call(
        ListMethods.self, of: service.name, ListMethods.Request(), timeout: .seconds(20))
      #expect(
        answer.methods.map(\.method) == [
          "accord.reflection.v1.Reflection/ListMethods", "accord.test.v1.Ledger/Add", "accord.test.v1.Ledger/Total",
          "grpc.health.v1.Health/Check",
        ])
      #expect(answer.methods.filter(\.isMutating).map(\.method) == ["accord.test.v1.Ledger/Add"])
      #expect(answer.methods.allSatisfy { !$0.summary.isEmpty })
    }
  }
}

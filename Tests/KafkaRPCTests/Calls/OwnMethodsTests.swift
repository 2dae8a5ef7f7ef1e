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
          HealthCheck.self, of: service.name, HealthCheck.Request(), timeout: .seconds(60)
        ).status
      }
      #expect(status == .serving)
      for known in ["", Ledger.service, HealthCheck.service] {
        let answer = try await service.client.call(
          HealthCheck.self, of: service.name, HealthCheck.Request(service: known), timeout: .seconds(60))
        #expect(answer.status == .serving)
      }
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          HealthCheck.self, of: service.name, HealthCheck.Request(service: "a.B"), timeout: .seconds(60))
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
          HealthCheck.self, of: other, HealthCheck.Request(), timeout: .seconds(60))
        #expect(answer.status == .notServing)
      }
    }
  }

  @Test func allMethodsAreListed() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let answer = try await service.client.call(
        ListMethods.self, of: service.name, ListMethods.Request(), timeout: .seconds(60))
      #expect(
        answer.methods.map(\.method) == [
          "accord.reflection.v1.Reflection/DescribeMethod", "accord.reflection.v1.Reflection/ListMethods",
          "accord.test.v1.Ledger/Add", "accord.test.v1.Ledger/Total",
          "grpc.health.v1.Health/Check",
        ])
      #expect(answer.methods.filter(\.isMutating).map(\.method) == ["accord.test.v1.Ledger/Add"])
      #expect(answer.methods.allSatisfy { !$0.summary.isEmpty })
    }
  }

  @Test func aMethodIsDescribedByTheSchemasOfItsMessages() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let answer = try await service.client.call(
        DescribeMethod.self, of: service.name, .init(method: Ledger.Add.fullName), timeout: .seconds(60))
      #expect(answer.method.isMutating)
      #expect(answer.request["properties"]?["amount"]?["type"] == "integer")
      #expect(answer.request["required"] == ["amount", "name"] || answer.request["required"] == ["name", "amount"])
      #expect(answer.response["properties"]?["total"]?["type"] == "integer")
    }
  }

  /// Every method of the contracts can be described, these ones too.
  @Test func everyMethodOfTheContractsIsDescribed() throws {
    let methods = ContractCatalogue.services.flatMap(\.allMethods)
    #expect(methods.count > 20)
    for method in methods { try describe(method) }
  }

  private func describe<Method: RPCMethod>(_ method: Method.Type) throws {
    for type in [Method.Request.self, Method.Response.self] as [any Decodable.Type] {
      let schema = try MessageSchema.document(type)
      #expect(schema["type"] == "object", "\(method)")
    }
  }

  @Test func aMethodThatIsNotServedCannotBeDescribed() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          DescribeMethod.self, of: service.name, .init(method: "a.B/C"), timeout: .seconds(60))
      }
      #expect(error?.code == .notFound)
    }
  }
}

import GRPCCore
import Testing

@testable import KafkaRPC

@Suite(.timeLimit(.minutes(2))) struct StatusTests {
  @Test func everyStatusReachesTheCallerWithItsTextAndMetadata() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      for number in 1...16 {
        let error = await #expect(throws: RPCError.self) {
          try await service.client.call(
            Behave.self, of: service.name, Behave.Request(code: number), timeout: .seconds(60))
        }
        #expect(error?.code.rawValue == number)
        #expect(error?.message == "as asked: \(number)")
        #expect(error?.metadata[stringValues: "hint"].first { _ in true } == "h-\(number)")
      }
    }
  }

  @Test func aDomainErrorKeepsItsCodeAndText() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: -1), timeout: .seconds(60))
      }
      #expect(error?.code == .outOfRange)
      #expect(error?.message == "the amount must not be negative")
    }
  }

  /// What an error does not say how to tell is not told: its text could hold anything.
  @Test func otherErrorsAreInternalWithoutTheirText() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          Behave.self, of: service.name, Behave.Request(kind: .secretError), timeout: .seconds(60))
      }
      #expect(error?.code == .internalError)
      #expect(error?.message.contains("周") == false && error?.message.contains("138") == false)
    }
  }

  @Test(arguments: [
    (Behave.Request.Kind.permanentFailure, RPCError.Code.failedPrecondition), (.transientStoreError, .unavailable),
    (.storeError, .internalError),
  ])
  func errorsOfTheSpineHaveTheirStatus(kind: Behave.Request.Kind, code: RPCError.Code) async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(Behave.self, of: service.name, Behave.Request(kind: kind), timeout: .seconds(60))
      }
      #expect(error?.code == code)
    }
  }

  @Test func aMethodThatTheServiceLacksIsUnimplemented() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          Ledger.Total.self, of: service.name, Ledger.Total.Request(name: "a"), timeout: .seconds(60))
      }
      #expect(error?.code == .unimplemented)
    }
  }

  @Test func aRequestThatDoesNotFitIsInvalidAndNamesThePlace() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          method: Ledger.Add.fullName, of: service.name, json: Array(#"{"name":"秘密","amount":"秘密"}"#.utf8),
          timeout: .seconds(60))
      }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message.contains("amount") == true && error?.message.contains("秘密") == false)
      let rows = try service.store.read { try Ledger.total("秘密", $0).rows }
      #expect(rows == 0)
    }
  }

  @Test(arguments: [
    ("no-method", "{}"), ("a.b.C/", "{}"), ("a.b.C/M/N", "{}"), ("accord.test.v1.Ledger/Add", "{"),
    ("accord.test.v1.Ledger/Add", #"{"a":1} {"#),
  ])
  func whatIsNoCallDoesNotLeaveTheClient(method: String, json: String) async throws {
    // No broker is there at all.
    let client = RPCClient(caller: "tests", kafka: configuration("127.0.0.1:1"), logger: quiet)
    let error = await #expect(throws: RPCError.self) {
      try await client.call(method: method, of: .intake, json: Array(json.utf8), timeout: .seconds(60))
    }
    #expect(error?.code == .invalidArgument)
  }

  @Test func aCallerWithoutAProperNameCallsNobody() async throws {
    let client = RPCClient(caller: "Zhou Lan", kafka: configuration("127.0.0.1:1"), logger: quiet)
    let error = await #expect(throws: RPCError.self) {
      try await client.call(Behave.self, of: .intake, Behave.Request(), timeout: .seconds(60))
    }
    #expect(error?.code == .invalidArgument)
  }

  @Test func aReplyThatIsTooLargeIsNotSent() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          Behave.self, of: service.name, Behave.Request(bytes: 300_000), timeout: .seconds(60))
      }
      #expect(error?.code == .resourceExhausted)
    }
  }

  @Test func aRequestThatIsTooLargeIsNotSent() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          Ledger.Add.self, of: service.name,
          Ledger.Add.Request(name: String(repeating: "x", count: 300_000), amount: 1), timeout: .seconds(60))
      }
      #expect(error?.code == .resourceExhausted)
    }
  }

  @Test func everyCallIsCountedUnderItsMethodAndCode() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      for code in [nil, 5] {
        _ = try? await service.client.call(
          Behave.self, of: service.name, Behave.Request(code: code), timeout: .seconds(60))
      }
      for code in ["OK", "NOT_FOUND"] {
        let client = try service.clientMetrics.expectCounter(
          "accord_rpc_client_calls_total",
          [("service", service.name.name), ("method", Behave.fullName), ("code", code)])
        #expect(service.answered(Behave.fullName, code) == 1)
        #expect(client.totalValue == 1)
      }
      let inFlight = try service.serverMetrics.expectMeter("accord_rpc_server_calls_in_flight")
      #expect(inFlight.values.contains(1))
    }
  }
}

import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Testing

@testable import KafkaRPC

@Suite(.timeLimit(.minutes(2))) struct DeadlineTests {
  @Test func aCallEndsAtItsDeadline() async throws {
    let gate = Gate()
    try await withService(methods: { gate.register(with: &$0) }) { service in
      defer { gate.openForAll() }
      // On a busy machine a short deadline can pass before the method has begun: then once more, with a longer one.
      var timeout = Duration.milliseconds(250)
      while gate.count == 0, timeout < .seconds(60) {
        timeout *= 2
        let error = await #expect(throws: RPCError.self) {
          try await service.client.call(Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: timeout)
        }
        #expect(error?.code == .deadlineExceeded)
      }
      #expect(gate.count > 0)
      // The service tells of the end by itself, while the method still waits.
      try await eventually { service.answered(Gate.Wait.fullName, "DEADLINE_EXCEEDED") > 0 }
    }
  }

  /// A command that waits behind others until its deadline has passed is left undone.
  @Test func whatHasNotBegunAtTheDeadlineIsNotDone() async throws {
    let gate = Gate()
    try await withService(methods: {
      gate.register(with: &$0)
      Ledger.register(with: &$0)
    }) { service in
      defer { gate.openForAll() }
      async let blocking = service.client.call(
        Gate.Pass.self, of: service.name, Gate.Pass.Request(name: "a", amount: 1), timeout: .seconds(100))
      await gate.reached(1)
      // It must have come in before its deadline: on a busy machine once more, with a longer one.
      var timeout = Duration.milliseconds(250)
      var isToldOff = false
      while !isToldOff, timeout < .seconds(30) {
        timeout *= 2
        let error = await #expect(throws: RPCError.self) {
          try await service.client.call(
            Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 10), timeout: timeout)
        }
        #expect(error?.code == .deadlineExceeded)
        isToldOff = try await comes(within: .seconds(2)) {
          service.answered(Ledger.Add.fullName, "DEADLINE_EXCEEDED") > 0
        }
      }
      #expect(isToldOff)
      gate.open()
      let passed = try await blocking
      #expect(passed.total == 1)
      let next = try await service.client.call(
        Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 100), timeout: .seconds(60))
      #expect(next.total == 101)
    }
  }

  @Test func anExpiredRequestIsNeitherExecutedNorAnswered() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let raw = RawRequests(service: service.name, kafka: service.kafka)
      let json = #"{"name":"a","amount":3}"#
      let past = SystemClock().now().after(.seconds(-1))
      try await raw.send(
        raw.request(Ledger.Add.fullName, json: json, callID: "expired", deadline: past),
        raw.request(Ledger.Add.fullName, json: json, callID: "good"))
      let replies = try await raw.replies(1)
      #expect(replies.map(\.address.callID) == ["good"])
      try await eventually { try service.served("expired_requests") == 1 }
      let total = try service.store.read { try Ledger.total("a", $0) }
      #expect(total.rows == 1)
    }
  }

  /// A request may say any time: the farthest must neither stop the server nor keep a call for ever.
  @Test func aDeadlineFarAwayIsCut() async throws {
    let gate = Gate()
    var limits = RPCLimits()
    limits.maximumTimeout = .milliseconds(500)
    try await withService(limits: limits, methods: { gate.register(with: &$0) }) { service in
      defer { gate.openForAll() }
      let raw = RawRequests(service: service.name, kafka: service.kafka)
      let far = try #require(Timestamp(rfc3339: "9999-12-31T23:59:59Z"))
      try await raw.send(raw.request(Gate.Wait.fullName, json: "{}", callID: "far", deadline: far))
      let reply = try await raw.replies(1).first
      #expect(reply?.status.code == .deadlineExceeded)
    }
  }

  @Test(arguments: [Duration.zero, .seconds(-5), .nanoseconds(-1)])
  func aCallWithoutAnyTimeIsNotMade(timeout: Duration) async throws {
    let client = RPCClient(caller: "tests", kafka: configuration("127.0.0.1:1"), logger: quiet)
    let error = await #expect(throws: RPCError.self) {
      try await client.call(HealthCheck.self, of: .intake, HealthCheck.Request(), timeout: timeout)
    }
    #expect(error?.code == .deadlineExceeded)
  }

  /// GRPCCore cannot read back a timeout of eight digits, and would add the largest one to the present.
  @Test(arguments: [Duration.microseconds(99_999_999), .seconds(99_999_999), .seconds(Int64.max)])
  func anyTimeoutReachesTheService(timeout: Duration) async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let before = SystemClock().now()
      _ = try await service.client.call(Ledger.Total.self, of: service.name, .init(name: "a"), timeout: timeout)
      let raw = try await RawRequests(service: service.name, kafka: service.kafka).requests(1)
      let deadline = try #require(raw.first?.deadline)
      let expected = min(timeout, RPCLimits().maximumTimeout)
      let carried = before.duration(to: deadline)
      #expect(carried >= expected - .milliseconds(1) && carried < expected + .seconds(60))
      #expect(raw.first?.metadata[stringValues: "grpc-timeout"].first { _ in true } == nil)
    }
  }
}

import AccordTesting
import Contracts
import GRPCCore
import Testing

@testable import KafkaRPC

@Suite(.timeLimit(.minutes(2))) struct CallTests {
  @Test func aQueryAndACommandAreAnswered() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let added = try await service.client.call(
        Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 3), timeout: .seconds(60))
      #expect(added.total == 3)
      let total = try await service.client.call(
        Ledger.Total.self, of: service.name, Ledger.Total.Request(name: "a"), timeout: .seconds(60))
      #expect(total == Ledger.Total.Response(total: 3, rows: 1))
    }
  }

  @Test func jsonGoesInAndOut() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let json = try await service.client.call(
        method: Ledger.Add.fullName, of: service.name, json: Array(#"{"amount": 4, "name": "周"}"#.utf8),
        timeout: .seconds(60))
      #expect(String(decoding: json, as: UTF8.self) == #"{"total":4}"#)
    }
  }

  @Test func twoHundredCallsAtOnceAreAllAnswered() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<200 {
          group.addTask {
            if number.isMultiple(of: 2) {
              _ = try await service.client.call(
                Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "all", amount: 1), timeout: .seconds(60))
            } else {
              _ = try await service.client.call(
                Ledger.Total.self, of: service.name, Ledger.Total.Request(name: "all"), timeout: .seconds(60))
            }
          }
        }
        try await group.waitForAll()
      }
      let total = try service.store.read { try Ledger.total("all", $0) }
      #expect(total == Ledger.Total.Response(total: 100, rows: 100))
    }
  }

  @Test func oneClientCallsSeveralServices() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { first in
      try await withService(servers: first.kafka.bootstrapServers, methods: { Behave.register(with: &$0) }) { second in
        let one = try await first.client.call(
          Ledger.Total.self, of: first.name, Ledger.Total.Request(name: "a"), timeout: .seconds(60))
        let two = try await first.client.call(
          Behave.self, of: second.name, Behave.Request(bytes: 3), timeout: .seconds(60))
        #expect(one.rows == 0)
        #expect(two.filling == "xxx")
      }
    }
  }

  /// Two runs of one tool share the caller's reply topic: each has its own answers, and the other's are not late.
  @Test func twoProcessesOfOneCallerGetTheirOwnAnswers() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      let other = service.makeClient()
      try await whileRunning([other.run]) {
        for bytes in 1...10 {
          async let one = service.client.call(
            Behave.self, of: service.name, Behave.Request(bytes: bytes), timeout: .seconds(60))
          async let two = other.call(
            Behave.self, of: service.name, Behave.Request(bytes: 100 + bytes), timeout: .seconds(60))
          let answers = try await (one, two)
          #expect(answers.0.filling.count == bytes)
          #expect(answers.1.filling.count == 100 + bytes)
        }
        let late = try service.called("late_replies")
        #expect(late == 0)
      }
    }
  }

  @Test func aCallThatIsCancelledEndsAtOnceAndItsReplyIsLate() async throws {
    let gate = Gate()
    try await withService(methods: { gate.register(with: &$0) }) { service in
      defer { gate.openForAll() }
      let call = Task {
        try await service.client.call(Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: .seconds(60))
      }
      await gate.reached(1)
      call.cancel()
      let error = await #expect(throws: RPCError.self) { try await call.value }
      #expect(error?.code == .cancelled)
      // Only now can the method end, so the reply finds nobody who waits.
      gate.open()
      try await eventually { try service.called("late_replies") == 1 }
    }
  }

  @Test func callsBeyondTheClientsBoundAreTurnedAway() async throws {
    let gate = Gate()
    var limits = RPCLimits()
    limits.clientInFlight = 2
    try await withService(clientLimits: limits, methods: { gate.register(with: &$0) }) { service in
      defer { gate.openForAll() }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<2 {
          group.addTask {
            _ = try await service.client.call(
              Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: .seconds(60))
          }
        }
        await gate.reached(2)
        let error = await #expect(throws: RPCError.self) {
          try await service.client.call(
            Gate.Wait.self, of: service.name, Gate.Wait.Request(), timeout: .seconds(60))
        }
        #expect(error?.code == .resourceExhausted)
        gate.openForAll()
        try await group.waitForAll()
      }
    }
  }

  @Test func aClientThatWasStoppedCallsNobody() async throws {
    try await withService(methods: { Behave.register(with: &$0) }) { service in
      let other = service.makeClient()
      try await whileRunning([other.run]) {
        _ = try await other.call(Behave.self, of: service.name, Behave.Request(), timeout: .seconds(60))
      }
      await #expect(throws: RPCError.self) {
        try await other.call(Behave.self, of: service.name, Behave.Request(), timeout: .seconds(60))
      }
    }
  }
}

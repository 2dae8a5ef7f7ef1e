import AccordTesting
import Contracts
import GRPCCore
import StateStore
import Synchronization
import Testing

@testable import KafkaRPC

@Suite(.timeLimit(.minutes(2))) struct IdempotencyTests {
  @Test func theSameKeyIsDoneOnceAndAnsweredTheSame() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let request = Ledger.Add.Request(name: "a", amount: 3)
      for _ in 0..<3 {
        let answer = try await service.client.call(
          Ledger.Add.self, of: service.name, request, timeout: .seconds(60), idempotencyKey: "k-1")
        #expect(answer.total == 3)
      }
      let total = try service.store.read { try Ledger.total("a", $0) }
      #expect(total == Ledger.Total.Response(total: 3, rows: 1))
      let replayed = try service.served("replayed_replies")
      #expect(replayed == 2)
    }
  }

  @Test func withoutAKeyEveryCallIsItsOwn() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      for expected in [3, 6] as [Int64] {
        let answer = try await service.client.call(
          Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 3), timeout: .seconds(60))
        #expect(answer.total == expected)
      }
    }
  }

  @Test func theSameKeyForAnotherRequestIsRefused() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      _ = try await service.client.call(
        Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 3), timeout: .seconds(60),
        idempotencyKey: "k-1")
      let error = await #expect(throws: RPCError.self) {
        try await service.client.call(
          Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 4), timeout: .seconds(60),
          idempotencyKey: "k-1")
      }
      #expect(error?.code == .alreadyExists)
      let total = try service.store.read { try Ledger.total("a", $0) }
      #expect(total.rows == 1)
    }
  }

  @Test func theSameRequestWrittenOtherwiseIsTheSame() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      for json in [#"{"name":"a","amount":3}"#, #"{ "amount": 3, "name": "a", "unknown": [1] }"#] {
        let answer = try await service.client.call(
          method: Ledger.Add.fullName, of: service.name, json: Array(json.utf8), timeout: .seconds(60),
          metadata: ["idempotency-key": "k-1"])
        #expect(String(decoding: answer, as: UTF8.self) == #"{"total":3}"#)
      }
    }
  }

  /// What failed had no effect, so it may be tried again under the same key, and mended.
  @Test func aFailureIsNotKept() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      _ = try? await service.client.call(
        Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: -3), timeout: .seconds(60),
        idempotencyKey: "k-1")
      let answer = try await service.client.call(
        Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 3), timeout: .seconds(60),
        idempotencyKey: "k-1")
      #expect(answer.total == 3)
    }
  }

  /// At-least-once delivery: the record is there twice, as after a producer's retry.
  @Test func aRequestThatIsDeliveredTwiceRunsOnce() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      let raw = RawRequests(service: service.name, kafka: service.kafka)
      let request = try raw.request(Ledger.Add.fullName, json: #"{"name":"a","amount":3}"#, callID: "call-1")
      try await raw.send(request)
      let first = try await raw.replies(1)
      try await raw.send(request)
      let both = try await raw.replies(2)
      #expect(both.count == 2)
      #expect(both.allSatisfy { $0.status.code == .ok && $0.message == first.first?.message })
      let total = try service.store.read { try Ledger.total("a", $0) }
      #expect(total == Ledger.Total.Response(total: 3, rows: 1))
    }
  }

  @Test func aRequestThatIsBeingWorkedOnIsNotBegunAgain() async throws {
    let gate = Gate()
    try await withService(methods: { gate.register(with: &$0) }) { service in
      defer { gate.openForAll() }
      let raw = RawRequests(service: service.name, kafka: service.kafka)
      let request = try raw.request(Gate.Wait.fullName, json: "{}", callID: "call-1")
      let marker = try raw.request(HealthCheck.fullName, json: "{}", callID: "call-2")
      try await raw.send(request)
      await gate.reached(1)
      // One partition each: the probe's answer does not prove that the copy was read, so the counter is awaited.
      try await raw.send(request, marker)
      try await eventually { try service.served("duplicate_requests") == 1 }
      #expect(gate.count == 1)
      gate.open()
      let replies = try await raw.replies(2)
      #expect(Set(replies.map(\.address.callID)) == ["call-1", "call-2"])
    }
  }

  @Test func keptRepliesAreRemovedWhenTheirTimeIsOver() async throws {
    var limits = RPCLimits()
    limits.replyRetention = .zero
    try await withService(limits: limits, methods: { Ledger.register(with: &$0) }) { service in
      for number in 0..<10 {
        _ = try await service.client.call(
          Ledger.Add.self, of: service.name, Ledger.Add.Request(name: "a", amount: 1), timeout: .seconds(60),
          idempotencyKey: "k-\(number)")
      }
      let kept = try service.store.read { try $0.query("SELECT count(*) FROM rpc_reply", []).first?.integer(0) }
      #expect(kept == 0)
    }
  }

  /// Once the kept reply is gone the key means new work. Its ids are new too: those who had the first would drop it as the
  /// same again, while here it stands.
  @Test func anExpiredKeyMakesOtherIDs() async throws {
    var limits = RPCLimits()
    limits.replyRetention = .zero
    let ids = Mutex<[String]>([])
    let register = { (methods: inout MethodRegistry) in
      methods.command(Ledger.Add.self) { request, work in
        let id = work.makeID()
        ids.withLock { $0.append(id) }
        return try Ledger.add(request, work.transaction)
      }
    }
    try await withService(limits: limits, methods: register) { service in
      for total in [1, 2] as [Int64] {
        let answer = try await service.client.call(
          Ledger.Add.self, of: service.name, .init(name: "a", amount: 1), timeout: .seconds(60), idempotencyKey: "k-1")
        #expect(answer.total == total)
      }
    }
    let made = ids.withLock { $0 }
    #expect(made.count == 2 && Set(made).count == 2)
  }
}

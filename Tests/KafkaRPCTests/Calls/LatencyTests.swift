import GRPCCore
import Testing

@testable import KafkaRPC

/// Not a check: prints what a call takes. Run with `ACCORD_MEASURE=1`.
@Suite(.enabled(if: measures), .serialized, .timeLimit(.minutes(5))) struct LatencyTests {
  @Test func measure() async throws {
    try await withService(methods: { Ledger.register(with: &$0) }) { service in
      var first: Duration = .zero
      for (label, isCommand) in [("query", false), ("command", true)] {
        var times: [Duration] = []
        for _ in 0..<500 {
          let start = ContinuousClock.now
          if isCommand {
            _ = try await service.client.call(
              Ledger.Add.self, of: service.name, .init(name: "a", amount: 1), timeout: .seconds(60))
          } else {
            _ = try await service.client.call(
              Ledger.Total.self, of: service.name, .init(name: "a"), timeout: .seconds(60))
          }
          times.append(ContinuousClock.now - start)
        }
        if first == .zero { first = times[0] }
        times.sort()
        print("\(label): first \(first), p50 \(times[250]), p99 \(times[495])")
      }
      for _ in 0..<5 {
        let fresh = service.makeClient()
        let start = ContinuousClock.now
        try await whileRunning([fresh.run]) {
          _ = try await fresh.call(Ledger.Total.self, of: service.name, .init(name: "a"), timeout: .seconds(60))
          print("first call of a new client: \(ContinuousClock.now - start)")
        }
        print("… and its end: \(ContinuousClock.now - start)")
      }
      let start = ContinuousClock.now
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<200 {
          group.addTask {
            for _ in 0..<10 {
              _ = try await service.client.call(
                Ledger.Total.self, of: service.name, .init(name: "a"), timeout: .seconds(60))
            }
          }
        }
        try await group.waitForAll()
      }
      print("2000 queries, 200 at once: \(ContinuousClock.now - start)")
    }
  }
}

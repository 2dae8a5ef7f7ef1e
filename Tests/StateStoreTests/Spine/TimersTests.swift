import AccordTesting
import StateStore
import Testing

@Suite struct TimersTests {
  @Test func aTimerIsSetInPlaceOfTheOneBeforeIt() async throws {
    try await withStore { store in
      try store.write { transaction in
        let timers = transaction.timers
        try #expect(timers.list(after: nil, limit: 1).isEmpty)
        try timers.schedule(DurableTimer(kind: "reminder", subject: "s1", due: 30))
        try timers.schedule(DurableTimer(kind: "reminder", subject: "s1", due: 10))
        try timers.schedule(DurableTimer(kind: "expiry", subject: "s1", due: 20))
        try timers.schedule(DurableTimer(kind: "reminder", subject: "s2", due: 5))
        try #expect(timers.list(after: nil, limit: 1).map(\.due) == [5])
        let first = try timers.list(after: nil, limit: 2)
        #expect(first.map(\.due) == [5, 10])
        try #expect(timers.list(after: first.last, limit: 10) == [DurableTimer(kind: "expiry", subject: "s1", due: 20)])
        try #expect(timers.cancel(kind: "reminder", subject: "s2"))
        try #expect(!timers.cancel(kind: "reminder", subject: "s2"))
        try #expect(timers.list(after: nil, limit: 1).map(\.due) == [10])
      }
    }
  }

  @Test func timersOutliveTheProcess() async throws {
    try await withStoreURL { url in
      let store = try StateStore(url: url, service: "test", migrations: [])
      try store.write { try $0.timers.schedule(DurableTimer(kind: "k", subject: "s", due: 1)) }
      try store.close()
      let again = try StateStore(url: url, service: "test", migrations: [])
      try #expect(
        again.read { try $0.timers.list(after: nil, limit: 1) } == [DurableTimer(kind: "k", subject: "s", due: 1)])
      try again.close()
    }
  }
}

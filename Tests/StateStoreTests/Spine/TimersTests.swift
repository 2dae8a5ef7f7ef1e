import AccordTesting
import StateStore
import Testing

@Suite struct TimersTests {
  @Test func aTimerIsSetInPlaceOfTheOneBeforeIt() async throws {
    try await withStore { store in
      try store.write { transaction in
        let timers = transaction.timers
        try #expect(timers.nextDue() == nil)
        try timers.schedule(DurableTimer(kind: "reminder", subject: "s1", due: 30))
        try timers.schedule(DurableTimer(kind: "reminder", subject: "s1", due: 10))
        try timers.schedule(DurableTimer(kind: "expiry", subject: "s1", due: 20))
        try timers.schedule(DurableTimer(kind: "reminder", subject: "s2", due: 5))
        try #expect(timers.nextDue() == 5)
        try #expect(timers.due(at: 4, limit: 10) == [])
        try #expect(timers.due(at: 19, limit: 10).map(\.due) == [5, 10])
        try #expect(timers.due(at: 20, limit: 2).map(\.due) == [5, 10])
        try #expect(timers.due(at: 20, limit: 10).last == DurableTimer(kind: "expiry", subject: "s1", due: 20))
        try #expect(timers.cancel(kind: "reminder", subject: "s2"))
        try #expect(!timers.cancel(kind: "reminder", subject: "s2"))
        try #expect(timers.nextDue() == 10)
      }
    }
  }

  @Test func timersOutliveTheProcess() async throws {
    try await withStoreURL { url in
      let store = try StateStore(url: url, service: "test", migrations: [])
      try store.write { try $0.timers.schedule(DurableTimer(kind: "k", subject: "s", due: 1)) }
      try store.close()
      let again = try StateStore(url: url, service: "test", migrations: [])
      try #expect(again.read { try $0.timers.due(at: 1, limit: 1) } == [DurableTimer(kind: "k", subject: "s", due: 1)])
      try again.close()
    }
  }
}

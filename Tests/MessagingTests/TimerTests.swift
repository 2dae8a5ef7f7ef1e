import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Synchronization
import Testing

@Suite(.serialized) struct TimerTests {
  /// Keeps the due time of each timer that fires as a note of its subject.
  private static var timers: TimerRouter {
    var timers = TimerRouter()
    timers.on("note") { subject, due, work in
      try NoteKeeper.keep(Int(due.milliseconds), subject, work)
    }
    timers.on("daily") { subject, due, work in
      try NoteKeeper.keep(Int(due.milliseconds), subject, work)
      try work.emit(Note(number: Int(due.milliseconds)), to: NoteKeeper.output, subject: subject)
      try work.schedule(timer: "daily", subject: subject, at: Timestamp(milliseconds: due.milliseconds + 100))
    }
    timers.on("refused") { _, _, _ in throw PermanentFailure(code: "refused", message: "the timer is refused") }
    return timers
  }

  private static func keeper(_ store: StateStore, _ broker: String, _ clock: SetClock) -> NoteKeeper {
    var keeper = NoteKeeper(store, topics: [], broker: broker)
    keeper.timers = timers
    keeper.clock = clock
    return keeper
  }

  private static func set(_ timers: [(String, String, Int64)], in store: StateStore) throws {
    try store.write { transaction in
      for (kind, subject, due) in timers {
        try transaction.timers.schedule(DurableTimer(kind: kind, subject: subject, due: due))
      }
    }
  }

  @Test func `Timers that fell due while the service was down fire in order of their due times`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try Self.set(
          [("note", "c", 300), ("note", "a", 100), ("daily", "d", 50), ("note", "b", 200), ("note", "later", 9000)],
          in: store)
        let keeper = Self.keeper(store, local.bootstrapServers, SetClock(301))
        try await keeper.running { _ in
          try await eventually("the timers") { try keeper.notes().count == 6 }
          #expect(try keeper.notes() == [50, 100, 150, 200, 250, 300])
          #expect(try store.read { try $0.timers.list(after: nil, limit: 1).first?.due } == 350)
        }
      }
    }
  }

  @Test func `A timer fires when the clock that it was given reaches it, and its ids are derived`() async throws {
    try await withLocalBroker(topics: [NoteKeeper.output.name: 1]) { local in
      var ids: [String] = []
      for _ in 0..<2 {
        try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
          let clock = SetClock(10)
          let keeper = Self.keeper(store, local.bootstrapServers, clock)
          try await keeper.running { processor in
            try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
              try work.schedule(timer: "daily", subject: "d", at: Timestamp(milliseconds: 1000))
            }
            #expect(try keeper.notes() == [])
            clock.set(1000)
            try await eventually("the timer") { try keeper.notes() == [1000] }
            try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
          }
        }
      }
      ids = try await Broker(bootstrapServers: local.bootstrapServers).read(NoteKeeper.output.name, count: 2)
        .map { try CloudEvent(structured: $0.value ?? []).id }
      #expect(ids.count == 2)
      #expect(Set(ids).count == 1)
    }
  }

  @Test func `A timer that sets itself anew for now is another input, in another transaction, each time`() async throws
  {
    let topic = NoteKeeper.output.name
    try await withLocalBroker(topics: [topic: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try Self.set([("rest", "r", 5)], in: store)
        // The clock stands: all turns but the first are set for the same time.
        var keeper = Self.keeper(store, local.bootstrapServers, SetClock(10))
        let turns = Mutex(0)
        keeper.timers.on("rest") { subject, _, work in
          let turn = turns.withLock { turns in
            turns += 1
            return turns
          }
          // Where one transaction held all turns, this would undo those before.
          if turn == 4 { throw StoreError(.transient, "the store is busy") }
          try NoteKeeper.keep(turn, subject, work)
          try work.emit(Note(number: turn), to: NoteKeeper.output, subject: subject)
          if turn < 5 { try work.schedule(timer: "rest", subject: subject, at: work.now) }
        }
        let resting = keeper
        try await resting.running { _ in
          try await eventually("the turns") { try resting.notes() == [1, 2, 3, 5] }
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
        }
      }
      let ids = try await Broker(bootstrapServers: local.bootstrapServers).read(topic, count: 4)
        .map { try CloudEvent(structured: $0.value ?? []).id }
      #expect(ids.count == 4 && Set(ids).count == 4)
    }
  }

  @Test func `A timer that is set for a time for which it was fired before is another input`() async throws {
    let topic = NoteKeeper.output.name
    try await withLocalBroker(topics: [topic: 1]) { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        let keeper = Self.keeper(store, local.bootstrapServers, SetClock(1000))
        try await keeper.running { processor in
          for turn in 1...3 {
            try await processor.perform(WorkInput(source: "/test", id: "\(turn)")) { work in
              try work.schedule(timer: "daily", subject: "d", at: Timestamp(milliseconds: 950))
            }
            try await eventually("the timer") { try keeper.notes().count == turn }
          }
          try await eventually("an empty outbox") { try store.read { try $0.outbox.count() } == 0 }
        }
      }
      let ids = try await Broker(bootstrapServers: local.bootstrapServers).read(topic, count: 3)
        .map { try CloudEvent(structured: $0.value ?? []).id }
      #expect(ids.count == 3 && Set(ids).count == 3)
    }
  }

  @Test func `A refused timer is a dead letter, parks its subject, and stops no other timer`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try Self.set([("refused", "a", 1), ("note", "a", 2), ("note", "b", 3), ("nobody", "c", 4)], in: store)
        let keeper = Self.keeper(store, local.bootstrapServers, SetClock(10))
        try await keeper.running { processor in
          try await eventually("the other timer") { try keeper.notes() == [3] }
          try await eventually("the status") { processor.status.parkedKeys == 2 }
          let letters = try store.read { try DeadLetterDesk.list(limit: 10, in: $0) }
          #expect(letters.map(\.reason) == ["refused", "unknownTimer"])
          let first = try #require(letters.first)
          _ = try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            try DeadLetterDesk.discard(first.id, actor: "ops", reason: "void", execute: true, in: work)
          }
          try await eventually("the timer that waited") { try keeper.notes() == [3, 2] }
        }
      }
    }
  }

  @Test func `While its subject is parked a timer stays set, and can be moved and cancelled`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try store.write { transaction in
          try transaction.deadLetters.insert(
            StoredRecord(topic: "t", partition: 0, offset: 1, key: Array("a".utf8), value: nil),
            reason: "r", message: "m", handler: "h", at: 0)
        }
        // More of them than are looked at in one go.
        try Self.set(
          [("note", "a", 0)] + (1...150).map { ("kind-\($0)", "a", Int64($0)) }
            + [("note", "b", 160), ("daily", "a", 165)], in: store)
        let clock = SetClock(170)
        let keeper = Self.keeper(store, local.bootstrapServers, clock)
        try await keeper.running { processor in
          try await eventually("the other subject's timer") { try keeper.notes() == [160] }
          #expect(try store.read { try $0.parked.count() } == 0)
          try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            for number in 1...150 { try work.cancel(timer: "kind-\(number)", subject: "a") }
            try work.cancel(timer: "daily", subject: "a")
            try work.schedule(timer: "note", subject: "a", at: Timestamp(milliseconds: 200))
            _ = try DeadLetterDesk.discard(1, actor: "ops", reason: "void", execute: true, in: work)
          }
          #expect(try keeper.notes() == [160])
          clock.set(200)
          try await eventually("the timer at its new time") { try keeper.notes() == [160, 200] }
        }
        #expect(try store.read { try $0.timers.list(after: nil, limit: 10) }.isEmpty)
      }
    }
  }

  @Test func `A timer that fell due while its subject was parked fires when it flows`() async throws {
    try await withLocalBroker { local in
      try await withStore(service: "screening", migrations: NoteKeeper.migrations) { store in
        try store.write { transaction in
          try transaction.deadLetters.insert(
            StoredRecord(topic: "t", partition: 0, offset: 1, key: Array("a".utf8), value: nil),
            reason: "r", message: "m", handler: "h", at: 0)
        }
        try Self.set([("note", "a", 1), ("note", "b", 2)], in: store)
        let keeper = Self.keeper(store, local.bootstrapServers, SetClock(10))
        try await keeper.running { processor in
          try await eventually("the other subject's timer") { try keeper.notes() == [2] }
          _ = try await processor.perform(WorkInput(source: "/test", id: "1")) { work in
            try DeadLetterDesk.discard(1, actor: "ops", reason: "void", execute: true, in: work)
          }
          try await eventually("the timer") { try keeper.notes() == [2, 1] }
        }
      }
    }
  }
}

import AccordTesting
import StateStore
import Synchronization
import Testing

/// One writer, readers beside it, and the order of what is handed on.
@Suite struct ConcurrencyTests {
  static let migrations = [
    Migration("test-001", ["CREATE TABLE note (id INTEGER PRIMARY KEY, writer INTEGER NOT NULL)"])
  ]

  /// What was handed on, in the order in which it was.
  final class Order: Sendable {
    let ids = Mutex<[Int64]>([])
  }

  @Test func committedRunsInTheOrderOfTheCommits() async throws {
    try await withStore(migrations: Self.migrations) { store in
      let order = Order()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<8 {
          group.addTask {
            for _ in 0..<50 {
              try store.write(committed: { (id: Int64) in order.ids.withLock { $0.append(id) } }) { transaction in
                try transaction.query(
                  "INSERT INTO note (writer) VALUES (?) RETURNING id", [.integer(Int64(writer))]
                ).first?.integer(0) ?? 0
              }
            }
          }
        }
        try await group.waitForAll()
      }
      // The ids rise with each transaction, so any pair handed on in the wrong order shows.
      #expect(order.ids.withLock { $0 } == Array(1...400))
    }
  }

  @Test func committedDoesNotRunWithoutACommit() async throws {
    struct Refused: Error {}
    try await withStore(migrations: Self.migrations) { store in
      #expect(throws: Refused.self) {
        try store.write(committed: { (_: Int) in Issue.record("nothing was committed") }) { transaction -> Int in
          try transaction.execute("INSERT INTO note (writer) VALUES (1)", [])
          throw Refused()
        }
      }
    }
  }

  @Test func aReaderKeepsItsSnapshotWhileAWriterCommits() async throws {
    try await withStore(migrations: Self.migrations) { store in
      try store.read { transaction in
        let before = try transaction.query("SELECT count(*) FROM note", [])
        try store.write { try $0.execute("INSERT INTO note (writer) VALUES (1)", []) }
        try #expect(transaction.query("SELECT count(*) FROM note", []) == before)
      }
      try #expect(store.read { try $0.query("SELECT count(*) FROM note", []).first?.integer(0) } == 1)
    }
  }

  @Test func aTransactionInsideAnotherIsRefusedAndTheOuterOneGoesOn() async throws {
    try await withStore(migrations: Self.migrations) { store in
      try store.write { transaction in
        let error = #expect(throws: StoreError.self) {
          try store.write { try $0.execute("INSERT INTO note (writer) VALUES (1)", []) }
        }
        #expect(error?.code == .statement)
        try transaction.execute("INSERT INTO note (writer) VALUES (2)", [])
        // Reading there sees the transaction's own state.
        try #expect(store.read { try $0.query("SELECT writer FROM note", []).first?.integer(0) } == 2)
      }
    }
  }

  @Test func aTransactionIsUselessAfterItsEnd() async throws {
    try await withStore(migrations: Self.migrations) { store in
      var kept: (any SQLTransaction)?
      try store.write { kept = $0 }
      let error = #expect(throws: StoreError.self) { try kept?.execute("INSERT INTO note (writer) VALUES (1)", []) }
      #expect(error?.code == .statement)
      try #expect(store.read { try $0.query("SELECT 1 FROM note", []) } == [])
    }
  }
}

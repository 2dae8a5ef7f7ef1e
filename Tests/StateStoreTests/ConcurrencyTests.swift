import AccordTesting
import Foundation
import StateStore
import Synchronization
import Testing

/// One writer, readers beside it, and the order of what is handed on.
@Suite struct ConcurrencyTests {
  static let migrations = [
    Migration("test-001", ["CREATE TABLE note (id INTEGER PRIMARY KEY, writer INTEGER NOT NULL)"])
  ]

  /// What began and what was handed on, in the order in which it was.
  final class Journal: Sendable {
    let begun = Atomic<Int>(0)
    let handedOn = Mutex<[Int64]>([])

    /// Gives other threads every chance to begin a transaction before it hands on; none may.
    func handOn(_ id: Int64) {
      let before = begun.load(ordering: .sequentiallyConsistent)
      for _ in 0..<2_000 { sched_yield() }
      #expect(begun.load(ordering: .sequentiallyConsistent) == before)
      handedOn.withLock { $0.append(id) }
    }
  }

  @Test func committedRunsInTheOrderOfTheCommitsBeforeTheNextTransaction() async throws {
    try await withStore(migrations: Self.migrations) { store in
      let journal = Journal()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<4 {
          group.addTask {
            for _ in 0..<20 {
              try store.write(committed: { (id: Int64) in journal.handOn(id) }) { transaction in
                journal.begun.add(1, ordering: .sequentiallyConsistent)
                return try transaction.query(
                  "INSERT INTO note (writer) VALUES (?) RETURNING id", [.integer(Int64(writer))]
                ).first?.integer(0) ?? 0
              }
            }
          }
        }
        try await group.waitForAll()
      }
      // The ids rise with each transaction, so any pair handed on in the wrong order shows.
      #expect(journal.handedOn.withLock { $0 } == Array(1...80))
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

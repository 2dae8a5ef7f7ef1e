import AccordTesting
import StateStore
import Testing

/// What one transaction promises.
@Suite struct TransactionTests {
  static let migrations = [
    Migration("test-001", ["CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL UNIQUE)"])
  ]

  struct Refused: Error {}

  @Test func aThrowLeavesNothing() async throws {
    try await withStore(migrations: Self.migrations) { store in
      #expect(throws: Refused.self) {
        try store.write { transaction in
          try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("a")])
          throw Refused()
        }
      }
      try #expect(notes(store) == [])
    }
  }

  @Test func aSavepointRollsBackAlone() async throws {
    try await withStore(migrations: Self.migrations) { store in
      try store.write { transaction in
        try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("a")])
        #expect(throws: Refused.self) {
          try transaction.savepoint {
            try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("b")])
            try transaction.savepoint { try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("c")]) }
            throw Refused()
          }
        }
        try transaction.savepoint { try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("d")]) }
      }
      try #expect(notes(store) == ["a", "d"])
    }
  }

  @Test func aBrokenConstraintIsToldWithoutItsValueAndLeavesTheTransactionUsable() async throws {
    try await withStore(migrations: Self.migrations) { store in
      try store.write { transaction in
        try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("王五 13700000000")])
        let error = try #require(throws: StoreError.self) {
          try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("王五 13700000000")])
        }
        #expect(error.code == .constraint)
        #expect(error.message.contains("note.body"))
        #expect(!error.message.contains("13700000000"))
        try transaction.execute("INSERT INTO note (body) VALUES (?)", [.text("b")])
      }
      try #expect(notes(store) == ["王五 13700000000", "b"])
    }
  }

  private func notes(_ store: StateStore) throws -> [String] {
    try store.read { try $0.query("SELECT body FROM note ORDER BY id", []).compactMap { $0.text(0) } }
  }
}

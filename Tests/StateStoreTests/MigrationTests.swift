import AccordTesting
import StateStore
import Testing

/// Migrations run once, in order, whole, and are never changed afterwards.
@Suite struct MigrationTests {
  static let first = Migration("test-001", ["CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"])
  static let second = Migration(
    "test-002", ["CREATE INDEX note_body ON note (body)", "INSERT INTO note (body) VALUES ('from the migration')"])

  @Test func eachRunsOnce() async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "test", migrations: [Self.first]).close()
      for _ in 1...2 {
        let store = try StateStore(url: url, service: "test", migrations: [Self.first, Self.second])
        try #expect(store.read { try $0.query("SELECT count(*) FROM note", []).first?.integer(0) } == 1)
        try store.close()
      }
    }
  }

  @Test(arguments: [
    ([Migration("test-001", ["CREATE TABLE note (id INTEGER PRIMARY KEY)"]), second], "test-001 has changed"),
    ([second], "where this version has test-002"),
    ([second, first], "where this version has test-002"),
    ([first], "newer version (it has test-002)"),
    ([], "newer version (it has test-001, test-002)"),
  ])
  func aHistoryThatDiffersIsRefused(migrations: [Migration], message: String) async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "test", migrations: [Self.first, Self.second]).close()
      let error = #expect(throws: StoreError.self) {
        try StateStore(url: url, service: "test", migrations: migrations)
      }
      #expect(error?.code == .unusable)
      #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }
  }

  @Test func aFailureLeavesTheSchemaAsItWas() async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "test", migrations: [Self.first]).close()
      let error = #expect(throws: StoreError.self) {
        try StateStore(
          url: url, service: "test",
          migrations: [Self.first, Migration("test-002", ["CREATE TABLE other (id INTEGER)", "CREATE NONSENSE"])])
      }
      #expect(error?.code == .statement)
      let store = try StateStore(url: url, service: "test", migrations: [Self.first, Self.second])
      try #expect(store.read { try $0.query("SELECT name FROM sqlite_schema WHERE name = 'other'", []) } == [])
      try store.close()
    }
  }

  @Test func tablesAreMadeStrict() async throws {
    let migrations = [
      Migration(
        "test-001",
        [
          "CREATE TABLE plain (n INTEGER)",
          "create table lower (n INTEGER, CHECK (n > 0))\n",
          "CREATE TABLE keyed (n INTEGER PRIMARY KEY) WITHOUT ROWID",
          "CREATE TABLE declared (n INTEGER) STRICT",
        ])
    ]
    try await withStore(migrations: migrations) { store in
      for table in ["plain", "lower", "keyed", "declared"] {
        let error = #expect(throws: StoreError.self) {
          try store.write { try $0.execute("INSERT INTO \(table) (n) VALUES (?)", [.text("no number")]) }
        }
        #expect(error?.code == .constraint, "\(table)")
      }
    }
  }

  @Test func aLooseTableIsRefused() async throws {
    try await withStoreURL { url in
      let error = #expect(throws: StoreError.self) {
        try StateStore(
          url: url, service: "test", migrations: [Migration("test-001", ["CREATE TABLE loose AS SELECT 1 AS n"])])
      }
      #expect(error?.code == .statement)
    }
  }

  @Test func twoOfOneNameAreRefused() async throws {
    try await withStoreURL { url in
      #expect(throws: StoreError.self) {
        try StateStore(url: url, service: "test", migrations: [Self.first, Self.first])
      }
    }
  }

  private static let library = Migration("rpc-001", ["CREATE TABLE rpc_note (id INTEGER PRIMARY KEY)"])
  private static let laterOfLibrary = Migration("rpc-002", ["ALTER TABLE rpc_note ADD COLUMN body TEXT"])

  /// A library's list grows while the service has migrations of its own behind it.
  @Test func aLibraryAndAServiceEachAppend() async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "test", libraries: ["rpc": [Self.library]], migrations: [Self.first]).close()
      for _ in 1...2 {
        let store = try StateStore(
          url: url, service: "test", libraries: ["rpc": [Self.library, Self.laterOfLibrary]],
          migrations: [Self.first, Self.second])
        try store.read { _ = try $0.query("SELECT body FROM rpc_note", []) }
        try #expect(store.read { try $0.query("SELECT count(*) FROM note", []).first?.integer(0) } == 1)
        try store.close()
      }
    }
  }

  /// As stores were written before libraries had lists of their own.
  @Test func aLibraryThatStoodInTheServicesListIsEnteredAsItsOwn() async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "test", migrations: [Self.library, Self.first, Self.second]).close()
      let third = Migration("test-003", ["CREATE TABLE third (id INTEGER PRIMARY KEY)"])
      let store = try StateStore(
        url: url, service: "test", libraries: ["rpc": [Self.library, Self.laterOfLibrary]],
        migrations: [Self.first, Self.second, third])
      let rows = try store.read { transaction in
        try transaction.query(
          "SELECT component, number, name FROM store_migration WHERE component <> 'spine' ORDER BY component, number",
          []
        ).map { "\($0.text(0) ?? "") \($0.integer(1) ?? -1) \($0.text(2) ?? "")" }
      }
      #expect(
        rows == ["rpc 0 rpc-001", "rpc 1 rpc-002", "service 0 test-001", "service 1 test-002", "service 2 test-003"])
      try store.close()
    }
  }
}

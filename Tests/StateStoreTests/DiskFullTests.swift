import AccordTesting
import Foundation
import StateStore
import Testing

/// A disk that is full stops the work, and nothing of it stays.
@Suite struct DiskFullTests {
  static let payload = SQLValue.blob([UInt8](repeating: 7, count: 100_000))
  static let migrations = [Migration("test-001", ["CREATE TABLE thing (id INTEGER PRIMARY KEY, value BLOB NOT NULL)"])]
  static let insert = "INSERT INTO thing (value) VALUES (?)"

  static func count(_ store: StateStore) throws -> Int64? {
    try store.read { try $0.query("SELECT count(*) FROM thing", []).first?.integer(0) }
  }

  @Test func aFullFileIsTransientAndLeavesNoPartOfTheTransaction() async throws {
    try await withStore(migrations: Self.migrations) { store in
      try store.write { try $0.query("PRAGMA max_page_count = 100", []) }
      let error = #expect(throws: StoreError.self) {
        try store.write(committed: { (_: Void) in Issue.record("nothing was committed") }) { transaction in
          for _ in 1...10 { try transaction.execute(Self.insert, [Self.payload]) }
        }
      }
      #expect(error?.isTransient == true)
      #expect(error?.message.contains("free some room") == true)
      try #expect(Self.count(store) == 0)
      // With room again, the same work succeeds.
      try store.write { try $0.query("PRAGMA max_page_count = 10000", []) }
      try store.write { transaction in
        for _ in 1...10 { try transaction.execute(Self.insert, [Self.payload]) }
      }
      try #expect(Self.count(store) == 10)
    }
  }

  @Test func aHandlerThatSwallowsTheErrorCannotKeepWhatIsLeft() async throws {
    try await withStore(migrations: Self.migrations) { store in
      try store.write { try $0.query("PRAGMA max_page_count = 100", []) }
      let error = #expect(throws: StoreError.self) {
        try store.write { transaction in
          try transaction.execute(Self.insert, [.blob([1])])
          for _ in 1...10 {
            _ = try? transaction.savepoint { try transaction.execute(Self.insert, [Self.payload]) }
          }
          _ = try? transaction.execute(Self.insert, [.blob([2])])
        }
      }
      #expect(error?.isTransient == true)
      try #expect(Self.count(store) == 0)
    }
  }

  /// The disk's own refusal, at the commit: the process may write no file longer than half a megabyte.
  @Test func aWriteThatTheSystemRefusesIsTransientAndLeavesNoPartOfTheTransaction() async throws {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      try await withStore(migrations: Self.migrations) { store in
        try store.write { try $0.execute(Self.insert, [Self.payload]) }
        try Self.limitFiles(to: 500_000)
        var written: Int64 = 1
        var failure: StoreError?
        while failure == nil, written < 100 {
          do {
            try store.write { transaction in
              try transaction.execute(Self.insert, [Self.payload])
              try transaction.execute(Self.insert, [Self.payload])
            }
            written += 2
          } catch let error as StoreError {
            failure = error
          }
        }
        #expect(failure?.isTransient == true, "\(failure?.message ?? "nothing failed")")
        try #expect(Self.count(store) == written)
        try Self.limitFiles(to: nil)
        try store.write { try $0.execute(Self.insert, [Self.payload]) }
        try #expect(Self.count(store) == written + 1)
        try #expect(store.read { try $0.query("PRAGMA integrity_check", []).first?.text(0) } == "ok")
      }
    }
  }

  /// - Parameter bytes: absent: as long as the system lets it.
  static func limitFiles(to bytes: UInt64?) throws {
    #if canImport(Darwin)
      let resource = RLIMIT_FSIZE
    #else
      let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
    #endif
    var limit = rlimit()
    try #require(getrlimit(resource, &limit) == 0)
    limit.rlim_cur = bytes.map { rlim_t($0) } ?? limit.rlim_max
    try #require(setrlimit(resource, &limit) == 0)
  }
}

import AccordTesting
import Foundation
import StateStore
import Testing

/// Who may open which file, and how it is opened.
@Suite struct OpeningTests {
  @Test func theWriterIsDurableAndStrict() async throws {
    try await withStore { store in
      try store.write { transaction in
        // 2 is FULL; GRDB alone leaves 1, NORMAL.
        try #expect(transaction.query("PRAGMA synchronous", []).first?.integer(0) == 2)
        try #expect(transaction.query("PRAGMA foreign_keys", []).first?.integer(0) == 1)
        try #expect(transaction.query("PRAGMA journal_mode", []).first?.text(0) == "wal")
        let loose = try transaction.query(
          "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'", [])
        #expect(loose == [])
      }
    }
  }

  @Test func theFilesAreTheirOwnersAlone() async throws {
    try await withStore { store in
      let path = try #require(
        store.read { try $0.query("SELECT file FROM pragma_database_list", []).first?.text(0) })
      for file in [path, path + "-wal", path + "-shm", path + ".lock"] {
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600, "\(file)")
      }
    }
  }

  @Test func aSecondOpeningIsLockedOutUntilTheFirstCloses() async throws {
    try await withStoreURL { url in
      let first = try StateStore(url: url, service: "screening", migrations: [])
      let error = #expect(throws: StoreError.self) {
        try StateStore(url: url, service: "screening", migrations: [])
      }
      #expect(error?.code == .locked)
      #expect(
        error?.message.contains("in use by screening (process \(ProcessInfo.processInfo.processIdentifier))") == true)
      #expect(throws: StoreError.self) { try StateStore(maintainingURL: url) }
      try first.close()
      try StateStore(url: url, service: "screening", migrations: []).close()
    }
  }

  @Test func aSecondProcessIsLockedOut() async throws {
    try await withStoreURL { url in
      let store = try StateStore(url: url, service: "screening", migrations: [])
      await #expect(processExitsWith: .exitCode(21)) { [url = url as String] in
        do {
          try StateStore(url: url, service: "screening", migrations: []).close()
        } catch let error as StoreError {
          exit(error.code == .locked && error.message.contains("in use by screening (process ") ? 21 : 22)
        }
      }
      try store.close()
      await #expect(processExitsWith: .exitCode(23)) { [url = url as String] in
        try StateStore(url: url, service: "screening", migrations: []).close()
        exit(23)
      }
    }
  }

  @Test func theStoreOfAnotherServiceIsRefused() async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "screening", migrations: []).close()
      let error = #expect(throws: StoreError.self) {
        try StateStore(url: url, service: "intake", migrations: [])
      }
      #expect(error?.code == .unusable)
      #expect(error?.message.contains("store of screening, not of intake") == true)
      // The refusal gave the lock back.
      try StateStore(url: url, service: "screening", migrations: []).close()
    }
  }

  @Test func aFileThatIsNoStoreIsRefusedAndKept() async throws {
    try await withStoreURL { url in
      let path = String(url.dropFirst("sqlite://".count))
      let text = Data(String(repeating: "a letter, not a database. ", count: 100).utf8)
      try text.write(to: URL(filePath: path))
      let error = #expect(throws: StoreError.self) {
        try StateStore(url: url, service: "screening", migrations: [])
      }
      #expect(error?.code == .unusable)
      #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }
  }

  @Test(arguments: [
    "store.db", "sqlite://relative.db", "sqlite:///folder/", "postgresql://accord:s3cret@host/accord", "",
  ])
  func aURLThatNamesNoFileIsRefusedWithoutRepeatingIt(url: String) throws {
    let error = #expect(throws: StoreError.self) { try StateStore(url: url, service: "screening", migrations: []) }
    #expect(error?.code == .unusable)
    #expect(error?.message.contains("s3cret") == false)
  }

  private static func noted(by store: StateStore) throws -> [String] {
    try store.read { try $0.query("SELECT id FROM inbox", []).compactMap { $0.text(0) } }
  }

  @Test func lookingAtAStoreNeedsNoLockAndCannotWrite() async throws {
    try await withStoreURL { url in
      let store = try StateStore(url: url, service: "screening", migrations: [])
      let onlooker = try StateStore(readingURL: url)
      #expect(onlooker.service == "screening")
      _ = try store.write { try $0.inbox.insert(source: "/accord/intake", id: "1", at: 0) }
      try #expect(Self.noted(by: onlooker).contains("1"))
      #expect(throws: StoreError.self) { try onlooker.write { try $0.positions.all().count } }
      #expect(throws: StoreError.self) { try onlooker.read { try $0.execute("DELETE FROM inbox", []) } }
      // The service stops and starts under the onlooker's eyes.
      try store.close()
      try #expect(Self.noted(by: onlooker).contains("1"))
      let again = try StateStore(url: url, service: "screening", migrations: [])
      _ = try again.write { try $0.inbox.insert(source: "/accord/intake", id: "2", at: 0) }
      try #expect(Self.noted(by: onlooker).contains("2"))
      try again.close()
      try onlooker.close()
    }
  }

  @Test func aStoppedStoreCanBeLookedAtAndMended() async throws {
    try await withStoreURL { url in
      try StateStore(url: url, service: "screening", migrations: []).close()
      let onlooker = try StateStore(readingURL: url)
      try #expect(onlooker.read { try $0.outbox.count() } == 0)
      try onlooker.close()
      let maintenance = try StateStore(maintainingURL: url)
      try maintenance.write { try $0.positions.set(Position(cluster: "c", topic: "t", partition: 0, next: 7)) }
      #expect(throws: StoreError.self) { try StateStore(url: url, service: "screening", migrations: []) }
      try maintenance.close()
    }
  }

  @Test func lookingForAStoreMakesNone() async throws {
    try await withStoreURL { url in
      #expect(throws: StoreError.self) { try StateStore(readingURL: url) }
      #expect(throws: StoreError.self) { try StateStore(maintainingURL: url) }
      let path = String(url.dropFirst("sqlite://".count))
      #expect(!FileManager.default.fileExists(atPath: path))
    }
  }

  @Test func aClosedStoreRefusesWork() async throws {
    try await withStoreURL { url in
      let store = try StateStore(url: url, service: "screening", migrations: [])
      try store.close()
      #expect(throws: StoreError.self) { try store.write { try $0.outbox.count() } }
      #expect(throws: StoreError.self) { try store.read { try $0.outbox.count() } }
      try store.close()
    }
  }
}

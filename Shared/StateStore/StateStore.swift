import GRDB

/// A service's store. One writer at a time; reads do not wait for it.
///
/// Calls block their thread: keep them off the cooperative pool where they can take long.
package final class StateStore: Sendable {
  /// Whose store it is, e.g. `screening`, or `society-cmes` where each society has its own.
  package let service: String
  private let pool: DatabasePool
  /// Absent where the store is only read.
  private let lock: StoreLock?

  /// Opens (and creates) the store and brings its schema up to date: the spine's own tables (inbox, outbox, positions,
  /// dead letters, timers, history), those of `libraries`, then `migrations`.
  ///
  /// - Parameters:
  ///   - url: `sqlite:///absolute/path/to/file.db`.
  ///   - service: whose store it is; the file of another is refused.
  ///   - libraries: the migrations of each library that keeps tables of its own in the store, by its name, e.g. `rpc`. Each
  ///     has a list of its own, which grows without regard to the others.
  /// - Throws: `locked` where another process has it open, `unusable` where the file is not this service's, is damaged,
  ///   or was written by a newer version.
  package init(
    url: String, service: String, libraries: [String: [Migration]] = [:], migrations: [Migration]
  ) throws(StoreError) {
    let location = try StoreLocation(url: url)
    try location.create()
    let lock = try StoreLock(path: location.path, holder: service)
    let pool = try SQLitePool.open(path: location.path, readsOnly: false)
    try StoreError.only {
      try pool.writeWithoutTransaction { database in
        try Self.run(in: database, readsOnly: false) { transaction in
          try Schema(service: service, libraries: libraries, migrations: migrations).bringUpToDate(transaction)
        }
      }
    }
    self.service = service
    self.pool = pool
    self.lock = lock
  }

  /// Opens a store that exists, to look at it, also while its service runs. Writing is refused.
  package init(readingURL url: String) throws(StoreError) {
    let location = try StoreLocation(url: url)
    try location.requireFile()
    pool = try SQLitePool.open(path: location.path, readsOnly: true)
    lock = nil
    service = try Self.ownerOfCurrentSchema(pool)
  }

  /// Opens a store that exists, to mend it while its service is stopped. The service's own tables are left as they are.
  ///
  /// - Throws: `locked` while the service runs.
  package init(maintainingURL url: String) throws(StoreError) {
    let location = try StoreLocation(url: url)
    try location.requireFile()
    lock = try StoreLock(path: location.path, holder: "accordctl")
    pool = try SQLitePool.open(path: location.path, readsOnly: false)
    service = try Self.ownerOfCurrentSchema(pool)
  }

  /// Whose store it is; its spine has to be that of this version.
  private static func ownerOfCurrentSchema(_ pool: DatabasePool) throws(StoreError) -> String {
    try StoreError.only {
      try pool.read { database in
        let transaction = SQLiteTransaction(database, readsOnly: true)
        defer { transaction.end() }
        return try Schema.ownerOfCurrentSchema(transaction)
      }
    }
  }

  deinit {
    try? close()
  }

  /// Runs `body` in one transaction on the writer, which blocks the calling thread: commits when it returns, rolls back when it throws.
  ///
  /// An error that leaves the transaction in doubt (`transient`, `unusable`) ends it, even when `body` catches that error.
  ///
  /// - Parameter committed: runs on the writer right after the commit and before the next transaction begins, so that what
  ///   it hands on keeps the order of the commits.
  @discardableResult
  package func write<Result>(
    committed: (Result) -> Void = { (_: Result) in }, _ body: (any SQLTransaction) throws -> Result
  ) throws -> Result {
    guard lock != nil else {
      throw StoreError(.statement, "the store of \(service) was opened for reading only")
    }
    return try StoreError.translate {
      try pool.unsafeReentrantWrite { database in
        guard !database.isInsideTransaction else {
          throw StoreError(.statement, "a transaction was begun inside another; pass the open one on instead")
        }
        let result = try Self.run(in: database, readsOnly: false, body)
        committed(result)
        return result
      }
    }
  }

  /// Reads a consistent snapshot. Inside a transaction of the same thread it reads that transaction's own state.
  package func read<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result {
    try StoreError.translate {
      try pool.unsafeReentrantRead { database in
        guard !database.isInsideTransaction else {
          let transaction = SQLiteTransaction(database, readsOnly: true)
          defer { transaction.end() }
          return try body(transaction)
        }
        return try Self.run(in: database, readsOnly: true, body)
      }
    }
  }

  /// Waits for the work in progress, then gives the file and its lock back. Later work is refused.
  package func close() throws(StoreError) {
    try StoreError.only { try pool.close() }
    lock?.release()
  }

  private static func run<Result>(
    in database: Database, readsOnly: Bool, _ body: (any SQLTransaction) throws -> Result
  ) throws -> Result {
    try database.beginTransaction(readsOnly ? .deferred : .immediate)
    let transaction = SQLiteTransaction(database, readsOnly: readsOnly)
    defer { transaction.end() }
    do {
      let result = try body(transaction)
      if let failure = transaction.failure { throw failure }
      try database.commit()
      return result
    } catch {
      // Where SQLite has rolled back by itself there is nothing left to do; the first error is the one to tell.
      if database.isInsideTransaction { try? database.rollback() }
      throw error
    }
  }
}

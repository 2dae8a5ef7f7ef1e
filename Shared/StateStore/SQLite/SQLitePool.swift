import GRDB

/// SQLite as every store opens it: WAL, `synchronous=FULL`, foreign keys, one writer, a few readers.
///
/// Memory is bounded by the page caches, which are anonymous memory that a busy connection keeps: 4 MB for the writer,
/// 512 KB for each of at most three readers, opened when first needed. The system's file cache does the rest.
enum SQLitePool {
  static func open(path: String, readsOnly: Bool) throws(StoreError) -> DatabasePool {
    var configuration = Configuration()
    configuration.readonly = readsOnly
    configuration.maximumReaderCount = 3
    // Readers in other processes do not block the writer in WAL; only recovery and the closing of the last one do, shortly.
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { database in
      let isReader = database.configuration.readonly
      try database.execute(sql: "PRAGMA cache_size = \(isReader ? -512 : -4096)")
      // Spilled pages and sorts hold personal data: they stay out of the system's temporary folder.
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      if !isReader {
        // INSERT OR REPLACE fires delete triggers only so: without it, it would get past the history's.
        try database.execute(sql: "PRAGMA recursive_triggers = ON")
        // Does something on macOS only, where a plain fsync stops at the drive's cache.
        try database.execute(sql: "PRAGMA fullfsync = ON")
        try database.execute(sql: "PRAGMA checkpoint_fullfsync = ON")
        // A checkpoint every 16 MB in place of 4: fewer pages are copied twice, and less is synced.
        try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        try database.execute(sql: "PRAGMA journal_size_limit = 16777216")
      }
    }
    return try StoreError.only {
      let pool = try DatabasePool(path: path, configuration: configuration)
      guard !readsOnly else { return pool }
      try pool.writeWithoutTransaction { database in
        // Not in prepareDatabase: GRDB sets NORMAL when it turns WAL on, after that. NORMAL may lose the last commits
        // at a power cut, and with them the fact that their records were worked off and published.
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try verify(database, "synchronous", is: "2")
        try verify(database, "foreign_keys", is: "1")
        try verify(database, "journal_mode", is: "wal")
      }
      return pool
    }
  }

  private static func verify(_ database: Database, _ pragma: String, is wanted: String) throws {
    let found = try String.fetchOne(database, sql: "PRAGMA \(pragma)") ?? "nothing"
    guard found == wanted else {
      throw StoreError(
        .unusable, "SQLite answers \(found) for \(pragma), not \(wanted); keep the store on a local disk of its own")
    }
  }
}

import GRDB
import GRDBSQLite

/// One open transaction on one of SQLite's connections.
///
/// GRDB prepares, caches and closes the statements. Binding and stepping go to SQLite directly, because GRDB (7.10)
/// stores an empty blob as NULL and ends a text at its first NUL character.
final class SQLiteTransaction: SQLTransaction {
  private let database: Database
  private let readsOnly: Bool
  private var isOpen = true

  /// The first error after which the transaction cannot be kept. SQLite may have rolled it back by itself on such an
  /// error; were it forgotten (caught by a handler), what follows would run outside of any transaction.
  private(set) var failure: StoreError?

  init(_ database: Database, readsOnly: Bool) {
    self.database = database
    self.readsOnly = readsOnly
  }

  /// After the closure that received it, it refuses all work.
  func end() {
    isOpen = false
  }

  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> Int {
    try run(sql, arguments) { _ in }
    return database.changesCount
  }

  func query(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    var rows: [SQLRow] = []
    try run(sql, arguments) { statement in rows.append(SQLRow(statement)) }
    return rows
  }

  @discardableResult
  func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
    try run("SAVEPOINT accord", []) { _ in }
    do {
      let result = try body()
      if let failure { throw failure }
      try run("RELEASE accord", []) { _ in }
      return result
    } catch {
      // Where SQLite has ended the transaction there is no savepoint left, and `failure` ends the whole of it.
      if failure == nil {
        try run("ROLLBACK TO accord", []) { _ in }
        try run("RELEASE accord", []) { _ in }
      }
      throw error
    }
  }

  /// Runs one statement to its end, giving `row` each row while it stands in SQLite's memory.
  private func run(_ sql: String, _ arguments: [SQLValue], _ row: (OpaquePointer) -> Void) throws(StoreError) {
    guard isOpen else {
      throw StoreError(.statement, "a transaction was used after its end in: \(sql.prefix(200))")
    }
    if let failure { throw failure }

    let cached = try StoreError.only { try database.cachedStatement(sql: sql) }
    let statement = cached.sqliteStatement
    guard sqlite3_bind_parameter_count(statement) == arguments.count else {
      throw StoreError(
        .statement,
        "the statement takes \(sqlite3_bind_parameter_count(statement)) arguments, not \(arguments.count): \(sql.prefix(200))"
      )
    }
    guard !readsOnly || sqlite3_stmt_readonly(statement) != 0 else {
      throw StoreError(.statement, "a reading transaction was asked to write: \(sql.prefix(200))")
    }
    defer {
      sqlite3_reset(statement)
      if !arguments.isEmpty { sqlite3_clear_bindings(statement) }
    }

    var result = SQLITE_OK
    for (index, value) in arguments.enumerated() where result == SQLITE_OK {
      result = value.bind(to: statement, at: CInt(index + 1))
    }
    if result == SQLITE_OK {
      result = sqlite3_step(statement)
      while result == SQLITE_ROW {
        row(statement)
        result = sqlite3_step(statement)
      }
    }
    guard result != SQLITE_DONE else { return }

    let connection = sqlite3_db_handle(statement)
    let error = StoreError(
      result: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)), sql: sql)
    if error.code == .transient || error.code == .unusable || sqlite3_get_autocommit(connection) != 0 {
      failure = error
    }
    throw error
  }
}

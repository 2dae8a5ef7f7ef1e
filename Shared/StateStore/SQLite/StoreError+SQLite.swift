import GRDB

extension StoreError {
  /// What SQLite said, in the terms of a store. SQLite's messages name tables and columns, not values; GRDB's
  /// description, which can show arguments, is not used.
  init(_ error: DatabaseError) {
    self.init(
      result: error.extendedResultCode.rawValue, message: error.message ?? "", sql: error.sql)
  }

  /// - Parameter result: SQLite's extended result code.
  init(result: CInt, message: String, sql: String?) {
    let code: Code =
      switch ResultCode(rawValue: result).primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_INTERRUPT,
        .SQLITE_PROTOCOL,
        .SQLITE_CANTOPEN:
        .transient
      case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG: .constraint
      case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .unusable
      default: .statement
      }
    let advice =
      switch ResultCode(rawValue: result).primaryResultCode {
      case .SQLITE_FULL: "; free some room on the store's disk, the work is tried again"
      case .SQLITE_IOERR: "; check the store's disk, the work is tried again"
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: "; the file is damaged or no store: restore it from a copy"
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: "; let the service's account write the store and its folder"
      default: ""
      }
    let statement = sql.map { " in: \($0.prefix(200))" } ?? ""
    self.init(code, "store: \(message) (SQLite \(result))\(advice)\(statement)")
  }

  /// Runs `body` and gives SQLite's errors as `StoreError`; other errors pass as they are.
  static func translate<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  /// Runs `body`, which meets no errors but SQLite's and the store's own.
  static func only<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError {
      throw StoreError(error)
    } catch {
      throw StoreError(.unusable, "store: unexpected \(type(of: error))")
    }
  }
}

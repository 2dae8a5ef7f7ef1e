/// One open transaction. It lives on the store's thread and only inside the closure that received it.
///
/// Statements are prepared once for each text and kept: pass values as arguments, never in the text.
/// SQL is written once for SQLite and PostgreSQL: `?` placeholders, `ON CONFLICT`, `RETURNING`; no engine's own functions.
package protocol SQLTransaction: AnyObject {
  /// Runs one statement and tells how many rows it changed.
  @discardableResult
  func execute(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> Int

  func query(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow]

  /// Runs `body` inside a savepoint; whatever it throws rolls back to the savepoint and is thrown on.
  @discardableResult
  func savepoint<Result>(_ body: () throws -> Result) throws -> Result
}

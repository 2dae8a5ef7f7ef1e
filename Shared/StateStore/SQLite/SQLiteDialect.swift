/// What SQLite needs besides the SQL that both engines share.
enum SQLiteDialect {
  /// A `CREATE TABLE` made STRICT, so that SQLite keeps a column's type as PostgreSQL does; other statements as they are.
  static func strict(_ statement: String) -> String {
    let words = statement.split(maxSplits: 2, whereSeparator: \.isWhitespace).prefix(2).map { $0.uppercased() }
    guard words == ["CREATE", "TABLE"], let end = statement.lastIndex(of: ")") else { return statement }
    let options = statement[statement.index(after: end)...].trimmingPrefix(while: \.isWhitespace)
    if options.isEmpty { return statement[...end] + " STRICT" }
    return options.uppercased().contains("STRICT") ? statement : statement + ", STRICT"
  }
}

/// One numbered step of a schema. Migrations are only ever appended; what has run is never changed: its checksum is kept.
///
/// On SQLite every table is STRICT: the store adds the word to `CREATE TABLE`, so types are INTEGER, REAL, TEXT and BLOB.
/// All that are due run in one transaction, with foreign keys on. The names of the spine's tables are taken.
package struct Migration: Sendable {
  /// e.g. `screening-001-candidates`; unique for ever.
  package var name: String
  /// Statements, one in each, run in order.
  package var statements: [String]

  package init(_ name: String, _ statements: [String]) {
    self.name = name
    self.statements = statements
  }
}

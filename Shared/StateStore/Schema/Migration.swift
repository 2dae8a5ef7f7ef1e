/// One numbered step of a schema. Migrations are only ever appended; what has run is never changed.
package struct Migration: Sendable {
  /// e.g. `screening-001-candidates`; unique for ever.
  package var name: String
  /// Statements, run in order in one transaction.
  package var statements: [String]

  package init(_ name: String, _ statements: [String]) {
    self.name = name
    self.statements = statements
  }
}

import StateStore

/// The tables of one society.
enum Schema {
  /// - `candidate` and `findings`: JSON as screening sent them; personal data lives here and nowhere else in the row.
  /// - `returned`: 1 once the case went back to screening.
  static let migrations = [
    Migration(
      "society-routing-001-cases",
      [
        """
        CREATE TABLE society_case (
          id TEXT PRIMARY KEY NOT NULL,
          candidate_id TEXT NOT NULL,
          candidate TEXT NOT NULL,
          findings TEXT NOT NULL,
          panel TEXT NOT NULL,
          stage TEXT NOT NULL,
          conclusion TEXT,
          returned INTEGER NOT NULL,
          supplement_rounds INTEGER NOT NULL,
          received_at INTEGER NOT NULL,
          due_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX society_case_by_due ON society_case (due_at, id)",
      ]),
    // 1 once screening took the case back.
    Migration(
      "society-routing-002-withdrawals",
      ["ALTER TABLE society_case ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0"]),
  ]
}

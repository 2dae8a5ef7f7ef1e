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
    // `reading_json`: the clock and what it warned of; absent in what an older version wrote. `asked_of`: who is waited for.
    Migration(
      "society-routing-010-clocks",
      [
        "ALTER TABLE society_case ADD COLUMN reading_json TEXT",
        "ALTER TABLE society_case ADD COLUMN asked_of TEXT",
        "DELETE FROM timer WHERE kind IN ('caseDueSoon', 'caseOverdue')",
        """
        INSERT INTO timer (kind, subject, due)
        SELECT 'caseClock', id, received_at FROM society_case WHERE conclusion IS NULL AND returned = 0 AND withdrawn = 0
        """,
      ]),
    Migration(
      "society-routing-020-calendar",
      [
        // The working days that the clocks were reckoned with.
        "CREATE TABLE case_calendar (id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1), stamp TEXT NOT NULL)"
      ]),
    // `rounds_json`: what was asked, question by question; absent in what an older version wrote.
    Migration(
      "society-routing-011-information-rounds", ["ALTER TABLE society_case ADD COLUMN rounds_json TEXT"]),
  ]
}

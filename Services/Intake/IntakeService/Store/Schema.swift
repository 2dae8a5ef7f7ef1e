import StateStore

/// Intake's own tables, beside the spine's.
enum Schema {
  /// In the order in which they run; new ones are appended.
  static let migrations =
    submissions + rows + corrections + mails + looking + supplements + receivedMails + missing
    + listed + questions + units + knownUnits + claims + briefings + informationRounds

  /// Submissions, their candidates, what the services say of them, and receipts.
  private static let submissions = [
    Migration(
      "intake-001-submissions",
      [
        """
        CREATE TABLE submissions (
          id TEXT PRIMARY KEY NOT NULL,
          submission_key TEXT NOT NULL UNIQUE,
          ordinal INTEGER NOT NULL UNIQUE,
          unit TEXT,
          campaign INTEGER NOT NULL,
          has_scan INTEGER NOT NULL,
          recorded_at INTEGER NOT NULL,
          content BLOB NOT NULL
        )
        """,
        "CREATE INDEX submissions_unit ON submissions (unit, ordinal)",
        """
        CREATE TABLE submission_files (
          sha256 TEXT NOT NULL,
          submission_id TEXT NOT NULL REFERENCES submissions (id),
          name TEXT NOT NULL,
          role TEXT NOT NULL,
          bytes INTEGER NOT NULL,
          PRIMARY KEY (sha256, submission_id)
        )
        """,
      ]),
    Migration(
      "intake-002-candidates",
      [
        """
        CREATE TABLE candidates (
          id TEXT PRIMARY KEY NOT NULL,
          ordinal INTEGER NOT NULL UNIQUE,
          submission_id TEXT NOT NULL,
          campaign INTEGER NOT NULL,
          person TEXT NOT NULL,
          unit TEXT NOT NULL,
          field TEXT NOT NULL,
          recorded_at INTEGER NOT NULL,
          content BLOB NOT NULL,
          UNIQUE (campaign, person)
        )
        """,
        "CREATE INDEX candidates_submission ON candidates (submission_id, ordinal)",
        "CREATE INDEX candidates_unit ON candidates (unit, ordinal)",
      ]),
    Migration(
      "intake-003-progress",
      [
        """
        CREATE TABLE candidate_facts (
          candidate_id TEXT PRIMARY KEY NOT NULL,
          ended INTEGER NOT NULL,
          content BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE candidate_history (
          candidate_id TEXT NOT NULL,
          event_id TEXT NOT NULL,
          source TEXT NOT NULL,
          at INTEGER NOT NULL,
          type TEXT NOT NULL,
          text TEXT NOT NULL,
          ordinal INTEGER NOT NULL,
          PRIMARY KEY (candidate_id, source, event_id)
        )
        """,
      ]),
    Migration(
      "intake-004-completeness",
      [
        "ALTER TABLE submissions ADD COLUMN needs TEXT",
        "ALTER TABLE submissions ADD COLUMN completes TEXT",
        "ALTER TABLE candidates ADD COLUMN held_for TEXT",
        "CREATE INDEX submissions_incomplete ON submissions (unit) WHERE needs IS NOT NULL",
      ]),
    Migration(
      "intake-005-receipts",
      [
        """
        CREATE TABLE receipts (
          id TEXT PRIMARY KEY NOT NULL,
          submission_id TEXT NOT NULL UNIQUE REFERENCES submissions (id),
          ordinal INTEGER NOT NULL UNIQUE,
          recipient TEXT,
          subject TEXT NOT NULL,
          body TEXT NOT NULL,
          in_reply_to TEXT,
          composed_at INTEGER NOT NULL,
          due_at INTEGER,
          sent_at INTEGER,
          attempts INTEGER NOT NULL DEFAULT 0
        )
        """,
        "CREATE INDEX receipts_due ON receipts (due_at) WHERE due_at IS NOT NULL",
      ]),
  ]
}

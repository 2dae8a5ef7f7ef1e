import StateStore

extension Schema {
  /// `state`: as in `SupplementState`. `asked`: the columns of the workbook that are to be filled in, with commas.
  /// `supplied`: JSON of all that came in answer. `mailed_on`: a day, as the campaign counts them. `key`: what row ids are
  /// checked with.
  static let supplements = [
    Migration(
      "intake-011-supplements",
      [
        """
        CREATE TABLE supplement_requests (
          id TEXT PRIMARY KEY NOT NULL,
          ordinal INTEGER NOT NULL UNIQUE,
          candidate_id TEXT NOT NULL REFERENCES candidates (id),
          items TEXT NOT NULL,
          asked TEXT NOT NULL,
          note TEXT,
          state TEXT NOT NULL,
          requested_at INTEGER NOT NULL,
          due_at INTEGER NOT NULL,
          reminder_due INTEGER NOT NULL,
          mailed_at INTEGER,
          reminded_at INTEGER,
          settled_at INTEGER,
          supplied BLOB NOT NULL
        )
        """,
        "CREATE INDEX supplement_requests_candidate ON supplement_requests (candidate_id, ordinal)",
        "CREATE UNIQUE INDEX supplement_requests_open ON supplement_requests (candidate_id) WHERE state = 'open'",
        """
        CREATE TABLE supplement_units (
          id TEXT PRIMARY KEY NOT NULL,
          unit TEXT NOT NULL UNIQUE,
          mail_due_at INTEGER,
          mailed_on TEXT
        )
        """,
        """
        CREATE TABLE supplement_mailings (
          id TEXT PRIMARY KEY NOT NULL,
          unit TEXT NOT NULL,
          mailed_at INTEGER NOT NULL,
          people INTEGER NOT NULL,
          officer TEXT,
          reason TEXT
        )
        """,
        "CREATE TABLE supplement_keys (number INTEGER PRIMARY KEY NOT NULL, key BLOB NOT NULL)",
      ])
  ]
}

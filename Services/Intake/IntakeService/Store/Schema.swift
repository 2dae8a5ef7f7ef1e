import StateStore

/// Intake's own tables, beside the spine's.
enum Schema {
  static let migrations = [
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
    // Kept for candidates that are not known (yet) too: what the services said of them is not lost.
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
    // Codes of `SubmissionNeed`, with commas; absent where nothing is lacking.
    Migration(
      "intake-004-completeness",
      [
        "ALTER TABLE submissions ADD COLUMN needs TEXT",
        "ALTER TABLE submissions ADD COLUMN completes TEXT",
        "ALTER TABLE candidates ADD COLUMN held_for TEXT",
        "CREATE INDEX submissions_incomplete ON submissions (unit) WHERE needs IS NOT NULL",
      ]),
    // `due_at`: when it is to be sent (again); absent where it was sent, or nobody is to be sent a mail.
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
    // `result`: `RowResult`. `note`: `RowNote` as JSON, with personal data; absent where the result says it all.
    Migration(
      "intake-006-rows",
      [
        """
        CREATE TABLE submission_rows (
          submission_id TEXT NOT NULL,
          file TEXT NOT NULL,
          sheet TEXT NOT NULL,
          number INTEGER NOT NULL,
          result TEXT NOT NULL,
          candidate_id TEXT,
          note BLOB,
          PRIMARY KEY (submission_id, file, sheet, number)
        )
        """
      ]),
    // Mails of every kind, with attachments. `failed_at`: refused for good. `to_prepare`: its attachments are still to be made.
    Migration(
      "intake-008-outgoing-mails",
      [
        """
        CREATE TABLE outgoing_mails (
          id TEXT PRIMARY KEY NOT NULL,
          kind TEXT NOT NULL,
          submission_id TEXT REFERENCES submissions (id),
          unit TEXT,
          ordinal INTEGER NOT NULL UNIQUE,
          recipient TEXT,
          subject TEXT NOT NULL,
          body TEXT NOT NULL,
          in_reply_to TEXT,
          composed_at INTEGER NOT NULL,
          due_at INTEGER,
          sent_at INTEGER,
          attempts INTEGER NOT NULL DEFAULT 0,
          failure TEXT,
          failed_at INTEGER,
          to_prepare INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        INSERT INTO outgoing_mails (
          id, kind, submission_id, unit, ordinal, recipient, subject, body, in_reply_to, composed_at, due_at, sent_at,
          attempts)
        SELECT receipts.id, 'receipt', submission_id, submissions.unit, receipts.ordinal, recipient, subject, body,
          in_reply_to, composed_at, due_at, sent_at, attempts
        FROM receipts JOIN submissions ON submissions.id = receipts.submission_id
        """,
        "DROP TABLE receipts",
        "CREATE INDEX outgoing_mails_due ON outgoing_mails (due_at) WHERE due_at IS NOT NULL",
        "CREATE INDEX outgoing_mails_to_prepare ON outgoing_mails (ordinal) WHERE to_prepare = 1",
        "CREATE INDEX outgoing_mails_submission ON outgoing_mails (submission_id, ordinal)",
        "CREATE INDEX outgoing_mails_unit ON outgoing_mails (unit, ordinal)",
        """
        CREATE TABLE mail_attachments (
          mail_id TEXT NOT NULL REFERENCES outgoing_mails (id),
          position INTEGER NOT NULL,
          name TEXT NOT NULL,
          content_type TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          bytes INTEGER NOT NULL,
          PRIMARY KEY (mail_id, position)
        )
        """,
      ]),
  ]
}

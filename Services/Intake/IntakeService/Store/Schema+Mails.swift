import StateStore

extension Schema {
  /// Mails to units: receipts first, then every kind with attachments.
  static let mails = [
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
      ])
  ]
}

import StateStore

extension Schema {
  /// Mails that are no submission, and which units send from which addresses.
  static let receivedMails = [
    // `sender`, `address`: addresses of mail, in lower case. `is_set`: an officer said so.
    Migration(
      "intake-010-mails",
      [
        "ALTER TABLE submissions ADD COLUMN sender TEXT",
        """
        CREATE TABLE unit_addresses (
          address TEXT NOT NULL,
          unit TEXT NOT NULL,
          is_set INTEGER NOT NULL,
          since INTEGER NOT NULL,
          PRIMARY KEY (address, unit)
        )
        """,
        """
        CREATE TABLE set_aside_mails (
          id TEXT PRIMARY KEY NOT NULL,
          ordinal INTEGER NOT NULL UNIQUE,
          sha256 TEXT NOT NULL UNIQUE,
          bytes INTEGER NOT NULL,
          reason TEXT NOT NULL,
          state TEXT NOT NULL,
          received_at INTEGER NOT NULL,
          sender TEXT,
          subject TEXT NOT NULL,
          unit TEXT,
          submission_id TEXT
        )
        """,
        "CREATE INDEX set_aside_requested ON set_aside_mails (state) WHERE state = 'requested'",
      ])
  ]
}

/// The tables that every store has, whatever its service: `store_identity`, `store_migration`, `inbox`, `outbox`,
/// `outbox_counter`, `position`, `dead_letter`, `parked_record`, `timer`, `history`, `history_head`.
/// A service's own tables take other names.
enum Spine {
  static let migrations: [Migration] = [
    Migration("spine-001-messaging", messaging),
    Migration("spine-002-timers", timers),
    Migration("spine-003-history", history),
    Migration("spine-004-position-marks", ["ALTER TABLE position ADD COLUMN mark BLOB"]),
    Migration("spine-005-letters-that-park", ["ALTER TABLE dead_letter ADD COLUMN parks INTEGER NOT NULL DEFAULT 1"]),
    Migration("spine-006-letters-not-in-the-inbox", notedLetters),
  ]

  /// Which records have a row in the inbox: all but those that could not be told by their id when they came.
  private static let notedLetters = [
    "ALTER TABLE dead_letter ADD COLUMN noted INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE parked_record ADD COLUMN noted INTEGER NOT NULL DEFAULT 1",
    "UPDATE dead_letter SET noted = 0 WHERE reason IN ('notACloudEvent', 'recordTooLarge', 'foreignEvent')",
  ]

  private static let messaging = [
    // `seq` follows the time of arrival, so that pruning takes from one end and needs no index on `received`.
    """
    CREATE TABLE inbox (
      seq INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, received INTEGER NOT NULL, UNIQUE (source, id))
    """,
    """
    CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY, topic TEXT NOT NULL, key BLOB, value BLOB, headers BLOB NOT NULL)
    """,
    "CREATE TABLE outbox_counter (id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL)",
    "INSERT INTO outbox_counter (id, last) VALUES (1, 0)",
    """
    CREATE TABLE position (
      cluster TEXT NOT NULL, topic TEXT NOT NULL, partition INTEGER NOT NULL, next_offset INTEGER NOT NULL,
      PRIMARY KEY (cluster, topic, partition))
    """,
    """
    CREATE TABLE dead_letter (
      id INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, partition INTEGER NOT NULL,
      record_offset INTEGER NOT NULL, key BLOB, value BLOB, headers BLOB NOT NULL,
      reason TEXT NOT NULL, message TEXT NOT NULL, handler TEXT NOT NULL, at INTEGER NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 1,
      status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'redriven', 'discarded')),
      resolved_at INTEGER, CHECK ((status = 'pending') = (resolved_at IS NULL)))
    """,
    "CREATE INDEX dead_letter_pending ON dead_letter (key) WHERE status = 'pending'",
    "CREATE INDEX dead_letter_resolved ON dead_letter (resolved_at) WHERE resolved_at IS NOT NULL",
    """
    CREATE TABLE parked_record (
      id INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, partition INTEGER NOT NULL,
      record_offset INTEGER NOT NULL, key BLOB NOT NULL, value BLOB, headers BLOB NOT NULL, at INTEGER NOT NULL)
    """,
    "CREATE INDEX parked_record_key ON parked_record (key, id)",
  ]

  private static let timers = [
    """
    CREATE TABLE timer (
      kind TEXT NOT NULL, subject TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (kind, subject))
    """,
    "CREATE INDEX timer_due ON timer (due, kind, subject)",
  ]

  private static let history = [
    """
    CREATE TABLE history (
      seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, subject TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,
      detail TEXT NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL)
    """,
    "CREATE INDEX history_subject ON history (subject, seq)",
    "CREATE TABLE history_head (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, hash BLOB NOT NULL)",
    "INSERT INTO history_head (id, seq, hash) VALUES (1, 0, zeroblob(32))",
    """
    CREATE TRIGGER history_is_not_updated BEFORE UPDATE ON history
    BEGIN SELECT RAISE(ABORT, 'history is only ever appended'); END
    """,
    """
    CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'history is only ever appended'); END
    """,
    """
    CREATE TRIGGER history_head_is_not_deleted BEFORE DELETE ON history_head
    BEGIN SELECT RAISE(ABORT, 'history is only ever appended'); END
    """,
    """
    CREATE TRIGGER history_head_goes_forward BEFORE UPDATE ON history_head WHEN NEW.seq <> OLD.seq + 1
    BEGIN SELECT RAISE(ABORT, 'history is only ever appended'); END
    """,
  ]
}

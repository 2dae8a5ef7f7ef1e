import StateStore

/// Screening's own tables. Texts named `…_json` hold JSON, and with it personal data.
enum Schema {
  static let migrations = [
    Migration(
      "screening-001-candidates",
      [
        // `recommendation_json`: the payload of candidate-recommended as it came. `field`: by which the candidate is
        // allocated; an officer may change it. `decision`: the number of the latest one.
        """
        CREATE TABLE candidate (
          id TEXT PRIMARY KEY NOT NULL,
          recommendation_json TEXT NOT NULL,
          field TEXT NOT NULL,
          outcome TEXT NOT NULL,
          decision INTEGER NOT NULL,
          received_at INTEGER NOT NULL
        )
        """,
        // Every outcome that a candidate ever had, numbered from 1. Without an officer the rules decided.
        """
        CREATE TABLE decision (
          candidate_id TEXT NOT NULL REFERENCES candidate (id),
          number INTEGER NOT NULL,
          outcome TEXT NOT NULL,
          findings_json TEXT NOT NULL,
          clauses TEXT NOT NULL,
          officer TEXT,
          reason TEXT,
          rule_set TEXT NOT NULL,
          decided_at INTEGER NOT NULL,
          PRIMARY KEY (candidate_id, number)
        )
        """,
      ]),
    Migration(
      "screening-002-queues",
      [
        // `priority`: 0 dispatched, 1 planned (A2.4).
        """
        CREATE TABLE review (
          candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),
          priority INTEGER NOT NULL,
          field TEXT NOT NULL,
          suggestion TEXT,
          cause TEXT NOT NULL,
          requested_at INTEGER NOT NULL
        )
        """,
        "CREATE INDEX review_in_order ON review (priority, requested_at, candidate_id)",
        """
        CREATE TABLE hold (
          candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),
          field TEXT NOT NULL,
          explanation TEXT NOT NULL,
          since INTEGER NOT NULL
        )
        """,
      ]),
    Migration(
      "screening-003-cases",
      [
        // One row for each allocation of a candidate, numbered from 1. `due_at` is that of the first (A2.5).
        // `standing`: open, returned, concluded.
        """
        CREATE TABLE allocation (
          candidate_id TEXT NOT NULL REFERENCES candidate (id),
          number INTEGER NOT NULL,
          case_id TEXT NOT NULL,
          society TEXT NOT NULL,
          field TEXT NOT NULL,
          explanation TEXT NOT NULL,
          allocated_at INTEGER NOT NULL,
          due_at INTEGER NOT NULL,
          standing TEXT NOT NULL,
          panel TEXT,
          stage TEXT,
          conclusion TEXT,
          ended_at INTEGER,
          PRIMARY KEY (candidate_id, number)
        )
        """,
        // How many cases each society got, so that an allocation need not count them.
        "CREATE TABLE society_tally (society TEXT PRIMARY KEY NOT NULL, allocated INTEGER NOT NULL)",
      ]),
    Migration(
      "screening-004-supplements",
      [
        // What units supplied when they were asked, numbered from 1 for each candidate.
        """
        CREATE TABLE supplement (
          candidate_id TEXT NOT NULL REFERENCES candidate (id),
          number INTEGER NOT NULL,
          request_id TEXT NOT NULL,
          supplement_json TEXT NOT NULL,
          supplied_at INTEGER NOT NULL,
          PRIMARY KEY (candidate_id, number)
        )
        """
      ]),
    Migration(
      "screening-005-withdrawals",
      [
        // When the unit's candidate was withdrawn; the standing of a case may be `withdrawn` too.
        "ALTER TABLE candidate ADD COLUMN withdrawn_at INTEGER"
      ]),
    Migration(
      "screening-010-clocks",
      [
        // The clock of A2.5 of everybody who was allocated. `society` and `case_id`: who has the case, or had it last; NULL
        // while nobody has. `provisional`: 1 where it ends in a year whose holidays are not known.
        """
        CREATE TABLE clock (
          candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),
          reading_json TEXT NOT NULL,
          society TEXT,
          case_id TEXT,
          concluded INTEGER NOT NULL,
          state TEXT NOT NULL,
          is_open INTEGER NOT NULL,
          due_at INTEGER NOT NULL,
          provisional INTEGER NOT NULL
        )
        """,
        "CREATE INDEX clock_by_due ON clock (is_open, due_at, candidate_id)",
        // How many clocks of each society stand how; the society is empty where nobody has the case.
        """
        CREATE TABLE clock_tally (
          society TEXT NOT NULL, state TEXT NOT NULL, clocks INTEGER NOT NULL, PRIMARY KEY (society, state)
        )
        """,
        // Whoever was allocated before gets a clock when this rings, at once.
        """
        INSERT INTO timer (kind, subject, due)
        SELECT 'clock', candidate_id, allocated_at FROM allocation WHERE number = 1
        """,
      ]),
    Migration(
      "screening-011-societies",
      [
        // The societies that officers added or changed, in place of what the file has.
        "CREATE TABLE society (code TEXT PRIMARY KEY NOT NULL, entry_json TEXT NOT NULL, revision INTEGER NOT NULL)"
      ]),
    Migration(
      "screening-020-review-queue",
      [
        // Who reads a candidate, and the rejection that waits for a second officer.
        "ALTER TABLE review ADD COLUMN claimed_by TEXT",
        "ALTER TABLE review ADD COLUMN claimed_at INTEGER",
        "ALTER TABLE review ADD COLUMN proposed_by TEXT",
        "ALTER TABLE review ADD COLUMN proposal_json TEXT",
      ]),
    Migration(
      "screening-030-rules",
      [
        // The rule sets that were taken into the book, numbered from 1. Without an officer `rules.file` said so. `mark`: of the
        // taking, never used again.
        """
        CREATE TABLE rule_set (
          number INTEGER PRIMARY KEY NOT NULL,
          version TEXT NOT NULL UNIQUE,
          mark TEXT NOT NULL,
          content TEXT NOT NULL,
          officer TEXT,
          reason TEXT NOT NULL,
          taken_at INTEGER NOT NULL
        )
        """,
        // The reruns of officers, numbered from 1. `last_id`: how far it has come, in the order of the candidates' ids.
        """
        CREATE TABLE rerun (
          number INTEGER PRIMARY KEY NOT NULL,
          rule_set TEXT NOT NULL,
          officer TEXT NOT NULL,
          reason TEXT NOT NULL,
          started_at INTEGER NOT NULL,
          finished_at INTEGER,
          last_id TEXT NOT NULL,
          totals_json TEXT NOT NULL
        )
        """,
        // Who came out otherwise, or would have, were they not decided for good.
        """
        CREATE TABLE rerun_candidate (
          rerun INTEGER NOT NULL REFERENCES rerun (number),
          candidate_id TEXT NOT NULL REFERENCES candidate (id),
          result_json TEXT NOT NULL,
          PRIMARY KEY (rerun, candidate_id)
        )
        """,
      ]),
    repeatedCases,
    // Who waits longest for a society of a field.
    Migration("screening-026-hold-order", ["CREATE INDEX hold_in_order ON hold (field, since, candidate_id)"]),
    Migration(
      "screening-027-calendar",
      [
        // The working days that the clocks were reckoned with, and which calendar in a row that is.
        """
        CREATE TABLE clock_calendar (
          id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1), stamp TEXT NOT NULL, number INTEGER NOT NULL
        )
        """,
        // Clocks that an upgrade started for people whose way had ended, or who were waited for, are looked at, at once.
        """
        INSERT INTO timer (kind, subject, due)
        SELECT 'clock', clock.candidate_id, 0 FROM clock JOIN candidate ON candidate.id = clock.candidate_id
        WHERE clock.is_open = 1 AND (
          candidate.withdrawn_at IS NOT NULL OR candidate.outcome = 'rejected'
          OR (candidate.outcome = 'informationRequired' AND clock.state <> 'paused'))
        ON CONFLICT (kind, subject) DO UPDATE SET due = 0
        """,
      ]),
    Migration(
      "screening-028-reopened",
      [
        // The decision by which an officer opened a candidate anew names the officer, as the history does.
        """
        UPDATE decision SET officer = (
          SELECT history.actor FROM history WHERE history.subject = decision.candidate_id
            AND history.action = 'reopened' AND history.at = decision.decided_at)
        WHERE outcome = 'underReview' AND officer IS NULL
        """
      ]),
    reviewFlags,
    fieldDoubts,
    briefings,
    Migration(
      "screening-050-information-rounds",
      [
        // Rounds of questions, numbered from 1 for each candidate. `case_id`: of the society that asks; NULL where screening does.
        """
        CREATE TABLE information_round (
          candidate_id TEXT NOT NULL REFERENCES candidate (id),
          id TEXT NOT NULL,
          number INTEGER NOT NULL,
          case_id TEXT,
          is_open INTEGER NOT NULL,
          round_json TEXT NOT NULL,
          PRIMARY KEY (candidate_id, id)
        )
        """,
        "CREATE INDEX information_round_of_candidate ON information_round (candidate_id, number)",
      ]),
  ]
}

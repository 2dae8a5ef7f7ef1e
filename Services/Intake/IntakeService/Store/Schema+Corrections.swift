import StateStore

extension Schema {
  /// A person is one live candidate of a campaign; who was withdrawn or merged leaves the place free. `twin`: above 0 for
  /// another person of the same name and phone, by an officer's verdict. `missing_kept`: 1 once an officer kept somebody who is missing.
  static let corrections = [
    Migration(
      "intake-007-corrections",
      [
        """
        CREATE TABLE candidates_with_standing (
          id TEXT PRIMARY KEY NOT NULL,
          ordinal INTEGER NOT NULL UNIQUE,
          submission_id TEXT NOT NULL,
          campaign INTEGER NOT NULL,
          person TEXT NOT NULL,
          twin INTEGER NOT NULL DEFAULT 0,
          unit TEXT NOT NULL,
          field TEXT NOT NULL,
          recorded_at INTEGER NOT NULL,
          content BLOB NOT NULL,
          held_for TEXT,
          standing TEXT NOT NULL,
          merged_into TEXT,
          listed_in TEXT NOT NULL,
          missing_from TEXT,
          missing_kept INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        INSERT INTO candidates_with_standing (
          id, ordinal, submission_id, campaign, person, unit, field, recorded_at, content, held_for, standing, listed_in)
        SELECT id, ordinal, submission_id, campaign, person, unit, field, recorded_at, content, held_for, 'live', submission_id
        FROM candidates
        """,
        "DROP TABLE candidates",
        "ALTER TABLE candidates_with_standing RENAME TO candidates",
        "CREATE UNIQUE INDEX candidates_one_person ON candidates (campaign, person, twin) WHERE standing = 'live'",
        "CREATE INDEX candidates_person ON candidates (person)",
        "CREATE INDEX candidates_submission ON candidates (submission_id, ordinal)",
        "CREATE INDEX candidates_unit ON candidates (unit, ordinal)",
        // What people who are alike have in common (`PersonIdentity.searchKeys`).
        """
        CREATE TABLE candidate_keys (
          search_key INTEGER NOT NULL,
          candidate_id TEXT NOT NULL,
          PRIMARY KEY (search_key, candidate_id)
        )
        """,
        // `content`: the engineer as the row has them, with personal data; absent where it has taken effect already.
        """
        CREATE TABLE pending_corrections (
          submission_id TEXT NOT NULL,
          candidate_id TEXT NOT NULL,
          content BLOB,
          PRIMARY KEY (submission_id, candidate_id)
        )
        """,
        """
        CREATE TABLE duplicate_pairs (
          id TEXT PRIMARY KEY NOT NULL,
          ordinal INTEGER NOT NULL UNIQUE,
          kind TEXT NOT NULL,
          earlier_id TEXT NOT NULL,
          newer_id TEXT NOT NULL,
          proposal BLOB,
          fingerprint TEXT NOT NULL,
          is_open INTEGER NOT NULL,
          verdict TEXT,
          officer TEXT,
          reason TEXT,
          raised_at INTEGER NOT NULL,
          decided_at INTEGER
        )
        """,
        "CREATE INDEX duplicate_pairs_earlier ON duplicate_pairs (earlier_id)",
        "CREATE INDEX duplicate_pairs_newer ON duplicate_pairs (newer_id)",
        "CREATE INDEX duplicate_pairs_open ON duplicate_pairs (ordinal) WHERE is_open = 1",
        // `ColumnChange`s as JSON.
        "ALTER TABLE candidate_history ADD COLUMN changed BLOB",
      ])
  ]

  /// Whom a corrected list does not name any more.
  static let missing = [
    Migration(
      "intake-014-missing",
      ["CREATE INDEX candidates_of_enterprise ON candidates (unit, campaign, enterprise)"])
  ]

  /// What a unit's own lists say of candidates whom something else has changed. `content`: a candidate, with personal data.
  static let listed = [
    Migration(
      "intake-020-listed",
      [
        """
        CREATE TABLE listed_candidates (
          candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidates (id),
          content BLOB NOT NULL
        )
        """
      ])
  ]

  /// `replaced_by`: the question that took the place of one whose data changed. `unit`: whose row an `otherUnit` pair is about.
  static let questions = [
    Migration(
      "intake-015-questions",
      [
        "ALTER TABLE duplicate_pairs ADD COLUMN replaced_by TEXT",
        "ALTER TABLE duplicate_pairs ADD COLUMN unit TEXT",
        """
        UPDATE duplicate_pairs SET unit = json_extract(CAST(proposal AS TEXT), '$.unit') WHERE proposal IS NOT NULL
        """,
        "CREATE INDEX duplicate_pairs_unit ON duplicate_pairs (unit) WHERE unit IS NOT NULL",
        "CREATE INDEX candidates_merged ON candidates (merged_into) WHERE merged_into IS NOT NULL",
      ])
  ]
}

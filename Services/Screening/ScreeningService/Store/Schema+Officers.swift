import StateStore

// What officers do beside the queue.
extension Schema {
  static let reviewFlags = Migration(
    "screening-040-review-flags",
    [
      // On whom an officer always decides, and under which keys they are found while the flag is in force.
      """
      CREATE TABLE review_flag (
        id TEXT PRIMARY KEY NOT NULL,
        ordinal INTEGER NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        candidate_id TEXT,
        unit TEXT,
        officer TEXT NOT NULL,
        reason TEXT NOT NULL,
        flagged_at INTEGER NOT NULL,
        ended_at INTEGER,
        ended_by TEXT,
        end_reason TEXT
      )
      """,
      """
      CREATE TABLE review_flag_key (
        key TEXT NOT NULL, flag_id TEXT NOT NULL REFERENCES review_flag (id), PRIMARY KEY (key, flag_id)
      )
      """,
    ])

  static let fieldDoubts = Migration(
    "screening-041-field-doubts",
    [
      // Whose career text speaks of other fields than the declared one, until an officer has looked.
      """
      CREATE TABLE field_doubt (
        candidate_id TEXT PRIMARY KEY NOT NULL REFERENCES candidate (id),
        priority INTEGER NOT NULL,
        field TEXT NOT NULL,
        advice_json TEXT NOT NULL,
        since INTEGER NOT NULL
      )
      """,
      "CREATE INDEX field_doubt_in_order ON field_doubt (priority, since, candidate_id)",
    ])
}

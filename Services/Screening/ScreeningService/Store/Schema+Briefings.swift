import StateStore

extension Schema {
  /// Briefings (N2.2) and who is invited.
  static let briefings =
    Migration(
      "screening-060-briefings",
      [
        // `filled_to`: the last candidate whom the inviting of all who are there has looked at.
        """
        CREATE TABLE briefing (
          id TEXT PRIMARY KEY NOT NULL,
          briefing_json TEXT NOT NULL,
          starts_at INTEGER NOT NULL,
          cancelled INTEGER NOT NULL,
          filled_to TEXT NOT NULL
        )
        """,
        "CREATE INDEX briefing_in_order ON briefing (starts_at, id)",
        // `state`, `cause`, `attendance`: as in the contracts. `to_review`: 1 until it is seen whether the briefing is still
        // for the candidate.
        """
        CREATE TABLE invitation (
          briefing_id TEXT NOT NULL REFERENCES briefing (id),
          candidate_id TEXT NOT NULL REFERENCES candidate (id),
          state TEXT NOT NULL,
          since INTEGER NOT NULL,
          cause TEXT,
          to_review INTEGER NOT NULL,
          attendance TEXT NOT NULL,
          recorded_by TEXT,
          recorded_at INTEGER,
          PRIMARY KEY (briefing_id, candidate_id)
        )
        """,
        "CREATE INDEX invitation_of_candidate ON invitation (candidate_id)",
      ])
}

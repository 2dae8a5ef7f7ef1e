import StateStore

extension Schema {
  /// Briefings (N2.2) as screening told of them, and what units were told of their people's invitations.
  static let briefings = [
    Migration(
      "intake-027-briefings",
      [
        // `reason`: why it was cancelled.
        """
        CREATE TABLE briefings (
          id TEXT PRIMARY KEY NOT NULL,
          revision INTEGER NOT NULL,
          starts_at INTEGER NOT NULL,
          reason TEXT,
          content BLOB NOT NULL
        )
        """,
        // As units may have been told of them, to say what has changed since.
        """
        CREATE TABLE briefing_versions (
          briefing_id TEXT NOT NULL,
          sequence INTEGER NOT NULL,
          content BLOB NOT NULL,
          PRIMARY KEY (briefing_id, sequence)
        )
        """,
        // `state`, `cause`, `attendance`: as screening has them. `told_state`: invited, disinvited or cancelled, as the unit was
        // told last; NULL while it was told nothing. `told_sequence`: of the briefing that it was told of.
        """
        CREATE TABLE briefing_invitations (
          briefing_id TEXT NOT NULL,
          candidate_id TEXT NOT NULL,
          state TEXT NOT NULL,
          cause TEXT,
          attendance TEXT NOT NULL,
          told_state TEXT,
          told_sequence INTEGER,
          told_at INTEGER,
          reminder_due INTEGER NOT NULL,
          PRIMARY KEY (briefing_id, candidate_id)
        )
        """,
        "CREATE INDEX briefing_invitations_candidate ON briefing_invitations (candidate_id)",
      ])
  ]
}

import StateStore

/// The tables of referral.
enum Schema {
  /// - `case_conclusion`: what each society concluded, one row a case.
  /// - `member_sequence`: the last number given out for a campaign and a level.
  /// - `member`: one row a member; `candidate` is JSON and the only place of personal data. `country` is where the member is
  ///   referred to, absent while nobody knows.
  /// - `partner_registry`: each version of the registry of partners, as JSON; the last one holds.
  static let migrations = [
    Migration(
      "referral-001-members",
      [
        """
        CREATE TABLE case_conclusion (
          case_id TEXT PRIMARY KEY NOT NULL,
          candidate_id TEXT NOT NULL,
          society TEXT NOT NULL,
          conclusion TEXT NOT NULL,
          concluded_at INTEGER NOT NULL
        )
        """,
        """
        CREATE TABLE member_sequence (
          campaign INTEGER NOT NULL,
          level TEXT NOT NULL,
          last INTEGER NOT NULL,
          PRIMARY KEY (campaign, level)
        )
        """,
        """
        CREATE TABLE member (
          number TEXT PRIMARY KEY NOT NULL,
          candidate_id TEXT NOT NULL UNIQUE,
          campaign INTEGER NOT NULL,
          level TEXT NOT NULL,
          sequence INTEGER NOT NULL,
          candidate TEXT NOT NULL,
          case_id TEXT NOT NULL,
          society TEXT NOT NULL,
          concluded_at INTEGER NOT NULL,
          registered_at INTEGER NOT NULL,
          country TEXT,
          status TEXT NOT NULL,
          referral_id TEXT UNIQUE,
          partner TEXT,
          local_title TEXT,
          reason TEXT,
          UNIQUE (campaign, level, sequence)
        )
        """,
        "CREATE INDEX member_by_status ON member (status, number)",
        """
        CREATE TABLE partner_registry (
          revision INTEGER PRIMARY KEY NOT NULL,
          partners TEXT NOT NULL,
          applied_at INTEGER NOT NULL
        )
        """,
      ])
  ]
}

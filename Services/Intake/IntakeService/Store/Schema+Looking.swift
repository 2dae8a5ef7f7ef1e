import StateStore

extension Schema {
  /// What candidates are looked up and counted by, and the projects of tables 1 and 2 with their numbers of engineers.
  static let looking = [
    Migration(
      "intake-013-looking",
      [
        "ALTER TABLE candidates ADD COLUMN enterprise TEXT",
        "ALTER TABLE candidates ADD COLUMN country TEXT",
        "ALTER TABLE candidates ADD COLUMN project_country TEXT",
        "ALTER TABLE candidates ADD COLUMN project_type TEXT",
        "ALTER TABLE candidates ADD COLUMN dispatch TEXT",
        "ALTER TABLE candidate_facts ADD COLUMN status TEXT",
        "CREATE INDEX candidates_enterprise ON candidates (enterprise, ordinal)",
        "CREATE INDEX candidates_country ON candidates (country, ordinal)",
        """
        CREATE TABLE projects (
          campaign INTEGER NOT NULL,
          unit TEXT NOT NULL,
          enterprise TEXT NOT NULL,
          dispatch TEXT NOT NULL,
          name TEXT NOT NULL,
          country TEXT NOT NULL,
          type TEXT,
          status TEXT,
          chinese INTEGER,
          local INTEGER,
          qualifying INTEGER,
          submission_id TEXT NOT NULL,
          PRIMARY KEY (campaign, unit, enterprise, dispatch, name, country)
        )
        """,
      ])
  ]
}

import StateStore

extension Schema {
  /// The names that recommending units are known by, each with what is compared (`KnownUnits.key`): a unit's own name, or a further
  /// spelling that an officer has set. What was there before has no `key` yet, since the store cannot reckon it; it gets one with
  /// the next name that is noted. A spelling of a spelling is one of the unit.
  static let knownUnits = [
    Migration(
      "intake-030-known-units",
      [
        "CREATE TABLE known_units (name TEXT PRIMARY KEY NOT NULL, key TEXT, unit TEXT NOT NULL, since INTEGER NOT NULL)",
        "CREATE UNIQUE INDEX known_units_key ON known_units (key)",
        "CREATE INDEX known_units_unit ON known_units (unit)",
        """
        UPDATE unit_names SET unit = (SELECT next.unit FROM unit_names AS next WHERE next.name = unit_names.unit)
        WHERE unit IN (SELECT name FROM unit_names)
        """,
        "INSERT INTO known_units (name, unit, since) SELECT name, unit, since FROM unit_names",
        """
        INSERT INTO known_units (name, unit, since)
        SELECT unit, unit, MIN(recorded_at) FROM submissions
        WHERE unit IS NOT NULL AND (needs IS NULL OR needs NOT LIKE '%unit%')
          AND EXISTS (SELECT 1 FROM candidates WHERE candidates.unit = submissions.unit)
        GROUP BY unit ON CONFLICT (name) DO NOTHING
        """,
        """
        INSERT INTO known_units (name, unit, since)
        SELECT unit, unit, MIN(since) FROM unit_addresses WHERE 1 = 1 GROUP BY unit ON CONFLICT (name) DO NOTHING
        """,
      ])
  ]
}

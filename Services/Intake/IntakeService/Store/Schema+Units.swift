import StateStore

extension Schema {
  /// Further spellings of units' names, and how their addresses became known.
  static let units = [
    Migration(
      "intake-016-unit-names",
      ["CREATE TABLE unit_names (name TEXT PRIMARY KEY NOT NULL, unit TEXT NOT NULL, since INTEGER NOT NULL)"]),
    // `origin`: as in `AddressOrigin`; absent for what was learnt before this was kept. `submission_id`: that it came from.
    Migration(
      "intake-017-address-origins",
      [
        "ALTER TABLE unit_addresses ADD COLUMN origin TEXT",
        "ALTER TABLE unit_addresses ADD COLUMN submission_id TEXT",
        "UPDATE unit_addresses SET origin = 'set' WHERE is_set = 1",
      ]),
  ]
}

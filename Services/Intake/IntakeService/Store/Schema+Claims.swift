import StateStore

extension Schema {
  /// Which officer looks at a pair of possible duplicates.
  static let claims = [
    Migration(
      "intake-021-duplicate-claims",
      [
        "ALTER TABLE duplicate_pairs ADD COLUMN claimed_by TEXT",
        "ALTER TABLE duplicate_pairs ADD COLUMN claimed_at INTEGER",
      ])
  ]
}

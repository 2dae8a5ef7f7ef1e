import StateStore

extension Schema {
  /// `questions`: JSON of what was asked, question by question; absent in what an older version wrote.
  static let informationRounds = [
    Migration("intake-024-information-rounds", ["ALTER TABLE supplement_requests ADD COLUMN questions BLOB"])
  ]
}

import StateStore

extension Schema {
  /// What became of every row of a submission.
  static let rows = [
    Migration(
      "intake-006-rows",
      [
        """
        CREATE TABLE submission_rows (
          submission_id TEXT NOT NULL,
          file TEXT NOT NULL,
          sheet TEXT NOT NULL,
          number INTEGER NOT NULL,
          result TEXT NOT NULL,
          candidate_id TEXT,
          note BLOB,
          PRIMARY KEY (submission_id, file, sheet, number)
        )
        """
      ])
  ]
}

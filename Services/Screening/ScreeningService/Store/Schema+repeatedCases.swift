import StateStore

extension Schema {
  /// A version before let more than 400 who waited for one field go at once, and gave the same case id to several of them. The
  /// first has the case; nobody else heard of the others'. They wait again, and go when the timer rings, at once.
  static let repeatedCases = Migration(
    "screening-025-repeated-cases",
    [
      """
      CREATE TABLE repeated_case (
        candidate_id TEXT NOT NULL, number INTEGER NOT NULL, society TEXT NOT NULL, field TEXT NOT NULL,
        allocated_at INTEGER NOT NULL, standing TEXT NOT NULL, PRIMARY KEY (candidate_id, number)
      )
      """,
      """
      INSERT INTO repeated_case
      SELECT candidate_id, number, society, field, allocated_at, standing FROM allocation
      WHERE rowid NOT IN (SELECT MIN(rowid) FROM allocation GROUP BY case_id)
      """,
      // What was taken back since is history, under an id of its own.
      """
      UPDATE allocation SET case_id = case_id || '/' || candidate_id
      WHERE (candidate_id, number) IN (SELECT candidate_id, number FROM repeated_case WHERE standing <> 'open')
      """,
      "DELETE FROM repeated_case WHERE standing <> 'open'",
      """
      DELETE FROM allocation WHERE (candidate_id, number) IN (SELECT candidate_id, number FROM repeated_case)
      """,
      """
      UPDATE society_tally SET allocated = allocated
        - (SELECT COUNT(*) FROM repeated_case WHERE repeated_case.society = society_tally.society)
      """,
      // Who had another case before keeps the clock of that.
      "DELETE FROM clock WHERE candidate_id IN (SELECT candidate_id FROM repeated_case WHERE number = 1)",
      """
      DELETE FROM timer WHERE kind = 'clock'
        AND subject IN (SELECT candidate_id FROM repeated_case WHERE number = 1)
      """,
      """
      UPDATE clock SET society = NULL, case_id = NULL
      WHERE candidate_id IN (SELECT candidate_id FROM repeated_case WHERE number > 1)
      """,
      "DELETE FROM clock_tally WHERE EXISTS (SELECT 1 FROM repeated_case)",
      """
      INSERT INTO clock_tally (society, state, clocks)
      SELECT COALESCE(society, ''), state, COUNT(*) FROM clock WHERE EXISTS (SELECT 1 FROM repeated_case)
      GROUP BY COALESCE(society, ''), state
      """,
      """
      INSERT INTO hold (candidate_id, field, explanation, since)
      SELECT repeated_case.candidate_id, repeated_case.field, '分配的案件未送达学会，重新分配', repeated_case.allocated_at
      FROM repeated_case JOIN candidate ON candidate.id = repeated_case.candidate_id
      WHERE candidate.outcome = 'passed' AND candidate.withdrawn_at IS NULL
      ON CONFLICT (candidate_id) DO NOTHING
      """,
      """
      INSERT INTO timer (kind, subject, due) SELECT DISTINCT 'releaseHolds', field, 0 FROM repeated_case WHERE true
      ON CONFLICT (kind, subject) DO NOTHING
      """,
      "DROP TABLE repeated_case",
      // Two cases of one id are one case to everybody else.
      "CREATE UNIQUE INDEX allocation_by_case ON allocation (case_id)",
    ])
}

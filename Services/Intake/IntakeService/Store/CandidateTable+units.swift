import CloudEvents
import Contracts
import StateStore

extension CandidateTable {
  /// All whom a unit has put forward under the one name are its under the other, and their histories say so. Those of whom it is not
  /// sure whose they are stay under the name that was claimed.
  ///
  /// - Parameters:
  ///   - event: an opaque id of the renaming.
  ///   - text: what the histories say.
  /// - Returns: how many.
  func move(from name: String, to unit: String, as event: String, text: String, at now: Timestamp) throws -> Int {
    let isSure = "(held_for IS NULL OR held_for NOT LIKE '%unit%')"
    try transaction.execute(
      """
      INSERT INTO candidate_history (candidate_id, event_id, source, at, type, text, ordinal)
      SELECT id, ?, ?, ?, 'unitNamed', ?,
        (SELECT COALESCE(MAX(ordinal), 0) + 1 FROM candidate_history WHERE candidate_id = candidates.id)
      FROM candidates WHERE unit = ? AND \(isSure)
      """,
      [.text(event), .text(ServiceName.intake.source), .integer(now.milliseconds), .text(text), .text(name)])
    return try transaction.execute(
      "UPDATE candidates SET unit = ? WHERE unit = ? AND \(isSure)", [.text(unit), .text(name)])
  }
}

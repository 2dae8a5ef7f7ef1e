import Contracts
import Messaging

/// Flags those whom a corrected list does not name any more, for a person: silence withdraws nobody.
///
/// A list that names somebody of an enterprise who was put forward before is taken for the enterprise's list as it is now; one
/// that names only new people is an additional one, and nobody is missing from it.
struct MissingFlagging {
  /// As many as a receipt can ask about.
  private static let shownNames = 50

  let work: UnitOfWork

  /// - Parameter enterprises: those of which the list names somebody who is known.
  func flag(_ enterprises: Set<String>, of view: SubmissionView, unit: String) throws -> MissingEngineers? {
    guard !enterprises.isEmpty else { return nil }
    let table = CandidateTable(transaction: work.transaction)
    // A row that could not be read may be theirs.
    let unread = Set(
      try RowTable(transaction: work.transaction).list(of: view.id, results: [.rejected])
        .map { "\($0.origin.sheet)\n\($0.origin.row)" })
    var missing = MissingEngineers(count: 0, names: [])
    for enterprise in enterprises.sorted() {
      let unlisted = try table.unlisted(
        in: view.id, unit: unit, campaign: view.campaign, enterprise: enterprise)
      for candidate in unlisted where !unread.contains("\(candidate.origin.sheet)\n\(candidate.origin.row)") {
        try table.note(candidate.id, missingFrom: view.id)
        try work.record(
          subject: candidate.id, actor: ServiceName.intake.name, action: "missing", detail: ["submission": view.id])
        try CandidateHistory(transaction: work.transaction).append(
          Contracts.HistoryEntry(
            at: work.now, eventID: "\(candidate.id):missing:\(view.id)", source: ServiceName.intake.source,
            type: "missing", text: "推荐单位更正后的名单中没有列出，等待秘书处核实是否仍然推荐"), to: candidate.id)
        missing.count += 1
        if missing.names.count < Self.shownNames { missing.names.append(candidate.person.name) }
      }
    }
    return missing.count > 0 ? missing : nil
  }
}

import Contracts
import Foundation
import Messaging

/// Officers flag people and units, and end the flags. What was decided before stays decided: who wants it looked at opens it anew.
enum ReviewFlagging {
  static func flag(_ request: FlagForReview.Request, _ work: UnitOfWork) throws -> ReviewFlagView {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(request.reason, "reason", "say why; it is shown to whoever decides")
    let unit = request.unit?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    let table = ReviewFlagTable(transaction: work.transaction)
    var flag = ReviewFlagView(
      id: work.makeID(), kind: .unit, officer: officer, reason: reason, flaggedAt: work.now)
    let keys: [String]
    switch (request.candidateID, unit.isEmpty) {
    case (let id?, true):
      guard let record = try CandidateTable(transaction: work.transaction).find(id) else {
        throw ScreeningError.unknownCandidate(id: id)
      }
      (flag.kind, flag.candidateID) = (.person, id)
      keys = FlagSubject.keys(of: record.recommended)
    case (nil, false):
      flag.unit = unit
      keys = [FlagSubject.key(ofUnit: unit)]
    default:
      throw ScreeningError.invalidArgument(name: "candidateID", message: "name a candidate or a unit, and not both")
    }
    if let known = try table.list(under: keys).first { throw ScreeningError.flagged(id: known.id) }
    try table.insert(flag)
    try table.add(keys, to: flag.id)
    try record(flag, officer, "flaggedForReview", reason, work)
    return flag
  }

  static func end(_ request: EndReviewFlag.Request, _ work: UnitOfWork) throws -> ReviewFlagView {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(request.reason, "reason", "say why rules may decide again")
    let table = ReviewFlagTable(transaction: work.transaction)
    guard var flag = try table.find(request.flagID) else { throw ScreeningError.unknownFlag(id: request.flagID) }
    guard flag.endedAt == nil else { throw ScreeningError.flagEnded(id: flag.id) }
    (flag.endedAt, flag.endedBy, flag.endReason) = (work.now, officer, reason)
    try table.end(flag)
    try record(flag, officer, "reviewFlagEnded", reason, work)
    return flag
  }

  /// In the history of the candidate by whom a person was flagged; a unit's flag has one of its own.
  private static func record(
    _ flag: ReviewFlagView, _ officer: String, _ action: String, _ reason: String, _ work: UnitOfWork
  ) throws {
    try work.record(
      subject: flag.candidateID ?? flag.id, actor: officer, action: action,
      detail: FlagDetail(flag: flag.id, kind: flag.kind, reason: reason))
  }
}

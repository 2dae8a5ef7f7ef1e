import Contracts
import Messaging

/// Carries this society's cases through their stages, as its officers decide (N2.3).
struct CaseCarrying: Sendable {
  let society: String

  func advance(_ request: Advance.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who acts")
    let note = request.note?.nonBlank
    let item = try move(request.id, .advance(to: request.to), work) { before, after in
      if after.supplementRounds > before.supplementRounds, note == nil {
        throw SocietyRoutingError.invalidArgument(
          name: "note", message: "say what is to be added; the case goes back to materials for it")
      }
    }
    try work.record(
      subject: item.candidate.id, actor: officer, action: "advanced",
      detail: CaseDetail(caseID: item.id, stage: item.standing.stage, note: note))
    try work.emit(
      StageAdvanced(
        caseID: item.id, candidateID: item.candidate.id, society: society, stage: item.standing.stage,
        officer: officer, note: note),
      to: .societyEvents(society), subject: item.candidate.id)
    return item.view
  }

  func giveBack(_ request: Return.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who acts")
    let reason = try Required.text(request.reason, "reason", "say why the case is misrouted")
    let field = request.suggestedField?.nonBlank
    if let field, Taxonomy.attachment1.field(field) == nil {
      let known = Taxonomy.attachment1.fields.map(\.code).joined(separator: ", ")
      throw SocietyRoutingError.invalidArgument(
        name: "suggestedField", message: "Attachment 1 has no such field; it has: \(known)")
    }
    let item = try move(request.id, .giveBack, work)
    try CaseClock.stop(for: item, work)
    try work.record(
      subject: item.candidate.id, actor: officer, action: "returned",
      detail: CaseDetail(caseID: item.id, stage: item.standing.stage, reason: reason, suggestedField: field))
    try work.emit(
      CaseReturned(
        caseID: item.id, candidateID: item.candidate.id, society: society, officer: officer, reason: reason,
        suggestedField: field),
      to: .societyEvents(society), subject: item.candidate.id)
    return item.view
  }

  func conclude(_ request: Conclude.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who acts")
    let reason = request.reason?.nonBlank
    if request.conclusion == .notPassed, reason == nil {
      throw SocietyRoutingError.invalidArgument(
        name: "reason", message: "notPassed needs a reason that the recommending unit can be told")
    }
    let item = try move(request.id, .conclude(request.conclusion), work)
    try CaseClock.stop(for: item, work)
    try work.record(
      subject: item.candidate.id, actor: officer, action: "concluded",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, conclusion: request.conclusion, reason: reason, dueAt: item.dueAt))
    try work.emit(
      CaseConcluded(
        caseID: item.id, candidate: item.candidate, society: society, conclusion: request.conclusion,
        officer: officer, reason: reason, concludedAt: work.now),
      to: .societyEvents(society), subject: item.candidate.id)
    return item.view
  }

  /// Makes the move, or tells which ones are legal.
  ///
  /// - Parameter check: refuses a legal move whose request lacks something.
  private func move(
    _ id: String, _ move: CaseMove, _ work: UnitOfWork,
    check: (_ before: CaseStanding, _ after: CaseStanding) throws -> Void = { _, _ in }
  ) throws -> SocietyCase {
    let cases = CaseTable(transaction: work.transaction)
    guard var item = try cases.find(id) else { throw SocietyRoutingError.unknownCase(id: id) }
    guard let standing = item.standing.after(move) else {
      throw SocietyRoutingError.illegalMove(caseID: id, move: move, standing: item.standing)
    }
    try check(item.standing, standing)
    try cases.update(id, to: standing)
    item.standing = standing
    return item
  }
}

import Contracts
import Messaging

/// Carries this society's cases through their stages, as its officers decide (N2.3).
struct CaseCarrying: Sendable {
  let society: String
  let clock: CaseClock

  func advance(_ request: Advance.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who acts")
    let note = request.note?.nonBlank
    let (before, item) = try move(request.id, .advance(to: request.to), work) { before, after in
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
    try tell(of: before.standing.asked, item, officer: officer, note: note, work)
    return item.view(by: clock.term, now: work.now)
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
    let (_, item) = try move(request.id, .giveBack, work)
    try work.record(
      subject: item.candidate.id, actor: officer, action: "returned",
      detail: CaseDetail(caseID: item.id, stage: item.standing.stage, reason: reason, suggestedField: field))
    try work.emit(
      CaseReturned(
        caseID: item.id, candidateID: item.candidate.id, society: society, officer: officer, reason: reason,
        suggestedField: field),
      to: .societyEvents(society), subject: item.candidate.id)
    return item.view(by: clock.term, now: work.now)
  }

  func conclude(_ request: Conclude.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who acts")
    let reason = request.reason?.nonBlank
    if request.conclusion == .notPassed, reason == nil {
      throw SocietyRoutingError.invalidArgument(
        name: "reason", message: "notPassed needs a reason that the recommending unit can be told")
    }
    let (_, item) = try move(request.id, .conclude(request.conclusion), work)
    try work.record(
      subject: item.candidate.id, actor: officer, action: "concluded",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, conclusion: request.conclusion, reason: reason, dueAt: item.dueAt))
    try work.emit(
      CaseConcluded(
        caseID: item.id, candidate: item.candidate, society: society, conclusion: request.conclusion,
        officer: officer, reason: reason, concludedAt: work.now),
      to: .societyEvents(society), subject: item.candidate.id)
    return item.view(by: clock.term, now: work.now)
  }

  /// The clock stands until what is asked for has come (A2.5).
  func ask(_ request: AskForInformation.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who asks")
    let note = try Required.text(request.note, "note", "say what is to be supplied")
    let (before, item) = try move(request.id, .ask(request.of), work)
    try work.record(
      subject: item.candidate.id, actor: officer, action: "informationAsked",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, note: note, dueAt: item.dueAt, of: request.of))
    try tell(of: before.standing.asked, item, officer: officer, note: note, work)
    return item.view(by: clock.term, now: work.now)
  }

  func receive(_ request: RecordInformation.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who has received it")
    let (before, item) = try move(request.id, .receive, work)
    let note = request.note?.nonBlank
    try work.record(
      subject: item.candidate.id, actor: officer, action: "informationReceived",
      detail: CaseDetail(caseID: item.id, stage: item.standing.stage, note: note, dueAt: item.dueAt))
    try tell(of: before.standing.asked, item, officer: officer, note: note, work)
    return item.view(by: clock.term, now: work.now)
  }

  /// Tells screening, whose clock stands and goes on with this one.
  private func tell(
    of asked: WaitedFor?, _ item: SocietyCase, officer: String, note: String?, _ work: UnitOfWork
  ) throws {
    if asked != nil {
      try work.emit(
        InformationReceived(
          caseID: item.id, candidateID: item.candidate.id, society: society, officer: officer, note: note,
          receivedAt: work.now),
        to: .societyEvents(society), subject: item.candidate.id)
    }
    if let waited = item.standing.asked {
      try work.emit(
        InformationAsked(
          caseID: item.id, candidateID: item.candidate.id, society: society, of: waited, officer: officer,
          note: note ?? "", askedAt: work.now),
        to: .societyEvents(society), subject: item.candidate.id)
    }
  }

  /// Makes the move, or tells which ones are legal.
  ///
  /// - Parameter check: refuses a legal move whose request lacks something.
  private func move(
    _ id: String, _ move: CaseMove, _ work: UnitOfWork,
    check: (_ before: CaseStanding, _ after: CaseStanding) throws -> Void = { _, _ in }
  ) throws -> (before: SocietyCase, after: SocietyCase) {
    guard let before = try CaseTable(transaction: work.transaction).find(id) else {
      throw SocietyRoutingError.unknownCase(id: id)
    }
    guard let standing = before.standing.after(move) else {
      throw SocietyRoutingError.illegalMove(caseID: id, move: move, standing: before.standing)
    }
    try check(before.standing, standing)
    var item = before
    item.standing = standing
    if before.standing.asked != nil { item.reading.clock.resume(at: work.now, caseID: id) }
    if let waited = standing.asked { item.reading.clock.pause(from: work.now, waitingFor: waited, caseID: id) }
    if !standing.isOpen { item.reading.clock.stop(at: work.now) }
    return (before, try clock.keep(item, before: before, work))
  }
}

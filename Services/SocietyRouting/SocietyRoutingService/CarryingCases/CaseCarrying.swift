import CloudEvents
import Contracts
import Messaging

/// Carries this society's cases through their stages, as its officers decide (N2.3).
struct CaseCarrying: Sendable {
  let society: String
  let clock: CaseClock

  func advance(_ request: Advance.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who acts")
    let note = request.note?.nonBlank
    let (before, item) = try move(request.id, .advance(to: request.to), work) { item in
      guard let waited = item.standing.asked else { return }
      guard let note else {
        throw SocietyRoutingError.invalidArgument(
          name: "note", message: "say what is to be added; the case goes back to materials for it")
      }
      let question = InformationItem(
        id: work.makeID(), text: note, of: waited, dueAt: InformationTerm.expiry(after: work.now))
      item.ask([question], officer: officer, note: note, by: society, work)
    }
    try work.record(
      subject: item.candidate.id, actor: officer, action: "advanced",
      detail: CaseDetail(caseID: item.id, stage: item.standing.stage, note: note))
    try work.emit(
      StageAdvanced(
        caseID: item.id, candidateID: item.candidate.id, society: society, stage: item.standing.stage,
        officer: officer, note: note),
      to: .societyEvents(society), subject: item.candidate.id)
    try tell(before, item, officer: officer, note: note, work)
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

  /// The clock stands until the last of what is asked has come (A2.5).
  func ask(_ request: AskForInformation.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who asks")
    let note = try Required.text(request.note, "note", "say what is to be supplied")
    let questions = try Self.questions(of: request, note: note, now: work.now)
    let (before, item) = try move(request.id, .ask(questions[0].of ?? request.of), work) { item in
      item.ask(questions.map { $0.item(of: request, work) }, officer: officer, note: note, by: society, work)
    }
    try work.record(
      subject: item.candidate.id, actor: officer, action: "informationAsked",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, note: note, dueAt: item.dueAt, of: item.standing.asked,
        items: item.rounds.last?.open.map(\.id)))
    try tell(before, item, officer: officer, note: note, work)
    return item.view(by: clock.term, now: work.now)
  }

  /// What came, or is done without, question by question: the rest is waited for on.
  func receive(_ request: RecordInformation.Request, _ work: UnitOfWork) throws -> CaseView {
    let officer = try Required.text(request.officer, "officer", "name the officer who has received it")
    let note = request.note?.nonBlank
    let isWaived = request.waived == true
    guard !isWaived || note != nil else {
      throw SocietyRoutingError.invalidArgument(name: "note", message: "say why it is not needed any more")
    }
    let state = isWaived ? InformationState.waived : .answered
    let (before, item) = try move(request.id, .receive, work) { item in
      let open = item.rounds.last?.open ?? []
      if let ids = request.items {
        guard !ids.isEmpty, ids.allSatisfy({ id in open.contains { $0.id == id } }) else {
          throw SocietyRoutingError.invalidArgument(
            name: "items", message: "name open questions by their ids: \(open.map(\.id).joined(separator: ", "))")
        }
      }
      _ = item.settle(
        request.items.map(Set.init), as: state, at: work.now, officer: officer, reason: isWaived ? note : nil)
      item.wait(for: item.rounds.last?.waitsFor, at: work.now)
    }
    try work.record(
      subject: item.candidate.id, actor: officer, action: isWaived ? "informationWaived" : "informationReceived",
      detail: CaseDetail(
        caseID: item.id, stage: item.standing.stage, note: note, dueAt: item.dueAt,
        items: request.items ?? before.rounds.last?.open.map(\.id)))
    try tell(before, item, officer: officer, note: note, work)
    return item.view(by: clock.term, now: work.now)
  }

  /// Tells screening, whose clock stands and goes on with this one, and intake: what was settled, whether nobody is waited for any
  /// more, and what is asked now.
  private func tell(
    _ before: SocietyCase, _ item: SocietyCase, officer: String, note: String?, _ work: UnitOfWork
  ) throws {
    let telling = InformationTelling(society: society, work: work)
    if let round = before.rounds.last, round.isOpen,
      let now = item.rounds.first(where: { $0.id == round.id })
    {
      let settled = now.items.filter { one in !one.isOpen && round.open.contains { $0.id == one.item.id } }
      if let state = settled.first?.state {
        try telling.settled(
          settled.map(\.item), as: state, in: item, round: now, officer: officer, note: note, at: work.now)
      }
    }
    let asksAnew = item.rounds.count > before.rounds.count
    if before.standing.asked != nil, item.standing.asked == nil || asksAnew {
      try telling.received(item, officer: officer, note: note, at: work.now)
    }
    if asksAnew { try telling.asked(item, officer: officer, note: note ?? "") }
  }

  /// Makes the move, or tells which ones are legal.
  ///
  /// - Parameter waiting: asks or settles what the move is about; refuses a legal move whose request lacks something. Whoever moves
  ///   the case on otherwise waits for nothing any more.
  private func move(
    _ id: String, _ move: CaseMove, _ work: UnitOfWork, waiting: (inout SocietyCase) throws -> Void = { _ in }
  ) throws -> (before: SocietyCase, after: SocietyCase) {
    guard let before = try CaseTable(transaction: work.transaction).find(id) else {
      throw SocietyRoutingError.unknownCase(id: id)
    }
    guard let standing = before.standing.after(move) else {
      throw SocietyRoutingError.illegalMove(caseID: id, move: move, standing: before.standing)
    }
    var item = before
    item.standing = standing
    if move != .receive {
      _ = item.settle(nil, as: .withdrawn, at: work.now, officer: nil)
      item.reading.clock.resume(at: work.now, caseID: id)
    }
    try waiting(&item)
    // An older version kept no questions.
    if item.standing.asked == nil { item.reading.clock.resume(at: work.now, caseID: id) }
    if !standing.isOpen { item.reading.clock.stop(at: work.now) }
    return (before, try clock.keep(item, before: before, work))
  }

  private static func questions(
    of request: AskForInformation.Request, note: String, now: Timestamp
  ) throws -> [InformationQuestion] {
    guard let given = request.questions else { return [InformationQuestion(text: note)] }
    guard !given.isEmpty, given.allSatisfy({ $0.text.nonBlank != nil }) else {
      throw SocietyRoutingError.invalidArgument(name: "questions", message: "say of each what is to be supplied")
    }
    guard given.allSatisfy({ ($0.dueAt ?? request.dueAt ?? .init(milliseconds: .max)) > now }) else {
      throw SocietyRoutingError.invalidArgument(
        name: "dueAt", message: "give those who are asked a time that is yet to come")
    }
    return given
  }
}

extension SocietyCase {
  fileprivate mutating func ask(
    _ items: [InformationItem], officer: String, note: String, by society: String, _ work: UnitOfWork
  ) {
    ask(items, round: work.makeID(), society: society, officer: officer, note: note, at: work.now)
  }
}

extension InformationQuestion {
  fileprivate func item(of request: AskForInformation.Request, _ work: UnitOfWork) -> InformationItem {
    InformationItem(
      id: work.makeID(), clause: clause, text: text.nonBlank ?? text, of: of ?? request.of,
      dueAt: dueAt ?? request.dueAt ?? InformationTerm.expiry(after: work.now))
  }
}

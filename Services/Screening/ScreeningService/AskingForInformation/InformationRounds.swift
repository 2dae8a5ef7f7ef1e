import CloudEvents
import Contracts
import Messaging

/// Keeps the rounds of questions about candidates, question by question: screening's own, and those that societies report.
struct InformationRounds {
  /// What screening wants to know for one clause.
  struct Question: Hashable {
    var clause: String
    var text: String
    /// The unit is asked whether it accepts this level.
    var offered: Level?
  }

  let work: UnitOfWork

  private var table: InformationRoundTable { InformationRoundTable(transaction: work.transaction) }

  func list(of candidateID: String) throws -> [InformationRound] { try table.list(of: candidateID) }

  /// What screening itself waits for.
  func open(of candidateID: String) throws -> [InformationItem] {
    try table.list(of: candidateID).filter { $0.caseID == nil }.flatMap(\.open)
  }

  // MARK: Screening's own

  /// Asks these questions and no others. What is open already stays what it is, with its id and its time; the others of what was
  /// open are settled, and what is new is a round.
  ///
  /// - Parameter leaving: what becomes of questions that are asked no longer.
  /// - Returns: all that is open now.
  func ask(
    _ questions: [Question], of candidateID: String, officer: String?, note: String?, dueAt: Timestamp?,
    leaving: InformationState
  ) throws -> [InformationItem] {
    var new = questions
    var kept: [InformationItem] = []
    var rounds = try table.list(of: candidateID)
    for index in rounds.indices where rounds[index].caseID == nil && rounds[index].isOpen {
      var left: Set<String> = []
      for item in rounds[index].open {
        if let same = new.firstIndex(where: { $0.clause == item.clause && $0.offered == item.offered }) {
          new.remove(at: same)
          kept.append(item)
        } else {
          left.insert(item.id)
        }
      }
      guard !left.isEmpty else { continue }
      rounds[index].settle(left, as: leaving, at: work.now)
      try table.put(rounds[index], of: candidateID)
    }
    guard !new.isEmpty else { return kept }
    let id = work.makeID()
    let items = new.map { question in
      InformationItem(
        id: work.makeID(), clause: question.clause, text: question.text, of: .unit, dueAt: dueAt,
        offered: question.offered)
    }
    try table.put(
      InformationRound(
        id: id, number: (rounds.last?.number ?? 0) + 1, officer: officer, note: note, askedAt: work.now,
        items: items.map { AskedItem(item: $0) }),
      of: candidateID)
    return kept + items
  }

  /// Intake asks the unit, and says until when.
  func requested(_ asked: [InformationItem], of candidateID: String) throws {
    let due = Dictionary(asked.map { ($0.id, $0.dueAt) }, uniquingKeysWith: { $1 })
    try change(candidateID) { round in
      for index in round.items.indices {
        if let dueAt = due[round.items[index].item.id] { round.items[index].item.dueAt = dueAt }
      }
    }
  }

  /// - Parameters:
  ///   - ids: absent: all that screening waits for.
  ///   - state: anything but open.
  func settle(
    _ ids: Set<String>?, of candidateID: String, as state: InformationState, at time: Timestamp, officer: String? = nil,
    reason: String? = nil
  ) throws {
    try change(candidateID) { round in
      guard round.caseID == nil else { return }
      round.settle(ids, as: state, at: time, officer: officer, reason: reason)
    }
  }

  // MARK: Of societies

  func heard(_ report: InformationAsked, _ event: CloudEvent) throws {
    let last = try table.list(of: report.candidateID).last?.number ?? 0
    // An older version asks one thing at a time and gives it no id.
    let asked =
      report.asked ?? [InformationItem(id: event.id, text: report.note, of: report.of)]
    try table.put(
      InformationRound(
        id: report.roundID ?? event.id, number: last + 1, society: report.society, caseID: report.caseID,
        officer: report.officer, note: report.note, askedAt: report.askedAt, items: asked.map { AskedItem(item: $0) }),
      of: report.candidateID)
  }

  func heard(_ report: InformationItemsSettled) throws {
    try change(report.candidateID) { round in
      guard round.id == report.roundID else { return }
      round.settle(
        Set(report.items), as: report.state, at: report.settledAt, officer: report.officer, reason: report.note)
    }
  }

  func heard(_ report: InformationReminded) throws {
    try change(report.candidateID) { round in
      if round.id == report.roundID { round.remindedAt = report.remindedAt }
    }
  }

  /// Nobody is waited for in this case any more.
  func end(case caseID: String, of candidateID: String, as state: InformationState, at time: Timestamp) throws {
    try change(candidateID) { round in
      guard round.caseID == caseID else { return }
      round.settle(as: state, at: time)
    }
  }

  private func change(_ candidateID: String, _ body: (inout InformationRound) -> Void) throws {
    for round in try table.list(of: candidateID) {
      var changed = round
      body(&changed)
      if changed != round { try table.put(changed, of: candidateID) }
    }
  }
}

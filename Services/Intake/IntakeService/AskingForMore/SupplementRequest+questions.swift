import CloudEvents
import Contracts

extension SupplementRequest {
  /// The questions of an asking that names clauses only, as an older version did: their ids are told from the request's.
  static func questions(
    _ clauses: [String], of request: String, dueAt: Timestamp, state: SupplementState = .open
  )
    -> [AskedItem]
  {
    clauses.map { clause in
      AskedItem(
        item: InformationItem(id: "\(request)/\(clause)", clause: clause, text: "", of: .unit, dueAt: dueAt),
        state: InformationState(state))
    }
  }

  /// Asks these questions and no others: those that are open already keep their time.
  ///
  /// - Returns: whether any is new.
  mutating func ask(_ items: [InformationItem], at now: Timestamp, expiry: Timestamp) -> Bool {
    let asked = Set(items.map(\.id))
    questions.settle(Set(questions.map(\.item.id)).subtracting(asked).filter(isOpen), as: .withdrawn, at: now)
    var isNew = false
    for item in items where !questions.contains(where: { $0.item.id == item.id }) {
      var item = item
      item.dueAt = item.dueAt ?? expiry
      questions.append(AskedItem(item: item))
      isNew = true
    }
    summarise()
    return isNew
  }

  /// Marks as answered what nothing is missing for any more.
  ///
  /// - Returns: the ids of what was answered now.
  mutating func answer(by candidate: Candidate, at now: Timestamp) -> [String] {
    let answered = questions.filter { question in
      (question.state == .open || question.state == .expired)
        && SupplementColumn.missing(for: question.item, of: candidate, asked: asked, supplied: supplied)
          .isEmpty
    }
    let settled = questions.settle(Set(answered.map(\.item.id)), as: .answered, at: now)
    summarise()
    return settled.map(\.id)
  }

  /// What the clauses and the time of the asking are, by what is open.
  private mutating func summarise() {
    let open = questions.filter(\.isOpen).map(\.item)
    guard !open.isEmpty else { return }
    items = open.compactMap(\.clause)
    dueAt = open.compactMap(\.dueAt).min() ?? dueAt
  }

  private func isOpen(_ id: String) -> Bool { questions.contains { $0.item.id == id && $0.isOpen } }
}

extension InformationState {
  fileprivate init(_ state: SupplementState) {
    switch state {
    case .open: self = .open
    case .answered: self = .answered
    case .expired: self = .expired
    case .closed: self = .withdrawn
    }
  }
}

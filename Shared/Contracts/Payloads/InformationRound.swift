import CloudEvents

/// What somebody was asked at one time, question by question. Each question comes to an end by itself, and the round goes on for
/// those that are left. Pure: no store, no clock.
package struct InformationRound: Codable, Sendable, Hashable {
  package var id: String
  /// From 1, for each candidate; at a society for each case.
  package var number: Int
  /// The society that asks, and for which case; absent where screening does.
  package var society: String?
  package var caseID: String?
  /// Who asks; absent where the rules do.
  package var officer: String?
  /// The asking officer's words.
  package var note: String?
  package var askedAt: Timestamp
  /// When those who were asked were last reminded.
  package var remindedAt: Timestamp?
  package var items: [AskedItem]

  package init(
    id: String, number: Int, society: String? = nil, caseID: String? = nil, officer: String? = nil,
    note: String? = nil, askedAt: Timestamp, remindedAt: Timestamp? = nil, items: [AskedItem]
  ) {
    self.id = id
    self.number = number
    self.society = society
    self.caseID = caseID
    self.officer = officer
    self.note = note
    self.askedAt = askedAt
    self.remindedAt = remindedAt
    self.items = items
  }

  /// What is still waited for.
  package var open: [InformationItem] { items.filter(\.isOpen).map(\.item) }

  package var isOpen: Bool { items.contains(where: \.isOpen) }

  /// Who must act next on the round; absent where nobody must.
  package var waitsFor: WaitedFor? { open.first?.of }

  /// When the next open question expires.
  package var nextDue: Timestamp? { open.compactMap(\.dueAt).min() }

  /// Settles these questions, or all; those that are settled stay as they are, but for an answer to one that had expired.
  ///
  /// - Returns: what was settled now.
  @discardableResult
  package mutating func settle(
    _ ids: Set<String>? = nil, as state: InformationState, at time: Timestamp, officer: String? = nil,
    reason: String? = nil
  ) -> [InformationItem] {
    items.settle(ids, as: state, at: time, officer: officer, reason: reason)
  }

  /// Expires what was due by then, each at its own time.
  ///
  /// - Returns: what expired now.
  package mutating func expire(by now: Timestamp) -> [InformationItem] { items.expire(by: now) }
}

extension [AskedItem] {
  /// As `InformationRound.settle`.
  @discardableResult
  package mutating func settle(
    _ ids: Set<String>? = nil, as state: InformationState, at time: Timestamp, officer: String? = nil,
    reason: String? = nil
  ) -> [InformationItem] {
    var settled: [InformationItem] = []
    for index in indices where ids?.contains(self[index].item.id) ?? true {
      guard self[index].isOpen || (state == .answered && self[index].state == .expired && ids != nil) else { continue }
      self[index].state = state
      self[index].settledAt = time
      self[index].officer = officer
      self[index].reason = reason
      settled.append(self[index].item)
    }
    return settled
  }

  /// As `InformationRound.expire`.
  package mutating func expire(by now: Timestamp) -> [InformationItem] {
    var expired: [InformationItem] = []
    for index in indices where self[index].isOpen {
      guard let due = self[index].item.dueAt, due <= now else { continue }
      self[index].state = .expired
      self[index].settledAt = due
      expired.append(self[index].item)
    }
    return expired
  }
}

import CloudEvents

/// A question and what has become of it.
package struct AskedItem: Codable, Sendable, Hashable {
  package var item: InformationItem
  package var state: InformationState
  /// When it was answered, expired, waived or withdrawn; absent while it is open.
  package var settledAt: Timestamp?
  /// Who settled it; absent where the answer itself, or time, did.
  package var officer: String?
  /// Why it was waived or withdrawn.
  package var reason: String?

  package init(
    item: InformationItem, state: InformationState = .open, settledAt: Timestamp? = nil, officer: String? = nil,
    reason: String? = nil
  ) {
    self.item = item
    self.state = state
    self.settledAt = settledAt
    self.officer = officer
    self.reason = reason
  }

  package var isOpen: Bool { state == .open }
}

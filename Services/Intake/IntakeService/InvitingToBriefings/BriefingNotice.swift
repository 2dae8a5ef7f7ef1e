import Contracts

/// What one mail tells a unit of one briefing (N2.2).
struct BriefingNotice: Sendable, Hashable {
  enum Kind: String, Sendable, CaseIterable {
    case invited
    case changed
    case reminded
    case disinvited
    case cancelled
  }

  struct Person: Sendable, Hashable {
    var candidate: Candidate
    var cause: DisinvitationCause?
  }

  var briefing: Briefing
  /// Why it was cancelled.
  var reason: String?
  /// As the unit was told of it last; absent where it was told nothing.
  var before: Briefing?
  var people: [Kind: [Person]] = [:]
  /// Others of the unit are invited and know all there is to know.
  var hasOthers = false

  /// What is to be told of one person; absent: nothing that the unit does not know.
  static func kind(of entry: BriefingInvitationTable.Entry, _ briefing: Briefing) -> Kind? {
    let wasInvited = entry.told == .invited
    if briefing.cancelled { return wasInvited ? .cancelled : nil }
    switch entry.state {
    case .invited:
      guard wasInvited else { return entry.isLive ? .invited : nil }
      if entry.toldSequence < briefing.sequence { return .changed }
      return entry.isReminderDue ? .reminded : nil
    case .disinvited: return wasInvited ? .disinvited : nil
    case .uninvited: return nil
    }
  }

  func people(_ kind: Kind) -> [Person] { people[kind] ?? [] }

  /// Whether anybody of the unit is to come.
  var isHeld: Bool { [.invited, .changed, .reminded].contains { !people($0).isEmpty } }
  /// Whether anybody of the unit was to come and is not any more.
  var isCalledOff: Bool { [.disinvited, .cancelled].contains { !people($0).isEmpty } }
}

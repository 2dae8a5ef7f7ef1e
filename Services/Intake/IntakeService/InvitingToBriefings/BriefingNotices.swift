import CloudEvents
import Contracts
import Messaging

/// What a unit is to be told of briefings. It is told from what the unit was told last and what holds now, so what changes
/// twice between two mails is told once, and what is undone is not told at all.
struct BriefingNotices {
  let work: UnitOfWork

  func pending(of unit: String) throws -> [BriefingNotice] {
    let briefings = BriefingTable(transaction: work.transaction)
    var notices: [BriefingNotice] = []
    for entry in try BriefingInvitationTable(transaction: work.transaction).upcoming(unit: unit, after: work.now) {
      if notices.last?.briefing.id != entry.briefingID {
        guard let known = try briefings.get(entry.briefingID) else { continue }
        notices.append(BriefingNotice(briefing: known.briefing, reason: known.reason))
      }
      let last = notices.count - 1
      guard let kind = BriefingNotice.kind(of: entry, notices[last].briefing) else {
        if entry.state == .invited, entry.told == .invited { notices[last].hasOthers = true }
        continue
      }
      notices[last].people[kind, default: []].append(.init(candidate: entry.candidate, cause: entry.cause))
      if kind == .changed, notices[last].before.map({ entry.toldSequence < $0.sequence }) ?? true {
        notices[last].before = try briefings.version(entry.toldSequence, of: entry.briefingID)
      }
    }
    return notices.filter { !$0.people.isEmpty }
  }

  /// The unit has been told by this mail.
  ///
  /// - Parameter officer: who had it sent; absent where it was its time.
  func told(_ notices: [BriefingNotice], mail: String, officer: String?) throws {
    let table = BriefingInvitationTable(transaction: work.transaction)
    for notice in notices {
      for kind in BriefingNotice.Kind.allCases {
        let told: BriefingInvitationTable.Told =
          switch kind {
          case .invited, .changed, .reminded: .invited
          case .disinvited: .disinvited
          case .cancelled: .cancelled
          }
        for person in notice.people(kind) {
          let id = person.candidate.id
          try table.tell(told, sequence: notice.briefing.sequence, notice.briefing.id, id, at: work.now)
          try work.record(
            subject: id, actor: officer ?? ServiceName.intake.name, action: "briefingMailed",
            detail: ["briefing": notice.briefing.id, "kind": kind.rawValue, "mail": mail])
        }
      }
    }
  }
}

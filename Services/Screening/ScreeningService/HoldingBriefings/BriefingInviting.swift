import Contracts
import Messaging

/// Invites and disinvites candidates (N2.2): all who are there when a briefing is planned, and whoever passes or falls out until
/// it begins. It is done by durable timers, a part at a time, so that a large briefing holds nobody up; a candidate has one
/// invitation a briefing, however often they are looked at.
enum BriefingInviting {
  /// The subject is a briefing.
  private static let inviteTimer = "briefing-invite"
  /// The subject is a candidate.
  private static let lookTimer = "briefing-look"
  private static let atOnce = 200

  static func add(to timers: inout TimerRouter) {
    timers.on(inviteTimer) { id, _, work in try fill(id, work) }
    timers.on(lookTimer) { id, _, work in try look(at: id, work) }
  }

  /// Looks, as soon as this is committed, whom a briefing is for.
  static func invite(to briefing: String, _ work: UnitOfWork) throws {
    try work.schedule(timer: inviteTimer, subject: briefing, at: work.now)
  }

  /// A candidate stands otherwise than before. Looked at once all that changes with it has changed.
  static func follow(_ candidateID: String, _ work: UnitOfWork) throws {
    guard try BriefingTable(transaction: work.transaction).isAnyUpcoming(after: work.now) else { return }
    try work.schedule(timer: lookTimer, subject: candidateID, at: work.now)
  }

  private static func look(at id: String, _ work: UnitOfWork) throws {
    guard let record = try CandidateTable(transaction: work.transaction).find(id) else { return }
    let cases = try AllocationTable(transaction: work.transaction).list(of: id)
    let invitations = InvitationTable(transaction: work.transaction)
    for briefing in try BriefingTable(transaction: work.transaction).upcoming(after: work.now) {
      let isInvited = try invitations.find(briefing.id, id)?.state == .invited
      let refusal = InvitationRule.refusal(of: record, cases: cases, for: briefing)
      if isInvited, let refusal {
        try disinvite(id, from: briefing, refusal, work)
      } else if !isInvited, refusal == nil {
        // Of more than have room the first come first, whoever is looked at.
        if briefing.capacity != nil { try invite(to: briefing.id, work) } else { try add(id, to: briefing, work) }
      }
    }
  }

  private static func fill(_ id: String, _ work: UnitOfWork) throws {
    let table = BriefingTable(transaction: work.transaction)
    guard let briefing = try table.find(id), !briefing.cancelled, briefing.startsAt > work.now else { return }
    let reviewed = try review(briefing, work)
    guard reviewed < atOnce else { return try invite(to: id, work) }
    if let capacity = briefing.capacity {
      let room = capacity - (try InvitationTable(transaction: work.transaction).counts(of: id).invited)
      guard room > 0 else { return }
      let waiting = try table.addressed(by: briefing, behind: "", limit: .max).filter {
        try isWanted($0, briefing, work)
      }
      .sorted(by: InvitationRule.goesBefore)
      for one in waiting.prefix(min(room, atOnce)) { try add(one.record.recommended.id, to: briefing, work) }
      if min(room, waiting.count) > atOnce { try invite(to: id, work) }
      return
    }
    let page = try table.addressed(by: briefing, behind: try table.filled(id), limit: atOnce)
    for one in page where try isWanted(one, briefing, work) { try add(one.record.recommended.id, to: briefing, work) }
    guard page.count == atOnce, let last = page.last else { return }
    try table.fill(id, behind: last.record.recommended.id)
    try invite(to: id, work)
  }

  /// The briefing is for others than before: whoever it is for no more is disinvited.
  ///
  /// - Returns: how many were looked at.
  private static func review(_ briefing: Briefing, _ work: UnitOfWork) throws -> Int {
    let invitations = InvitationTable(transaction: work.transaction)
    let ids = try invitations.toReview(of: briefing.id, limit: atOnce)
    for id in ids {
      try invitations.reviewed(briefing.id, id)
      guard let record = try CandidateTable(transaction: work.transaction).find(id) else { continue }
      let cases = try AllocationTable(transaction: work.transaction).list(of: id)
      if let refusal = InvitationRule.refusal(of: record, cases: cases, for: briefing) {
        try disinvite(id, from: briefing, refusal, work)
      }
    }
    return ids.count
  }

  private static func isWanted(
    _ one: BriefingTable.Addressed, _ briefing: Briefing, _ work: UnitOfWork
  ) throws -> Bool {
    let cases = try AllocationTable(transaction: work.transaction).list(of: one.record.recommended.id)
    return InvitationRule.refusal(of: one.record, cases: cases, for: briefing) == nil
  }

  private static func add(_ id: String, to briefing: Briefing, _ work: UnitOfWork) throws {
    try InvitationTable(transaction: work.transaction).put(briefing.id, id, .invited, cause: nil, at: work.now)
    try work.record(
      subject: id, actor: work.service.source, action: "briefingInvited",
      detail: InvitationDetail(briefingID: briefing.id))
    try work.emit(
      BriefingInvited(candidateID: id, briefing: briefing, invitedAt: work.now), to: .screeningEvents, subject: id)
  }

  private static func disinvite(
    _ id: String, from briefing: Briefing, _ cause: DisinvitationCause, _ work: UnitOfWork
  ) throws {
    try InvitationTable(transaction: work.transaction).put(briefing.id, id, .disinvited, cause: cause, at: work.now)
    try work.record(
      subject: id, actor: work.service.source, action: "briefingDisinvited",
      detail: InvitationDetail(briefingID: briefing.id, cause: cause))
    try work.emit(
      BriefingDisinvited(candidateID: id, briefing: briefing, cause: cause, disinvitedAt: work.now),
      to: .screeningEvents, subject: id)
    // Somebody else may have the seat.
    if briefing.capacity != nil { try invite(to: briefing.id, work) }
  }
}

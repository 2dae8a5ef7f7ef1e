import CloudEvents
import Contracts
import Messaging

/// Officers plan, change and cancel briefings (N2.2).
enum BriefingPlanning {
  static func plan(_ request: PlanBriefing.Request, _ work: UnitOfWork) throws -> BriefingView {
    let officer = try OfficerName.checked(request.officer)
    let briefing = try BriefingCheck.checked(
      Briefing(
        id: work.makeID(), title: request.title, startsAt: request.startsAt, endsAt: request.endsAt,
        timeZone: request.timeZone ?? ReferenceLists.notice.campaign.timeZone, place: request.place,
        link: request.link, note: request.note, fields: request.fields, specialties: request.specialties,
        level: request.level, capacity: request.capacity),
      now: work.now)
    try BriefingTable(transaction: work.transaction).insert(briefing)
    try work.record(
      subject: briefing.id, actor: officer, action: "briefingPlanned", detail: BriefingDetail(briefing: briefing))
    try work.emit(
      BriefingPlanned(briefing: briefing, officer: officer, plannedAt: work.now), to: .screeningEvents,
      subject: briefing.id)
    try BriefingInviting.invite(to: briefing.id, work)
    return try BriefingTable(transaction: work.transaction).view(briefing)
  }

  static func change(_ request: ChangeBriefing.Request, _ work: UnitOfWork) throws -> BriefingView {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(request.reason, "reason", "say why; it is kept in the history")
    let table = BriefingTable(transaction: work.transaction)
    let known = try open(request.briefingID, work)
    if request.level != nil, request.anyLevel == true {
      throw ScreeningError.invalidArgument(name: "anyLevel", message: "and level exclude each other")
    }
    var briefing = known
    if let title = request.title { briefing.title = title }
    if let startsAt = request.startsAt { briefing.startsAt = startsAt }
    if let endsAt = request.endsAt { briefing.endsAt = endsAt }
    if let timeZone = request.timeZone { briefing.timeZone = timeZone }
    if let place = request.place { briefing.place = place }
    if let link = request.link { briefing.link = link }
    if let note = request.note { briefing.note = note }
    if let fields = request.fields {
      briefing.fields = fields
      // What was asked for of a field that is given up goes with the field.
      briefing.specialties = briefing.specialties?.filter { text in fields.contains { text.hasPrefix("\($0)/") } }
    }
    if let specialties = request.specialties { briefing.specialties = specialties }
    if let level = request.level { briefing.level = level }
    if request.anyLevel == true { briefing.level = nil }
    if let capacity = request.capacity { briefing.capacity = capacity == 0 ? nil : capacity }
    briefing = try BriefingCheck.checked(briefing, now: work.now)
    let changed = BriefingDifference.names(known, briefing)
    guard !changed.isEmpty else { return try table.view(known) }

    briefing.revision += 1
    // Others than before are to be told; who are told already need not hear of it.
    if !BriefingDifference.told.isDisjoint(with: changed) { briefing.sequence += 1 }
    try table.update(briefing)
    try work.record(
      subject: briefing.id, actor: officer, action: "briefingChanged",
      detail: BriefingDetail(briefing: briefing, changed: changed, reason: reason))
    try work.emit(
      BriefingChanged(
        briefing: briefing, changed: changed, officer: officer, reason: reason, changedAt: work.now),
      to: .screeningEvents, subject: briefing.id)
    if !BriefingDifference.audience.isDisjoint(with: changed) {
      try InvitationTable(transaction: work.transaction).reviewAll(of: briefing.id)
      try table.fill(briefing.id, behind: "")
    }
    try BriefingInviting.invite(to: briefing.id, work)
    return try table.view(briefing)
  }

  static func cancel(_ request: CancelBriefing.Request, _ work: UnitOfWork) throws -> BriefingView {
    let officer = try OfficerName.checked(request.officer)
    let reason = try OfficerDecision.text(request.reason, "reason", "say why; the units are told")
    var briefing = try open(request.briefingID, work)
    briefing.cancelled = true
    briefing.revision += 1
    briefing.sequence += 1
    let table = BriefingTable(transaction: work.transaction)
    try table.update(briefing)
    try work.record(
      subject: briefing.id, actor: officer, action: "briefingCancelled",
      detail: BriefingDetail(briefing: briefing, reason: reason))
    try work.emit(
      BriefingCancelled(briefing: briefing, officer: officer, reason: reason, cancelledAt: work.now),
      to: .screeningEvents, subject: briefing.id)
    return try table.view(briefing)
  }

  /// One that is still to be held.
  private static func open(_ id: String, _ work: UnitOfWork) throws -> Briefing {
    guard let briefing = try BriefingTable(transaction: work.transaction).find(id) else {
      throw ScreeningError.unknownBriefing(id: id)
    }
    guard !briefing.cancelled else { throw ScreeningError.briefingCancelled(id: id) }
    guard briefing.startsAt > work.now else { throw ScreeningError.briefingBegun(id: id) }
    return briefing
  }
}

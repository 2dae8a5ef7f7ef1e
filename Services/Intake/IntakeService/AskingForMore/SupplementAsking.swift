import CloudEvents
import Contracts
import KafkaRPC
import Messaging

/// Keeps what screening asks for of each candidate until it came, is needed no more, or its time has run out.
struct SupplementAsking: Sendable {
  static let mailTimer = "supplement-mail"
  static let reminderTimer = "supplement-reminder"
  static let expiryTimer = "supplement-expiry"

  var plan = SupplementPlan()

  /// Screening asks. Where it asked before and waits still, it is the same asking, for what is left.
  ///
  /// - Returns: what the unit is waited for with, and until when; absent where intake has no such candidate.
  func ask(_ payload: InformationRequired, _ work: UnitOfWork) throws -> SupplementRequest? {
    guard let entry = try CandidateTable(transaction: work.transaction).get(payload.candidateID),
      entry.isLive
    else { return nil }
    let table = SupplementRequestTable(transaction: work.transaction)
    let expiry = plan.expiry(after: work.now)
    if var open = try table.open(of: payload.candidateID) {
      let items = Self.items(of: payload, request: open.id, dueAt: open.dueAt)
      let isNew = open.ask(items, at: work.now, expiry: expiry)
      // What was asked for may still be corrected.
      open.asked.formUnion(SupplementColumn.asked(for: items, of: entry.candidate))
      if isNew, payload.officer != nil { open.note = payload.reason }
      try table.update(open)
      if isNew { try begin(open, entry.candidate.unit, work) }
      return open
    }
    let id = work.makeID()
    let items = Self.items(of: payload, request: id, dueAt: expiry)
    var request = SupplementRequest(
      id: id, candidateID: payload.candidateID, items: payload.items,
      asked: SupplementColumn.asked(for: items, of: entry.candidate),
      note: payload.officer == nil ? nil : payload.reason, requestedAt: work.now, dueAt: expiry)
    _ = request.ask(items, at: work.now, expiry: expiry)
    try table.insert(request)
    try begin(request, entry.candidate.unit, work)
    try work.record(
      subject: request.candidateID, actor: ServiceName.intake.name, action: "supplementRequested",
      detail: ["request": request.id, "items": payload.items.joined(separator: ",")])
    return request
  }

  /// An older screening names clauses, and no questions.
  private static func items(
    of payload: InformationRequired, request: String, dueAt: Timestamp
  ) -> [InformationItem] {
    payload.asked ?? SupplementRequest.questions(payload.items, of: request, dueAt: dueAt).map(\.item)
  }

  /// Sets the timers, and tells screening until when the unit is waited for.
  private func begin(_ request: SupplementRequest, _ unit: String, _ work: UnitOfWork) throws {
    let open = request.questions.filter(\.isOpen).map(\.item)
    let reminder = plan.reminder(after: work.now)
    if let last = open.compactMap(\.dueAt).max(), reminder < last {
      try work.schedule(timer: Self.reminderTimer, subject: request.candidateID, at: reminder)
    }
    try work.schedule(timer: Self.expiryTimer, subject: request.candidateID, at: request.dueAt)
    try planMail(to: unit, work)
    try work.emit(
      SupplementRequested(
        candidateID: request.candidateID, requestID: request.id, asked: open, requestedAt: work.now),
      to: .intakeEvents, subject: request.candidateID)
  }

  /// Nothing is needed of the candidate any more: nobody is asked, or asked again.
  func close(_ candidateID: String, _ work: UnitOfWork) throws {
    let table = SupplementRequestTable(transaction: work.transaction)
    for var request in try table.unsettled(of: candidateID) {
      // What came is not told to be too late where the rest of it comes, too.
      request.state = request.supplied.isEmpty ? .closed : .answered
      request.questions.settle(as: .withdrawn, at: work.now)
      request.settledAt = work.now
      try table.update(request)
      try cancelTimers(candidateID, work)
      try work.record(
        subject: candidateID, actor: ServiceName.intake.name, action: "supplementClosed",
        detail: ["request": request.id])
    }
  }

  /// An officer is asked now. What was open and did not expire is needed no more; what expired may still come.
  func review(_ candidateID: String, _ work: UnitOfWork) throws {
    let table = SupplementRequestTable(transaction: work.transaction)
    if try table.open(of: candidateID) != nil { try close(candidateID, work) }
  }

  func cancelTimers(_ candidateID: String, _ work: UnitOfWork) throws {
    try work.cancel(timer: Self.reminderTimer, subject: candidateID)
    try work.cancel(timer: Self.expiryTimer, subject: candidateID)
  }

  /// Sets the unit's timer to its next mailing time, where none is set: what comes until then is in the same mail.
  ///
  /// - Parameter deadline: what would be told later than this by that mail is told at once.
  func planMail(to unit: String, by deadline: Timestamp? = nil, _ work: UnitOfWork) throws {
    let units = SupplementUnitTable(transaction: work.transaction)
    var entry = try units.get(unit: unit) ?? SupplementUnitTable.Entry(id: work.makeID(), unit: unit)
    var due = plan.mailing(after: work.now, mailedOn: entry.mailedOn)
    if let deadline, deadline < due { due = work.now }
    if let planned = entry.mailDueAt, planned <= due { return }
    entry.mailDueAt = due
    try units.put(entry)
    try work.schedule(timer: Self.mailTimer, subject: entry.id, at: due)
  }

  // MARK: Timers

  func add(to timers: inout TimerRouter) {
    timers.on(Self.reminderTimer) { candidateID, _, work in try remind(candidateID, work) }
    timers.on(Self.expiryTimer) { candidateID, _, work in try expire(candidateID, work) }
  }

  /// The unit's next mail reminds it.
  private func remind(_ candidateID: String, _ work: UnitOfWork) throws {
    let table = SupplementRequestTable(transaction: work.transaction)
    guard var request = try table.open(of: candidateID),
      let entry = try CandidateTable(transaction: work.transaction).get(candidateID)
    else { return }
    request.isReminderDue = true
    try table.update(request)
    try planMail(to: entry.candidate.unit, work)
  }

  /// Screening is told that it waits in vain; an answer is still taken (N3.1c).
  private func expire(_ candidateID: String, _ work: UnitOfWork) throws {
    let table = SupplementRequestTable(transaction: work.transaction)
    guard var request = try table.open(of: candidateID) else { return }
    let due = request.dueAt
    let expired = request.questions.expire(by: work.now)
    guard !expired.isEmpty else { return }
    if let next = request.questions.filter(\.isOpen).compactMap(\.item.dueAt).min() {
      // The others are waited for on, each until its own time.
      request.items = request.questions.filter(\.isOpen).compactMap(\.item.clause)
      request.dueAt = next
      try work.schedule(timer: Self.expiryTimer, subject: candidateID, at: next)
    } else {
      request.items = expired.compactMap(\.clause)
      request.state = .expired
      request.settledAt = work.now
      try work.cancel(timer: Self.reminderTimer, subject: candidateID)
    }
    try table.update(request)
    let clauses = expired.compactMap(\.clause)
    // What is said of all that was asked needs no clauses.
    let which = expired.count == request.questions.count ? "" : "（\(clauses.joined(separator: "、"))）"
    try work.emit(
      SupplementExpired(
        candidateID: candidateID, requestID: request.id, items: clauses, expired: expired.map(\.id),
        requestedAt: request.requestedAt, dueAt: due),
      to: .intakeEvents, subject: candidateID)
    try work.record(
      subject: candidateID, actor: ServiceName.intake.name, action: "supplementExpired",
      detail: ["request": request.id])
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(request.id):expired:\(due.milliseconds)", source: ServiceName.intake.source,
        type: SupplementExpired.eventType,
        text: "推荐单位未在\(CampaignDay.text(due))前补充\(which)，"
          + (request.state == .expired ? "转经办人处理" : "其余各项继续等待") + "；以后补充的仍予受理"),
      to: candidateID)
  }
}

import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Workbooks

/// Composes the one mail of a day to a unit: a workbook of all its people of whom something is missing, and what it has to be
/// told of briefings.
struct SupplementMailing: Sendable {
  let asking: SupplementAsking
  var briefings = BriefingPlan()
  /// The secretariat's address, which calendar files name.
  var organizer: String?
  /// Made at its first use: the data folder may not be there before.
  let blobs: @Sendable () throws(IntakeError) -> BlobStore

  func add(to timers: inout TimerRouter) {
    asking.add(to: &timers)
    timers.on(SupplementAsking.mailTimer) { id, _, work in try mail(unit: id, work) }
  }

  /// The mailing time has come. Nothing is missing any more: nothing is sent. No address is known: the requests are listed
  /// for an officer who phones, and tomorrow there may be one.
  private func mail(unit id: String, _ work: UnitOfWork) throws {
    let units = SupplementUnitTable(transaction: work.transaction)
    guard var entry = try units.get(id: id) else { return }
    entry.mailDueAt = nil
    try units.put(entry)
    let notices = try BriefingNotices(work: work).pending(of: entry.unit)
    var people = try people(of: entry.unit, work)
    // A mail for a briefing's sake does not ask once more for what was asked for.
    if !notices.isEmpty, !people.contains(where: \.request.isToBeMailed) { people = [] }
    guard !people.isEmpty || !notices.isEmpty else { return }
    guard let address = try units.address(of: entry.unit) else {
      return try asking.planMail(to: entry.unit, work)
    }
    guard entry.mailedOn == CampaignDay.key(work.now) else {
      _ = try compose(people, notices, for: entry, to: address, officer: nil, reason: nil, work)
      return
    }
    // The unit had its mail of the day: only what the next one would tell too late goes out now.
    let next = asking.plan.mailing(after: work.now, mailedOn: entry.mailedOn)
    let urgent = notices.filter { briefings.deadline(of: $0.briefing) < next }
    if !urgent.isEmpty { _ = try compose([], urgent, for: entry, to: address, officer: nil, reason: nil, work) }
    if !people.isEmpty || urgent.count < notices.count { try asking.planMail(to: entry.unit, work) }
  }

  /// An officer has it sent now.
  func send(_ request: SendSupplements.Request, _ work: UnitOfWork) throws -> SendSupplements.Response {
    let officer = FormText.line(request.officer)
    let reason = request.againBecause.map(FormText.line)
    guard !officer.isEmpty else {
      throw IntakeError.invalidArgument(name: "officer", message: "name the officer who acts")
    }
    guard reason?.isEmpty != true else {
      throw IntakeError.invalidArgument(name: "againBecause", message: "say why; it is kept in the history")
    }
    let units = SupplementUnitTable(transaction: work.transaction)
    let unit = try UnitNameTable(transaction: work.transaction).resolve(request.unit)
    let people = try people(of: unit, work)
    let notices = try BriefingNotices(work: work).pending(of: unit)
    guard !people.isEmpty || !notices.isEmpty else { throw IntakeError.nothingMissing }
    var entry = try units.get(unit: unit) ?? SupplementUnitTable.Entry(id: work.makeID(), unit: unit)
    guard entry.mailedOn != CampaignDay.key(work.now) || reason != nil else { throw IntakeError.mailedToday }
    guard let address = try units.address(of: unit) else { throw IntakeError.noAddress }
    try work.cancel(timer: SupplementAsking.mailTimer, subject: entry.id)
    entry.mailDueAt = nil
    return try compose(people, notices, for: entry, to: address, officer: officer, reason: reason, work)
  }

  private func people(of unit: String, _ work: UnitOfWork) throws -> [SupplementSheet.Person] {
    let facts = FactsTable(transaction: work.transaction)
    return try SupplementRequestTable(transaction: work.transaction).open(unit: unit).map { request, candidate in
      SupplementSheet.Person(
        request: request, candidate: candidate, findings: try facts.get(candidate.id).screening.findings)
    }
  }

  private func compose(
    _ people: [SupplementSheet.Person], _ notices: [BriefingNotice], for entry: SupplementUnitTable.Entry,
    to address: String, officer: String?, reason: String?, _ work: UnitOfWork
  ) throws -> SendSupplements.Response {
    let (unit, mailing) = (entry.unit, work.makeID())
    let campaign =
      (people.map(\.candidate) + notices.flatMap { $0.people.values.flatMap { $0.map(\.candidate) } })
      .map(\.campaign).max() ?? ReferenceLists.notice.campaign.year
    var mail: OutgoingMail
    if people.isEmpty {
      mail = OutgoingMail(
        id: "briefing-\(mailing)@accord", kind: .briefing, unit: unit, to: address,
        subject: BriefingText.subject(notices, unit: unit, campaign: campaign),
        body: BriefingText.body(notices, unit: unit), composedAt: work.now)
    } else {
      let key = try SupplementKeyTable(transaction: work.transaction).makeKey()
      let sheet = SupplementSheet(
        unit: unit, mark: SupplementMark(.workbook, mailing, key: key), people: people, key: key)
      let isReminder = people.allSatisfy { $0.request.mailedAt != nil }
      mail = OutgoingMail(
        id: "supplement-\(mailing)@accord", kind: isReminder ? .reminder : .supplementRequest, unit: unit, to: address,
        subject: SupplementText.subject(
          unit: unit, campaign: campaign, isReminder: isReminder, alsoBriefings: !notices.isEmpty),
        body: SupplementText.body(
          unit: unit, people: people, isReminder: isReminder,
          also: notices.isEmpty ? [] : [BriefingText.lead] + BriefingText.sections(notices)),
        attachments: [
          MailAttachment(
            name: SupplementText.fileName(unit: unit, on: work.now), blob: try keep(sheet.draft(at: work.now)))
        ], composedAt: work.now)
    }
    mail.attachments += try calendars(of: notices, at: work.now)
    try OutgoingMailTable(transaction: work.transaction).insert(mail)

    let units = SupplementUnitTable(transaction: work.transaction)
    var entry = entry
    entry.mailedOn = CampaignDay.key(work.now)
    try units.put(entry)
    try BriefingNotices(work: work).told(notices, mail: mail.id, officer: officer)
    try units.insert(
      mailing: mailing, to: unit, people: people.count, officer: officer, reason: reason, at: work.now)
    let requests = SupplementRequestTable(transaction: work.transaction)
    for person in people {
      var request = person.request
      request.mailedAt = work.now
      if request.isReminderDue {
        request.isReminderDue = false
        request.remindedAt = work.now
      }
      try requests.update(request)
      try work.record(
        subject: request.candidateID, actor: officer ?? ServiceName.intake.name, action: "supplementMailed",
        detail: ["request": request.id, "mail": mail.id, "reason": reason ?? ""])
    }
    return SendSupplements.Response(mailID: mail.id, address: address, people: people.count)
  }

  /// One a briefing, for those who come, and one for those who do not any more.
  private func calendars(of notices: [BriefingNotice], at now: Timestamp) throws -> [MailAttachment] {
    var files: [MailAttachment] = []
    func add(_ notice: BriefingNotice, _ method: BriefingCalendar.Method) throws {
      let calendar = BriefingCalendar(briefing: notice.briefing, method: method, organizer: organizer)
      let number = files.count + 1
      let blob = try keep { folder in
        let path = folder + "/briefing.ics"
        guard FileManager.default.createFile(atPath: path, contents: Data(calendar.text(at: now).utf8)) else {
          throw IntakeError.storage("write a calendar file")
        }
        return path
      }
      files.append(
        MailAttachment(
          name: BriefingText.fileName(notice, number: number, isCancelled: method == .cancel), blob: blob,
          contentType: calendar.contentType))
    }
    for notice in notices {
      if notice.isHeld { try add(notice, .publish) }
      // Who is left in the unit keeps the event.
      if notice.isCalledOff, !notice.isHeld, !notice.hasOthers { try add(notice, .cancel) }
    }
    return files
  }

  private func keep(_ draft: WorkbookDraft) throws -> Blob {
    try keep { folder in
      try draft.write(to: folder + "/supplement.xlsx")
      return folder + "/supplement.xlsx"
    }
  }

  /// The file is on the disk before the transaction that speaks of it commits.
  private func keep(_ write: (_ folder: String) throws -> String) throws -> Blob {
    do {
      return try blobs().withScratch { folder in try blobs().keep(write(folder)) }
    } catch IntakeError.storage(let what) {
      throw StoreError(.transient, "could not \(what); see that the data directory has space and can be written to")
    } catch let error as WorkbookWritingError {
      throw PermanentFailure(code: "workbookNotWritten", message: error.description)
    }
  }
}

import CloudEvents
import Contracts
import Messaging
import StateStore
import Workbooks

/// Composes the one mail of a day to a unit: a workbook of all its people of whom something is missing.
struct SupplementMailing: Sendable {
  let asking: SupplementAsking
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
    let people = try people(of: entry.unit, work)
    guard !people.isEmpty else { return }
    // An officer had the day's mail sent before.
    guard entry.mailedOn != CampaignDay.key(work.now), let address = try units.address(of: entry.unit) else {
      return try asking.planMail(to: entry.unit, work)
    }
    _ = try compose(people, for: entry, to: address, officer: nil, reason: nil, work)
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
    guard !people.isEmpty else { throw IntakeError.nothingMissing }
    var entry = try units.get(unit: unit) ?? SupplementUnitTable.Entry(id: work.makeID(), unit: unit)
    guard entry.mailedOn != CampaignDay.key(work.now) || reason != nil else { throw IntakeError.mailedToday }
    guard let address = try units.address(of: unit) else { throw IntakeError.noAddress }
    try work.cancel(timer: SupplementAsking.mailTimer, subject: entry.id)
    entry.mailDueAt = nil
    return try compose(people, for: entry, to: address, officer: officer, reason: reason, work)
  }

  private func people(of unit: String, _ work: UnitOfWork) throws -> [SupplementSheet.Person] {
    let facts = FactsTable(transaction: work.transaction)
    return try SupplementRequestTable(transaction: work.transaction).open(unit: unit).map { request, candidate in
      SupplementSheet.Person(
        request: request, candidate: candidate, findings: try facts.get(candidate.id).screening.findings)
    }
  }

  private func compose(
    _ people: [SupplementSheet.Person], for entry: SupplementUnitTable.Entry, to address: String, officer: String?,
    reason: String?, _ work: UnitOfWork
  ) throws -> SendSupplements.Response {
    let (unit, mailing) = (entry.unit, work.makeID())
    let key = try SupplementKeyTable(transaction: work.transaction).makeKey()
    let sheet = SupplementSheet(
      unit: unit, mark: SupplementMark(.workbook, mailing, key: key), people: people, key: key)
    let isReminder = people.allSatisfy { $0.request.mailedAt != nil }
    let mail = OutgoingMail(
      id: "supplement-\(mailing)@accord", kind: isReminder ? .reminder : .supplementRequest, unit: unit, to: address,
      subject: SupplementText.subject(
        unit: unit, campaign: people.map(\.candidate.campaign).max() ?? ReferenceLists.notice.campaign.year,
        isReminder: isReminder),
      body: SupplementText.body(unit: unit, people: people, isReminder: isReminder),
      attachments: [
        MailAttachment(
          name: SupplementText.fileName(unit: unit, on: work.now), blob: try keep(sheet.draft(at: work.now)))
      ], composedAt: work.now)
    try OutgoingMailTable(transaction: work.transaction).insert(mail)

    let units = SupplementUnitTable(transaction: work.transaction)
    var entry = entry
    entry.mailedOn = CampaignDay.key(work.now)
    try units.put(entry)
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

  /// The file is on the disk before the transaction that speaks of it commits.
  private func keep(_ draft: WorkbookDraft) throws -> Blob {
    do {
      return try blobs().withScratch { folder in
        try draft.write(to: folder + "/supplement.xlsx")
        return try blobs().keep(folder + "/supplement.xlsx")
      }
    } catch IntakeError.storage(let what) {
      throw StoreError(.transient, "could not \(what); see that the data directory has space and can be written to")
    } catch let error as WorkbookWritingError {
      throw PermanentFailure(code: "workbookNotWritten", message: error.description)
    }
  }
}

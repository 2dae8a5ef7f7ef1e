import CloudEvents
import Contracts
import Messaging
import StateStore

/// Writes one delivery down: the submission, its candidates and their events, in the transaction it is given.
struct SubmissionRecording: Sendable {
  let delivery: Delivery
  let key: String
  let reading: FormReading
  let calendar: CampaignCalendar

  func record(_ work: UnitOfWork) throws -> SubmissionIntake.Taken {
    let table = SubmissionTable(transaction: work.transaction)
    let known = try table.find(key: key)
    let completion = SubmissionCompletion(work: work)
    let addresses = UnitAddressTable(transaction: work.transaction)
    let ofSender = try delivery.sender.flatMap { try addresses.unit(of: $0) }
    let names = UnitNameTable(transaction: work.transaction)
    let evidence = UnitEvidence(
      delivery, inForm: reading.unit, ofSender: ofSender,
      known: try names.known(among: [delivery.unit, reading.unit, ofSender].compactMap { $0 }))
    let unit = evidence.unit
    let isFirst = try unit.map { try isFirstOf(unit: $0, work) } ?? false
    if let known, known.isSettled || unit == nil {
      let isKnownMail = try table.has(delivery.files.filter { $0.role == .mail }, submission: known.view.id)
      try table.add(files: delivery.files, to: known.view.id)
      let view = delivery.hasScan ? try completion.addScan(to: known.view) : known.view
      try answer(work).answerAgain(view, broughtScan: view.hasScan && !known.view.hasScan, isKnown: isKnownMail)
      return (view, true)
    }

    let campaign = delivery.campaign ?? calendar.year
    let receivedAt = known?.view.receivedAt ?? delivery.receivedAt
    var view = SubmissionView(
      id: known?.view.id ?? work.makeID(), unit: unit, campaign: campaign,
      late: calendar.isLate(receivedAt, campaign: campaign), file: delivery.title, channel: delivery.channel.rawValue,
      receivedAt: receivedAt, hasScan: delivery.hasScan || known?.view.hasScan ?? false, candidates: 0,
      rowErrors: reading.rowErrors, faults: delivery.faults + reading.faults)
    if reading.rowErrorsLeftOut > 0 { view.rowErrorsLeftOut = reading.rowErrorsLeftOut }
    // Other faults are mended by another workbook; this one by a word.
    if unit == nil, view.faults.isEmpty, reading.supplements.isEmpty { view.faults = [Self.unitUnknown] }
    if let unit {
      let isInDoubt = try isInDoubt(unit, evidence, campaign, work)
      if isInDoubt {
        (view.unitInForm, view.unitOfSender) = (evidence.otherInForm, evidence.otherOfSender)
        view.unitAlike = evidence.alike
      }
      if reading.supplements.count < delivery.workbooks.count {
        try completion.findNeeds(of: &view, unit: unit, sender: delivery.sender, isInDoubt: isInDoubt)
        try takeList(&view, of: unit, work)
      } else if delivery.hasScan {
        // By itself, or with a supplement workbook, which needs none.
        view.needs = isInDoubt ? [.unit] : nil
        try completion.complete(by: &view, of: unit)
      }
    }
    if !reading.supplements.isEmpty {
      view.supplements = try SupplementAnswering(work: work).take(
        reading.supplements, of: &view, namesFiles: delivery.workbooks.count > 1)
      // An answer has no deadline of the campaign's.
      if reading.supplements.count == delivery.workbooks.count { view.late = false }
    }
    try table.save(view, key: key, at: work.now)
    try table.add(files: delivery.files, to: view.id)
    if let sender = delivery.sender {
      try table.set(sender: sender, of: view.id)
      // Whoever sends more for a unit that is known may be anybody: the address of the first is the unit's, further ones are an
      // officer's to tell.
      if let unit, evidence.isSettled || (evidence.isWorthLearning && isFirst), reading.hasForm {
        try addresses.learn(
          sender, of: unit, by: evidence.isSettled ? .settled : .firstSubmission, from: view.id, at: work.now)
      }
    }
    if let unit, !(view.needs ?? []).contains(.unit),
      try CandidateTable(transaction: work.transaction).hasAny(of: unit)
    {
      try names.note(unit, at: work.now)
    }
    try answer(work).answer(view)
    try work.record(
      subject: view.id, actor: ServiceName.intake.name, action: "submissionTaken",
      detail: ["key": key, "candidates": String(view.candidates), "rowErrors": String(view.rowErrors.count)])
    return (view, false)
  }

  private func takeList(_ view: inout SubmissionView, of unit: String, _ work: UnitOfWork) throws {
    try RejectedRows(of: delivery, in: reading.rowErrors).write(to: RowTable(transaction: work.transaction), view.id)
    let projects = ProjectTable(transaction: work.transaction)
    for project in reading.projects {
      try projects.put(project, unit: unit, campaign: view.campaign, submission: view.id)
    }
    var taking = ListTaking(view, of: unit, namesFiles: delivery.workbooks.count > 1, work)
    var engineers = reading.engineers.reader()
    while let engineer = try engineers.next() { try taking.take(engineer) }
    view = try taking.finish()
  }

  // MARK: Whose it is

  /// Nobody was put forward by the unit, and no address is known for it.
  private func isFirstOf(unit: String, _ work: UnitOfWork) throws -> Bool {
    guard try !UnitAddressTable(transaction: work.transaction).hasAny(of: unit) else { return false }
    return try !CandidateTable(transaction: work.transaction).hasAny(of: unit)
  }

  /// An officer has to say whether it is the unit's: what speaks of it disagrees, or nothing but what is written tells it, and the
  /// unit is known. Of a mail that does not depend on whom it names: whoever asks by a list whether somebody is known is told
  /// nothing by being held.
  private func isInDoubt(_ unit: String, _ evidence: UnitEvidence, _ campaign: Int, _ work: UnitOfWork) throws -> Bool {
    let isList = reading.supplements.count < delivery.workbooks.count
    // A supplement workbook was sent to the unit, and to nobody else.
    if !isList, try SupplementAnswering.unit(of: reading.supplements, work.transaction) == unit { return false }
    guard !evidence.isSettled, !evidence.isDisputed else { return evidence.isDisputed }
    guard isList || delivery.hasScan, try !isFirstOf(unit: unit, work) else { return false }
    if let sender = delivery.sender {
      return try !UnitAddressTable(transaction: work.transaction).knows(sender, of: unit)
    }
    return try !isList || concernsKnown(campaign, of: unit, work)
  }

  /// Whether the list speaks of people whom the unit put forward before: of an upload, which has no address at all and is answered
  /// to whoever may read all of it.
  private func concernsKnown(_ campaign: Int, of unit: String, _ work: UnitOfWork) throws -> Bool {
    guard try CandidateTable(transaction: work.transaction).hasAny(of: unit, campaign: campaign) else { return false }
    let people = KnownPeople(work: work, unit: unit, campaign: campaign)
    var engineers = reading.engineers.reader()
    while let engineer = try engineers.next() {
      if try people.mayBeOwn(engineer) { return true }
    }
    return false
  }

  private func answer(_ work: UnitOfWork) -> UnitAnswer {
    UnitAnswer(work: work, delivery: delivery, deadline: calendar.deadline)
  }

  static let unitUnknown = SubmissionFault(
    code: "unitUnknown",
    message: "没有找到推荐单位。请在表头“推荐单位（盖章）：”后填写单位全称，或将邮件主题写为“评价（2025）+推荐单位”，重新提交。")
}

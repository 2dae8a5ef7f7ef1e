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
    let evidence = UnitEvidence(
      delivery, inForm: reading.unit, ofSender: try delivery.sender.flatMap { try addresses.unit(of: $0) })
    let unit = evidence.unit
    if let known, known.isSettled || unit == nil {
      try table.add(files: delivery.files, to: known.view.id)
      return (delivery.hasScan ? try completion.addScan(to: known.view) : known.view, true)
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
    if unit == nil, view.faults.isEmpty { view.faults = [Self.unitUnknown] }
    if let unit {
      if delivery.workbooks.isEmpty {
        try completion.complete(by: &view, of: unit)
      } else if reading.supplements.count < delivery.workbooks.count {
        try completion.findNeeds(of: &view, unit: unit, evidence)
        try RejectedRows(of: delivery, in: reading.rowErrors).write(
          to: RowTable(transaction: work.transaction), view.id)
        let projects = ProjectTable(transaction: work.transaction)
        for project in reading.projects {
          try projects.put(project, unit: unit, campaign: campaign, submission: view.id)
        }
        view.candidates = try recommend(reading.engineers, of: &view, unit: unit, work)
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
      if let unit, evidence.isWorthLearning, reading.hasForm { try addresses.learn(sender, of: unit, at: work.now) }
    }
    try OutgoingMailTable(transaction: work.transaction).insert(
      .receipt(for: view, to: delivery.replyTo, deadline: calendar.deadline, at: work.now))
    try work.record(
      subject: view.id, actor: ServiceName.intake.name, action: "submissionTaken",
      detail: ["key": key, "candidates": String(view.candidates), "rowErrors": String(view.rowErrors.count)])
    return (view, false)
  }

  static let unitUnknown = SubmissionFault(
    code: "unitUnknown",
    message: "没有找到推荐单位。请在表头“推荐单位（盖章）：”后填写单位全称，或将邮件主题写为“评价（2025）+推荐单位”，重新提交。")

  /// One candidate and one event for every engineer who is not one of this campaign already.
  private func recommend(
    _ list: EngineerList, of view: inout SubmissionView, unit: String, _ work: UnitOfWork
  ) throws -> Int {
    let table = CandidateTable(transaction: work.transaction)
    let rows = RowTable(transaction: work.transaction)
    var taken = 0
    var earlier: Set<String> = []
    var engineers = list.reader()
    while let engineer = try engineers.next() {
      if let known = try table.submission(recommending: engineer.personKey, campaign: view.campaign) {
        earlier.insert(known)
        let fault = RowFault.alreadyRecommended(name: engineer.person.name)
        let sheet =
          delivery.workbooks.count > 1 ? "\(engineer.origin.file)：\(engineer.origin.sheet)" : engineer.origin.sheet
        view.rowErrors.append(
          RowError(
            sheet: sheet, row: engineer.origin.row, column: engineer.nameColumn, code: fault.code,
            message: fault.message
          ))
        try rows.insert(
          RowOutcome(
            origin: engineer.origin, result: known == view.id ? .repeated : .elsewhere,
            note: RowNote(text: fault.message)), of: view.id)
        continue
      }
      let candidate = engineer.candidate(
        id: work.makeID(), submissionID: view.id, campaign: view.campaign, unit: unit, late: view.late)
      let needs = view.needs ?? []
      try table.insert(candidate, person: engineer.personKey, heldFor: needs, at: work.now)
      if needs.isEmpty {
        try work.emit(CandidateRecommended(candidate: candidate), to: .intakeEvents, subject: candidate.id)
      }
      try work.record(
        subject: candidate.id, actor: ServiceName.intake.name, action: "recommended",
        detail: ["submission": view.id, "row": String(engineer.origin.row)])
      try CandidateHistory(transaction: work.transaction).append(
        Contracts.HistoryEntry(
          at: work.now, eventID: "\(candidate.id):recommended", source: ServiceName.intake.source,
          type: CandidateRecommended.eventType,
          text: "\(unit)推荐\(engineer.person.name)申请\(LevelTitle.of(candidate.level))"
            + (view.late ? "（已过截止日期，进入常态化推荐）" : "")), to: candidate.id)
      try rows.insert(RowOutcome(origin: engineer.origin, result: .taken, candidateID: candidate.id), of: view.id)
      taken += 1
    }
    if delivery.hasScan { try SubmissionCompletion(work: work).addScan(of: unit, to: earlier.subtracting([view.id])) }
    return taken
  }
}

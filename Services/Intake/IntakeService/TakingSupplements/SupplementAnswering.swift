import CloudEvents
import Contracts
import Messaging
import StateStore

/// Takes a returned supplement workbook in: each row is compared with what was asked for by its mark, and what is new
/// becomes one event a candidate. Nothing is taken of a row whose mark or name does not fit.
struct SupplementAnswering {
  /// How many rows a fault names that have the same mark.
  private static let shownRows = 10

  let work: UnitOfWork

  private var outcomes: RowTable { RowTable(transaction: work.transaction) }
  private var requests: SupplementRequestTable { SupplementRequestTable(transaction: work.transaction) }

  /// Says whose a delivery with supplement workbooks is, whatever its subject says: they know whom they were sent to.
  static func nameUnit(
    of delivery: inout Delivery, _ reading: inout FormReading, _ transaction: any SQLTransaction
  ) throws {
    guard let unit = try unit(of: reading.supplements, transaction) else { return }
    reading.unit = reading.unit ?? unit
    if reading.supplements.count == delivery.workbooks.count { delivery.unit = unit }
  }

  /// The unit that the workbooks were sent to, by the first genuine mark.
  static func unit(of readings: [SupplementReading], _ transaction: any SQLTransaction) throws -> String? {
    guard let key = try SupplementKeyTable(transaction: transaction).key() else { return nil }
    for reading in readings {
      if let mark = reading.mark, mark.isGenuine(key),
        let unit = try SupplementUnitTable(transaction: transaction).unit(mailing: mark.id)
      {
        return unit
      }
      // A sheet that was copied without its head: its rows tell.
      for row in reading.rows {
        if let mark = row.mark?.text.flatMap(SupplementMark.init), mark.isGenuine(key),
          let request = try SupplementRequestTable(transaction: transaction).get(mark.id),
          let entry = try CandidateTable(transaction: transaction).get(request.candidateID)
        {
          return entry.candidate.unit
        }
      }
    }
    return nil
  }

  /// - Parameter namesFiles: sheets are named with their file, since several came.
  /// - Returns: what became of the rows; what is wrong with them is added to the submission's row errors.
  func take(
    _ readings: [SupplementReading], of view: inout SubmissionView, namesFiles: Bool
  ) throws -> SupplementCounts {
    var counts = SupplementCounts()
    let key = try SupplementKeyTable(transaction: work.transaction).key() ?? []
    let unit = try Self.unit(of: readings, work.transaction) ?? view.unit
    let rows = readings.flatMap(\.rows)
    var decided = 0
    // Only genuine marks are looked up: there are no more of them than were sent out.
    var byMark: [SupplementMark: [RowOrigin]] = [:]
    for row in rows {
      guard let mark = row.mark?.text.flatMap(SupplementMark.init), mark.isGenuine(key) else { continue }
      byMark[mark, default: []].append(row.origin)
    }
    for reading in readings {
      report(reading, key, namesFiles, to: &view)
      for row in reading.rows {
        let alike = (row.mark?.text.flatMap(SupplementMark.init)).flatMap { byMark[$0] } ?? []
        // One more than is named, so that the fault can say that there are more.
        let others = alike.lazy.filter { $0 != row.origin }.prefix(Self.shownRows + 1).map(\.row)
        try take(row, others: Array(others), key, unit, of: view.id, receivedAt: view.receivedAt, &counts, &decided) {
          column, fault in
          view.rowErrors.append(Self.error(row.origin, row.letters(column), fault, namesFiles))
        }
      }
    }
    if decided > 0 {
      let fault = SupplementFault.alreadyDecided(people: decided)
      view.faults.append(SubmissionFault(code: fault.code, message: fault.message))
    }
    counts.stillMissing = try unit.map { try requests.open(unit: $0).count }
    return counts
  }

  /// What is wrong with the workbook as a whole.
  private func report(
    _ reading: SupplementReading, _ key: [UInt8], _ namesFiles: Bool, to view: inout SubmissionView
  ) {
    if reading.lacksHeadings {
      let fault = SupplementFault.headingsLost
      view.faults.append(SubmissionFault(code: fault.code, file: reading.file, message: fault.message))
    }
    if let mark = reading.mark, !mark.isGenuine(key) {
      let fault = SupplementFault.markForged
      view.faults.append(SubmissionFault(code: fault.code, file: reading.file, message: fault.message))
    }
    for column in reading.foreignColumns {
      view.rowErrors.append(
        Self.error(
          RowOrigin(file: reading.file, sheet: column.sheet, row: column.row), CellReference.letters(column.column),
          .columnUnknown(column.heading), namesFiles))
    }
  }

  private func take(
    _ row: SupplementRow, others: [Int], _ key: [UInt8], _ unit: String?, of submission: String,
    receivedAt: Timestamp, _ counts: inout SupplementCounts, _ decided: inout Int,
    report: (SupplementColumn?, SupplementFault) -> Void
  ) throws {
    let request: SupplementRequest
    let entry: CandidateTable.Entry
    do {
      (request, entry) = try find(row, others, key, unit)
    } catch let fault as SupplementFault {
      report(nil, fault)
      counts.faulty += 1
      return try outcomes.insert(RowOutcome(origin: row.origin, result: .notSupplied), of: submission)
    }
    let values = SupplementValues(row, for: request, of: entry.candidate)
    for (column, fault) in values.faults { report(column, fault) }
    // An asking that was closed with nothing supplied has been met by something else, which may say the same.
    let known =
      request.state == .closed ? Supplement(of: entry.candidate).followed(by: request.supplied) : request.supplied
    let new = values.supplement.difference(from: known)
    let result: RowResult
    if !new.isEmpty {
      result = .supplied
      try supply(new, request, entry.candidate, entry.heldFor, row.origin, at: receivedAt)
      counts.supplemented += 1
      if let outcome = entry.progress.screening, outcome == .passed || outcome == .rejected { decided += 1 }
    } else if !values.faults.isEmpty {
      result = .notSupplied
      counts.faulty += 1
    } else if values.supplement.isEmpty {
      result = .leftEmpty
      counts.empty += 1
    } else {
      result = .suppliedBefore
      counts.unchanged += 1
    }
    var lines = new.isEmpty ? [] : ["已采用：\(new.columnNames)"]
    if let left = try requests.get(request.id), left.state == .open || left.state == .expired {
      let missing = left.missing(of: entry.candidate).map(\.name)
      if !missing.isEmpty { lines.append("仍待补充：\(missing.joined(separator: "、"))") }
    }
    let note = lines.isEmpty ? nil : RowNote(text: lines.joined(separator: "\n"))
    try outcomes.insert(
      RowOutcome(origin: row.origin, result: result, candidateID: entry.candidate.id, note: note), of: submission)
  }

  /// - Throws: `SupplementFault` where nothing can be taken of the row.
  private func find(
    _ row: SupplementRow, _ others: [Int], _ key: [UInt8], _ unit: String?
  ) throws -> (SupplementRequest, CandidateTable.Entry) {
    guard let text = row.mark?.text else { throw SupplementFault.rowMarkMissing }
    guard let mark = SupplementMark(text), mark.kind == .row, mark.isGenuine(key) else {
      throw SupplementFault.rowMarkChanged
    }
    guard others.isEmpty else {
      throw SupplementFault.rowRepeated(Array(others.prefix(Self.shownRows)), hasMore: others.count > Self.shownRows)
    }
    guard let request = try requests.get(mark.id),
      let entry = try CandidateTable(transaction: work.transaction).get(request.candidateID)
    else { throw SupplementFault.rowUnknown }
    guard entry.candidate.unit == unit else { throw SupplementFault.rowForeign }
    // What was filled in while a correction closed the asking is not lost; whoever was withdrawn or merged needs nothing.
    guard entry.isLive else { throw SupplementFault.rowClosed }
    guard FormText.compact(row.name?.text ?? "") == FormText.compact(entry.candidate.person.name) else {
      throw SupplementFault.nameChanged
    }
    return (request, entry)
  }

  private func supply(
    _ new: Supplement, _ request: SupplementRequest, _ candidate: Candidate, _ heldFor: [SubmissionNeed],
    _ origin: RowOrigin, at receivedAt: Timestamp
  ) throws {
    let supplemented = candidate.supplemented(by: new)
    // The unit's list does not undo it when it comes again.
    try ListedTable(transaction: work.transaction).keep(candidate)
    try CandidateTable(transaction: work.transaction).update(supplemented, heldFor: heldFor)
    var answered = try note(new, in: request, of: supplemented)
    // The unit answered an asking whose time had run out, and has been asked again since.
    if let open = try requests.open(of: candidate.id), open.id != request.id {
      answered += try note(new, in: open, of: supplemented)
    }
    try work.emit(
      CandidateSupplemented(
        candidateID: candidate.id, requestID: request.id, supplement: new, answered: answered, suppliedAt: receivedAt,
        origin: origin),
      to: .intakeEvents, subject: candidate.id)
    try work.record(
      subject: candidate.id, actor: ServiceName.intake.name, action: "supplemented",
      detail: ["request": request.id, "row": String(origin.row), "columns": new.columnNames])
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(work.makeID()):supplemented", source: ServiceName.intake.source,
        type: CandidateSupplemented.eventType, text: "推荐单位补充：\(new.columnNames)"),
      to: candidate.id)
  }

  /// With the last of what was missing the asking is answered, and nobody is reminded; before, the rest is waited for on.
  ///
  /// - Returns: the ids of the questions that nothing is missing for any more.
  private func note(_ new: Supplement, in request: SupplementRequest, of candidate: Candidate) throws -> [String] {
    var request = request
    request.supplied = request.supplied.followed(by: new)
    let answered = request.answer(by: candidate, at: work.now)
    if request.state != .answered, request.missing(of: candidate).isEmpty {
      if request.state == .open { try SupplementAsking().cancelTimers(candidate.id, work) }
      request.state = .answered
      request.settledAt = work.now
    } else if request.state == .open {
      try work.schedule(timer: SupplementAsking.expiryTimer, subject: candidate.id, at: request.dueAt)
    }
    try requests.update(request)
    return answered
  }

  private static func error(
    _ origin: RowOrigin, _ column: String, _ fault: SupplementFault, _ namesFiles: Bool
  ) -> RowError {
    RowError(
      sheet: namesFiles ? "\(origin.file)：\(origin.sheet)" : origin.sheet, row: origin.row, column: column,
      code: fault.code, message: fault.message)
  }
}

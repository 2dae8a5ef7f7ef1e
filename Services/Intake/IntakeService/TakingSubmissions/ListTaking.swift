import CloudEvents
import Contracts
import Messaging

/// Takes the engineers of one list in: each is new, known, or somebody whom a person has to look at (N2.1).
///
/// Rows are taken in their order and once. Who may be a correction of somebody whom the list has not named so far waits until it
/// has been read to its end: a later row may name that one.
struct ListTaking {
  let work: UnitOfWork
  /// Errors name the file before the sheet.
  let namesFiles: Bool
  let unit: String
  private(set) var view: SubmissionView

  /// - `made`: the candidate whom the list made of the row before its unit was settled.
  private typealias Waiting = (engineer: RecommendedEngineer, made: CandidateTable.Entry?)

  /// Whom an officer is asked about at once.
  private static let mostAsked = 10

  private var waiting: [Waiting] = []
  private var crowd = AlikeCrowd()
  /// Enterprises of which the list names somebody who is known.
  private var covered: Set<String> = []
  /// Submissions that put forward somebody whom the list names.
  private var named: Set<String> = []
  private var updated = 0
  private var unchanged = 0
  private var doubtful = 0

  private var table: CandidateTable { CandidateTable(transaction: work.transaction) }
  private var rows: RowTable { RowTable(transaction: work.transaction) }
  private var people: KnownPeople { KnownPeople(work: work, unit: unit, campaign: view.campaign) }
  private var pending: PendingCorrectionTable { PendingCorrectionTable(transaction: work.transaction) }
  private var needs: [SubmissionNeed] { view.needs ?? [] }

  init(_ view: SubmissionView, of unit: String, namesFiles: Bool, _ work: UnitOfWork) {
    self.view = view
    self.unit = unit
    self.namesFiles = namesFiles
    self.work = work
  }

  mutating func take(_ engineer: RecommendedEngineer) throws {
    let identity = PersonIdentity(engineer)
    if try takeKnown(engineer, identity) { return }
    try takeOrWait((engineer, nil), identity)
  }

  /// The row is taken once more, as a row of the unit that was settled.
  mutating func retake(_ engineer: RecommendedEngineer, at origin: RowOrigin) throws {
    var engineer = engineer
    engineer.origin = origin
    let sheets = [origin.sheet, "\(origin.file)：\(origin.sheet)"]
    engineer.nameColumn = view.rowErrors.first { $0.row == origin.row && sheets.contains($0.sheet) }?.column ?? ""
    view.strike(RowFault.alreadyRecommended(name: "").code, at: origin)
    try rows.remove(origin, of: view.id)
    try take(engineer)
  }

  /// So is the row of whom the list has made a candidate, who stays one unless the unit put the same person forward before.
  mutating func retake(_ made: CandidateTable.Entry) throws {
    var made = made
    made.candidate.unit = unit
    made.standing.listedIn = view.id
    try table.update(made.candidate, heldFor: made.heldFor)
    try table.note(made.candidate.id, listedIn: view.id)
    try rows.remove(made.candidate.origin, of: view.id)
    let engineer = RecommendedEngineer(made.candidate)
    try takeOrWait((engineer, made), PersonIdentity(engineer))
  }

  private mutating func takeOrWait(_ row: Waiting, _ identity: PersonIdentity) throws {
    guard try hasRoom(row, identity) else { return }
    let alike = try find(alike: identity, to: row)
    guard try alike.contains(where: isUnlisted) else { return try takeNew(row, identity, alike: alike) }
    waiting.append(row)
  }

  /// After the last row.
  ///
  /// - Returns: the submission with what came of its list.
  mutating func finish() throws -> SubmissionView {
    // A row that corrects goes first, so that nobody is asked about the one whom it corrects.
    for mayBeNew in [false, true] {
      let rows = waiting
      waiting = []
      for row in rows { try takeWaiting(row, mayBeNew: mayBeNew) }
    }
    if updated + unchanged > 0 {
      view.updated = updated
      view.unchanged = unchanged
    }
    view.doubtful = doubtful > 0 ? doubtful : nil
    try dropNeedOfScan()
    if needs.isEmpty {
      view.missing = try MissingFlagging(work: work).flag(covered, of: view, unit: unit)
      try SubmissionCompletion(work: work).close(named, by: view)
    }
    if !needs.contains(.unit) { try DuplicateRaising(work: work).dropCorrected(by: view, of: unit) }
    return view
  }

  /// The list says nothing new of people who are known, so the scan that came with them, or is asked for with them, covers it.
  private mutating func dropNeedOfScan() throws {
    guard needs == [.scan], view.candidates == 0, updated == 0, unchanged > 0 else { return }
    view.needs = nil
    for (id, _) in try pending.list(view.id) { try table.note(id, listedIn: view.id) }
    try pending.clear(view.id)
  }

  private mutating func takeWaiting(_ row: Waiting, mayBeNew: Bool) throws {
    let identity = PersonIdentity(row.engineer)
    if row.made == nil, try takeKnown(row.engineer, identity) { return }
    guard try hasRoom(row, identity) else { return }
    let alike = try find(alike: identity, to: row)
    let corrected = try alike.filter { entry in
      guard try isUnlisted(entry) else { return false }
      return Self.isSamePlace(entry.candidate.origin, row.engineer.origin)
    }
    if corrected.count == 1 {
      if let made = row.made { try end(made, as: corrected[0].candidate) }
      return try correct(corrected[0], by: row.engineer)
    }
    guard mayBeNew else { return waiting.append(row) }
    try takeNew(row, identity, alike: alike)
  }

  /// The unit put the same person forward before: the candidate whom its list made when it seemed to be another unit's goes on as
  /// that one. Nobody has heard of it.
  private func end(_ made: CandidateTable.Entry, as known: Candidate) throws {
    try CandidateWithdrawing(work: work).end(
      made, mergedInto: known.id, ServiceName.intake.name, "unit settled",
      text: "推荐单位核定为\(unit)，此行更正该单位此前推荐的人员（编号 \(known.id)），并入该候选人")
    try DuplicateRaising(work: work).settle(made.candidate.id, survivor: known)
  }

  // MARK: Who it is

  private func find(alike identity: PersonIdentity, to row: Waiting) throws -> [CandidateTable.Entry] {
    try people.alike(identity, besides: row.made?.candidate.id, notListedIn: view.id)
  }

  /// Whether there is room for one more who is alike; else the unit is told.
  private mutating func hasRoom(_ row: Waiting, _ identity: PersonIdentity) throws -> Bool {
    guard row.made == nil, !crowd.hasRoom(for: identity) else { return true }
    try report(row.engineer, .tooManyAlike(name: row.engineer.person.name, limit: AlikeCrowd.most), as: .rejected)
    return false
  }

  /// A candidate of this unit whom the list has not named.
  private func isUnlisted(_ entry: CandidateTable.Entry) throws -> Bool {
    try people.isOwn(entry) && placeInList(entry) == nil
  }

  /// The row of this list that named the candidate.
  private func placeInList(_ entry: CandidateTable.Entry) throws -> Int? {
    if entry.standing.listedIn == view.id { return entry.candidate.origin.row }
    return needs.isEmpty ? nil : try pending.find(entry.candidate.id, from: view.id)?.origin.row
  }

  /// Files are renamed between two lists, and sheets less often.
  private static func isSamePlace(_ one: RowOrigin, _ other: RowOrigin) -> Bool {
    one.sheet == other.sheet && one.row == other.row
  }

  /// - Returns: false where nobody of that name and phone is put forward in this campaign.
  private mutating func takeKnown(_ engineer: RecommendedEngineer, _ identity: PersonIdentity) throws -> Bool {
    let known = try people.named(identity)
    if let own = known.first(where: { $0.entry.candidate.unit == unit }) {
      if let row = try placeInList(own.entry) {
        try report(engineer, .repeatedPerson(name: engineer.person.name, row: row), as: .repeated)
      } else {
        var engineer = engineer
        // A person has found who this is, so the name and the phone are settled.
        if own.wasMerged { engineer.person = own.entry.candidate.person }
        try correct(own.entry, by: engineer)
      }
      return true
    }
    guard let other = known.first else { return false }
    try report(engineer, .alreadyRecommended(name: engineer.person.name), as: .elsewhere)
    // Where this unit's own candidate was merged into the other one, the question is answered.
    if !other.isOwn {
      try DuplicateRaising(work: work).otherUnit(
        other.entry.candidate, proposal: candidate(engineer, id: work.makeID()))
    }
    return true
  }

  // MARK: What becomes of the row

  private mutating func correct(_ entry: CandidateTable.Entry, by engineer: RecommendedEngineer) throws {
    let id = entry.candidate.id
    covered.formUnion([PersonIdentity(entry.candidate).enterprise, PersonIdentity(engineer).enterprise])
    named.insert(entry.candidate.submissionID)
    guard !entry.facts.isConcluded else { return try leave(entry, as: engineer) }
    let listed = ListedTable(transaction: work.transaction)
    let correction = CandidateCorrection(of: entry.candidate, by: engineer, since: try listed.get(id))
    // What others know already changes when the submission is complete, and of whomever it is not sure whose it is.
    let waits = !needs.isEmpty && (entry.heldFor.isEmpty || needs.contains(.unit))
    if !needs.isEmpty { _ = try pending.insert(waits ? engineer : nil, of: id, from: view.id) }
    if !waits {
      try listed.update(id, by: engineer)
      try CorrectionApplying(work: work).apply(correction, to: entry, cause: view.id, listedIn: view.id)
    }
    if !needs.contains(.unit), !entry.heldFor.isEmpty { try SubmissionCompletion(work: work).cover(id, by: view) }
    guard !correction.changes.isEmpty else {
      unchanged += 1
      return try rows.insert(
        RowOutcome(origin: engineer.origin, result: .unchanged, candidateID: id), of: view.id)
    }
    updated += 1
    let text = "已更新：\(CandidateCorrection.titles(correction.changes))" + (waits ? "（报送材料补齐后生效）" : "")
    try rows.insert(
      RowOutcome(
        origin: engineer.origin, result: .updated, candidateID: id,
        note: RowNote(text: text, changed: correction.changes)), of: view.id)
  }

  /// A conclusion stands, and so do the data that it was given on.
  private mutating func leave(_ entry: CandidateTable.Entry, as engineer: RecommendedEngineer) throws {
    let id = entry.candidate.id
    // Until it is sure whose list it is, it says nothing of anybody; what it says is kept for whoever's it is.
    if needs.contains(.unit) {
      _ = try pending.insert(engineer, of: id, from: view.id)
    } else {
      try table.note(id, listedIn: view.id)
    }
    unchanged += 1
    let changes = CandidateCorrection(
      of: entry.candidate, by: engineer, since: try ListedTable(transaction: work.transaction).get(id)
    ).changes
    let text = "该人员的评价已有结论，与原资料不同之处（\(CandidateCorrection.titles(changes))）未作更改；如需更正，请联系秘书处"
    try rows.insert(
      changes.isEmpty
        ? RowOutcome(origin: engineer.origin, result: .unchanged, candidateID: id)
        : RowOutcome(origin: engineer.origin, result: .concluded, candidateID: id, note: RowNote(text: text)),
      of: view.id)
  }

  private mutating func takeNew(
    _ row: Waiting, _ identity: PersonIdentity, alike: [CandidateTable.Entry]
  ) throws {
    let engineer = row.engineer
    let candidate = row.made?.candidate ?? candidate(engineer, id: work.makeID())
    // Whom the unit names beside this one is another person, unless no more than one character parts them.
    let asked = try alike.filter { entry in
      guard entry.candidate.campaign == view.campaign else { return false }
      return try identity.isNear(PersonIdentity(entry.candidate)) || isUnlisted(entry)
    }.prefix(Self.mostAsked)
    let verdict: [SubmissionNeed] = asked.isEmpty ? [] : [.verdict]
    if let made = row.made {
      try table.update(candidate, heldFor: made.heldFor.filter { $0 != .verdict } + verdict)
    } else {
      try putForward(candidate, heldFor: needs + verdict, alike: alike)
      crowd.add(identity)
    }
    for entry in asked { try DuplicateRaising(work: work).near(entry.candidate, candidate) }
    // Of whom the list had made before an officer may have said it already.
    if row.made != nil { try DuplicateRaising(work: work).release(candidate.id) }
    view.candidates += 1
    let isAsked =
      row.made == nil ? !asked.isEmpty : try table.get(candidate.id)?.heldFor.contains(.verdict) ?? false
    guard isAsked else {
      return try rows.insert(
        RowOutcome(origin: engineer.origin, result: .taken, candidateID: candidate.id), of: view.id)
    }
    doubtful += 1
    // Of whomever it is not sure that it is the unit is told nobody's name and phone.
    let isOwn = !needs.contains(.unit) && asked.allSatisfy { $0.candidate.unit == unit }
    let text =
      isOwn
      ? "与贵单位已推荐的“\(asked[0].candidate.person.name)”（手机 \(asked[0].candidate.person.phone)）相近，由秘书处核对是否为同一人后处理"
      : "与已推荐的另一人员相近，由秘书处核对是否为同一人后处理"
    try rows.insert(
      RowOutcome(origin: engineer.origin, result: .doubtful, candidateID: candidate.id, note: RowNote(text: text)),
      of: view.id)
  }

  private func putForward(
    _ candidate: Candidate, heldFor: [SubmissionNeed], alike: [CandidateTable.Entry]
  ) throws {
    try table.insert(candidate, heldFor: heldFor, at: work.now)
    try CandidateHistory(transaction: work.transaction).append(
      Contracts.HistoryEntry(
        at: work.now, eventID: "\(candidate.id):recommended", source: ServiceName.intake.source,
        type: CandidateRecommended.eventType,
        text: "\(unit)推荐\(candidate.person.name)申请\(LevelTitle.of(candidate.level))"
          + (view.late ? "（已过截止日期，进入常态化推荐）" : "")), to: candidate.id)
    try DuplicateRaising(work: work).noteOtherTimes(of: candidate, alike: alike)
    if heldFor.isEmpty {
      try work.emit(CandidateRecommended(candidate: candidate), to: .intakeEvents, subject: candidate.id)
    }
    try work.record(
      subject: candidate.id, actor: ServiceName.intake.name, action: "recommended",
      detail: ["submission": view.id, "row": String(candidate.origin.row)])
  }

  private mutating func report(_ engineer: RecommendedEngineer, _ fault: RowFault, as result: RowResult) throws {
    let origin = engineer.origin
    if view.rowErrors.count < FormReading.keptErrors {
      view.rowErrors.append(
        RowError(
          sheet: namesFiles ? "\(origin.file)：\(origin.sheet)" : origin.sheet, row: origin.row,
          column: engineer.nameColumn, code: fault.code, message: fault.message))
    } else {
      view.rowErrorsLeftOut = (view.rowErrorsLeftOut ?? 0) + 1
    }
    try rows.insert(RowOutcome(origin: origin, result: result, note: RowNote(text: fault.message)), of: view.id)
  }

  private func candidate(_ engineer: RecommendedEngineer, id: String) -> Candidate {
    engineer.candidate(id: id, submissionID: view.id, campaign: view.campaign, unit: unit, late: view.late)
  }
}

import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// Takes lists in on a real store; each step is one unit of work.
final class ListDesk {
  static let unit = "甲省工程师学会"

  let store: StateStore
  private var steps = 0

  init(_ store: StateStore) {
    self.store = store
  }

  static func open(_ body: (ListDesk) async throws -> Void) async throws {
    try await withStore(migrations: Schema.migrations) { store in
      try await body(ListDesk(store))
      #expect(try store.read { try $0.history.verify() } == nil)
    }
  }

  @discardableResult
  func work<Result>(_ body: (UnitOfWork) throws -> Result) throws -> Result {
    steps += 1
    return try store.write { transaction in
      try body(
        UnitOfWork(
          transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: "step-\(steps)"),
          now: Timestamp(milliseconds: 1_000 * Int64(steps))))
    }
  }

  /// - Parameters:
  ///   - bytes: what the workbook's bytes are known by; another one each time where absent.
  ///   - unitInForm: as the sheet names the unit, where it disagrees.
  ///   - sender: the unit's own address where absent.
  ///   - isUpload: it has no address at all.
  @discardableResult
  func take(
    _ engineers: [RecommendedEngineer], unit: String = ListDesk.unit, campaign: Int = 2025, scan: Bool = true,
    bytes: String? = nil, unitInForm: String? = nil, rejected: [RowError] = [], sender: String? = nil,
    isUpload: Bool = false
  ) throws -> SubmissionView {
    let mark = bytes ?? "list-\(steps)"
    var files = [ReceivedFile(name: "附件3.xlsx", blob: Blob(sha256: mark, bytes: 1), role: .workbook)]
    if scan { files.append(ReceivedFile(name: "盖章.pdf", blob: Blob(sha256: "scan-\(mark)", bytes: 1), role: .scan)) }
    return try deliver(
      files, unit: unit, campaign: campaign, sender: isUpload ? nil : sender ?? "office@\(unit).example.org",
      FormReading(
        unit: unitInForm, engineers: try EngineerList(engineers), rowErrors: rejected, rejectedRows: rejected.count))
  }

  /// The stamped scan alone.
  ///
  /// - Parameters:
  ///   - sender: the unit's own address where absent.
  ///   - isUpload: it has no address at all.
  @discardableResult
  func takeScan(
    unit: String = ListDesk.unit, campaign: Int = 2025, sender: String? = nil, isUpload: Bool = false
  ) throws -> SubmissionView {
    try deliver(
      [ReceivedFile(name: "盖章.pdf", blob: Blob(sha256: "scan-\(steps)", bytes: 1), role: .scan)], unit: unit,
      campaign: campaign, sender: isUpload ? nil : sender ?? "office@\(unit).example.org", FormReading())
  }

  private func deliver(
    _ files: [ReceivedFile], unit: String, campaign: Int, sender: String? = nil, _ reading: FormReading
  ) throws -> SubmissionView {
    var delivery = Delivery(
      channel: .mail, receivedAt: Timestamp(milliseconds: 0), unit: unit, campaign: campaign,
      messageID: "mail-\(steps)", sender: sender,
      replyTo: sender.map { ReplyAddress(address: $0, messageID: "mail-\(steps)") }, files: files)
    if delivery.workbooks.isEmpty {
      let fault = MailFault.workbookMissing
      delivery.faults = [SubmissionFault(code: fault.code, message: fault.message)]
    }
    let recording = SubmissionRecording(
      delivery: delivery, key: delivery.key, reading: reading,
      calendar: CampaignCalendar(ReferenceLists.notice.campaign))
    return try work { try recording.record($0) }.view
  }

  // MARK: Looking

  func events<Payload: EventPayload>(_ type: Payload.Type) throws -> [Payload] {
    try store.emittedEvents().payloads(type)
  }

  func rows(_ view: SubmissionView) throws -> [RowResult] {
    try store.read { try RowTable(transaction: $0).list(of: view.id) }.map(\.result)
  }

  func candidates() throws -> [CandidateTable.Entry] {
    try store.read { transaction in
      let table = CandidateTable(transaction: transaction)
      return try IntakeQueries.listCandidates(.init(limit: 1000), transaction).candidates.compactMap {
        try table.get($0.id)
      }
    }
  }

  func live() throws -> [CandidateTable.Entry] { try candidates().filter(\.isLive) }

  /// The one live candidate of that name.
  func find(_ name: String) throws -> CandidateTable.Entry {
    let found = try live().filter { $0.candidate.person.name == name }
    try #require(found.count == 1, "\(name): \(found.count)")
    return found[0]
  }

  func shown(_ id: String) throws -> GetCandidate.Response {
    try store.read { try IntakeQueries.getCandidate(.init(id: id), $0) }
  }

  func pairs(open: Bool? = nil, kind: DuplicateKind? = nil) throws -> [DuplicatePair] {
    try store.read { try DuplicateQueries.list(.init(open: open, kind: kind), $0).pairs }
  }

  func submission(_ id: String) throws -> SubmissionView {
    try store.read { try IntakeQueries.getSubmission(.init(id: id), $0) }
  }

  /// What was written to the sender of a submission, oldest first.
  func receipts(_ view: SubmissionView) throws -> [ReceiptView] {
    try store.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0).receipts }.reversed()
  }

  // MARK: Acting

  @discardableResult
  func settleUnit(of view: SubmissionView, as unit: String = ListDesk.unit) throws -> SubmissionView {
    try work {
      try UnitSettling(work: $0).settle(
        .init(submissionID: view.id, unit: unit, officer: "op-1", reason: "电话核实"))
    }
  }

  @discardableResult
  func decide(
    _ pair: DuplicatePair, _ verdict: DuplicateVerdict, takeNewer: Bool? = nil
  ) throws -> DuplicatePair {
    try work {
      try DuplicateDeciding(work: $0).decide(
        .init(pairID: pair.id, verdict: verdict, officer: "op-1", reason: "已电话核实", takeNewer: takeNewer))
    }
  }

  @discardableResult
  func withdraw(_ id: String, officer: String = "op-1", reason: String = "单位来函撤回") throws -> CandidateSummary {
    try work {
      try CandidateWithdrawing(work: $0).withdraw(.init(candidateID: id, officer: officer, reason: reason))
    }
  }

  @discardableResult
  func keep(_ id: String) throws -> CandidateSummary {
    try work {
      try CandidateWithdrawing(work: $0).keep(.init(candidateID: id, officer: "op-1", reason: "仍然推荐"))
    }
  }

  /// What another service says of a candidate.
  func note(_ id: String, _ change: (inout CandidateFacts) -> Void) throws {
    try work { work in
      let table = FactsTable(transaction: work.transaction)
      var facts = try table.get(id)
      change(&facts)
      try table.put(facts, of: id)
    }
  }
}

extension RecommendedEngineer {
  static func example(
    _ name: String, _ phone: String, row: Int, enterprise: String = "甲建设集团有限公司", field: String = "civil",
    experience: String? = nil
  ) -> RecommendedEngineer {
    RecommendedEngineer(
      person: Person(name: name, phone: phone), enterprise: Enterprise(name: enterprise), project: Project(),
      dispatch: .dispatched, field: field, specialty: nil, location: "MM", level: .professional,
      qualifications: DeclaredQualifications(), experience: experience,
      origin: RowOrigin(file: "附件3.xlsx", sheet: "已外派", row: row), nameColumn: "J")
  }

  /// The same row with something else in it.
  func with(_ change: (inout RecommendedEngineer) -> Void) -> RecommendedEngineer {
    var copy = self
    change(&copy)
    return copy
  }
}

import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// Intake's asking for more on a real store, with files, and without a broker: what it emits is read from the outbox, and the
/// clock is the test's.
struct SupplementDesk {
  static let unit = "江海省工程师学会"
  static let address = "office@jianghai.example.org"
  /// 2 November 2026, 11:00 in Shanghai.
  static let start = Timestamp(milliseconds: 1_793_588_400_000)
  static let day: Int64 = 24 * 60 * 60 * 1000

  let store: StateStore
  let blobs: BlobStore
  var plan = SupplementPlan()

  static func open(_ body: (SupplementDesk) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withStore(service: "intake", migrations: Schema.migrations) { store in
      try await body(SupplementDesk(store: store, blobs: try BlobStore(folder: folder)))
      #expect(try store.read { try $0.history.verify() } == nil)
    }
  }

  static func time(days: Int64, hours: Int64 = 0) -> Timestamp {
    Timestamp(milliseconds: start.milliseconds + days * day + hours * 60 * 60 * 1000)
  }

  var asking: SupplementAsking { SupplementAsking(plan: plan) }

  var mailing: SupplementMailing {
    SupplementMailing(asking: asking, organizer: "eca@example.org") { [blobs] () throws(IntakeError) in blobs }
  }

  var timers: TimerRouter {
    var timers = TimerRouter()
    mailing.add(to: &timers)
    BriefingFollowing(asking: asking).add(to: &timers)
    return timers
  }

  @discardableResult
  func work<Result>(_ id: String, at now: Timestamp, _ body: (UnitOfWork) throws -> Result) throws -> Result {
    try store.write { transaction in
      try body(
        UnitOfWork(transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: id), now: now))
    }
  }

  func read<Result>(_ body: (any SQLTransaction) throws -> Result) throws -> Result { try store.read(body) }

  // MARK: Recommending and asking

  /// A submission that came by mail and lacks nothing, with these people.
  ///
  /// - Parameters:
  ///   - address: absent: it was uploaded.
  ///   - isKnown: the address is the unit's.
  func recommend(
    _ candidates: [Candidate], unit: String = unit, address: String? = address, isKnown: Bool = true
  ) throws -> [Candidate] {
    try work("submission-\(unit)-\(candidates.map(\.id))", at: Self.start) { work in
      let id = work.makeID()
      let view = SubmissionView(
        id: id, unit: unit, campaign: 2025, late: false, file: "附件3.xlsx", channel: "mail", receivedAt: work.now,
        hasScan: true, candidates: candidates.count, rowErrors: [], faults: [])
      try SubmissionTable(transaction: work.transaction).save(view, key: id, at: work.now)
      if let address, isKnown {
        try UnitAddressTable(transaction: work.transaction).learn(address, of: unit, at: work.now)
      }
      try OutgoingMailTable(transaction: work.transaction).insert(
        OutgoingMail(
          id: "receipt-\(id)", kind: .receipt, submissionID: id, unit: unit, to: address, subject: "回执", body: "收到",
          composedAt: work.now))
      return try candidates.map { candidate in
        var candidate = candidate
        candidate.unit = unit
        candidate.submissionID = id
        // Samples share a name and a phone.
        let table = CandidateTable(transaction: work.transaction)
        let twins = try table.named(PersonIdentity(candidate).personKey).count
        try table.insert(candidate, heldFor: [], twin: twins, at: work.now)
        return candidate
      }
    }
  }

  func hear<Payload: EventPayload>(_ payload: Payload, of candidate: Candidate, at now: Timestamp = start) throws {
    var router = EventRouter()
    CandidateFollowing.add(to: &router, asking: asking)
    BriefingFollowing(asking: asking).add(to: &router)
    let id = "\(Payload.eventType)-\(candidate.id)-\(now.milliseconds)"
    let event = CloudEvent(
      id: id, source: "/accord/screening", type: Payload.eventType, subject: candidate.id, time: now,
      data: try JSON.encode(payload))
    let route = try #require(router.routes[Payload.eventType])
    try work(id, at: now) { work in try route.handle(event, try route.decode(event), work) }
  }

  func ask(_ candidate: Candidate, _ items: [String], at now: Timestamp = start) throws {
    let findings = items.map { Finding(clause: $0, result: .notEvidenced, evidence: "未申报", source: .none) }
    try hear(
      InformationRequired(
        candidateID: candidate.id, findings: findings, items: items, officer: "王审核", reason: "请补充", ruleSet: "2025.1"),
      of: candidate, at: now)
  }

  /// Fires the timers that are due by then, in order, as a service does that runs all the time.
  func fire(until end: Timestamp) throws {
    while let timer = try read({ try $0.timers.list(after: nil, limit: 1).first }), timer.due <= end.milliseconds {
      try fire(timer, at: Timestamp(milliseconds: timer.due))
    }
  }

  /// Fires all that is due, now: the service was down meanwhile.
  func fireAll(at now: Timestamp) throws {
    while let timer = try read({ try $0.timers.list(after: nil, limit: 1).first }), timer.due <= now.milliseconds {
      try fire(timer, at: now)
    }
  }

  func fire(_ timer: DurableTimer, at now: Timestamp) throws {
    let handle = try #require(timers.routes[timer.kind])
    try work("\(timer.kind)-\(timer.subject)-\(timer.due)", at: now) { work in
      try work.cancel(timer: timer.kind, subject: timer.subject)
      try handle(timer.subject, Timestamp(milliseconds: timer.due), work)
    }
  }

  // MARK: What came of it

  /// The mails that ask, oldest first.
  func mails() throws -> [OutgoingMail] {
    try read { transaction in
      let table = OutgoingMailTable(transaction: transaction)
      return try transaction.query("SELECT id FROM outgoing_mails WHERE kind <> 'receipt' ORDER BY ordinal", [])
        .compactMap { try table.get($0.text(0) ?? "") }
    }
  }

  func requests(_ request: ListSupplementRequests.Request = .init()) throws -> [SupplementRequestView] {
    try read { try IntakeQueries.listSupplementRequests(request, $0) }.requests
  }

  func supplemented() throws -> [CandidateSupplemented] {
    try store.emittedEvents().payloads(CandidateSupplemented.self)
  }

  func progress(_ candidate: Candidate) throws -> CandidateProgress {
    try read { try IntakeQueries.getCandidate(.init(id: candidate.id), $0) }.progress
  }

  /// The sheet of a mail's workbook, to be filled in.
  func sheet(of mail: OutgoingMail) throws -> ReturnedSheet {
    try ReturnedSheet(path: blobs.path(try #require(mail.attachments.first).blob.sha256))
  }

  /// A workbook comes back as a mail whose subject says nothing.
  @discardableResult
  func takeBack(_ sheet: ReturnedSheet, scan: Bool = false, at now: Timestamp = time(days: 2)) throws -> SubmissionView
  {
    try sheet.workbook.withFile { path in try takeBack(path: path, scan: scan, at: now) }
  }

  /// - Parameter scan: a stamped scan comes with it.
  @discardableResult
  func takeBack(path: String, scan: Bool = false, at now: Timestamp = time(days: 2)) throws -> SubmissionView {
    let blob = try blobs.keep(path)
    var delivery = Delivery(
      channel: .mail, receivedAt: now, unit: nil, campaign: nil, messageID: "m-\(blob.sha256)",
      replyTo: ReplyAddress(address: Self.address, messageID: nil),
      files: [ReceivedFile(name: "补充材料.xlsx", blob: blob, role: .workbook)])
    if scan { delivery.files.append(ReceivedFile(name: "盖章.pdf", blob: Blob(sha256: "scan", bytes: 1), role: .scan)) }
    let key = delivery.key
    var reading = FormReader.read([(file: "补充材料.xlsx", path: path)])
    try read { try SupplementAnswering.nameUnit(of: &delivery, &reading, $0) }
    let recording = SubmissionRecording(
      delivery: delivery, key: key, reading: reading, calendar: CampaignCalendar(ReferenceLists.notice.campaign))
    return try work("taken-\(key)", at: now) { try recording.record($0).view }
  }
}

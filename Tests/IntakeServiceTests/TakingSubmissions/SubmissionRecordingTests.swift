import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Messaging
import StateStore
import Testing

@testable import IntakeService

struct SubmissionRecordingTests {
  private func delivery(
    _ sha256: String, unit: String? = nil, channel: Delivery.Channel = .upload, scan: Bool = true,
    sender: String? = nil,
    at text: String
  ) throws -> Delivery {
    var files = [ReceivedFile(name: "f.xlsx", blob: Blob(sha256: sha256, bytes: 1), role: .workbook)]
    if scan { files.append(ReceivedFile(name: "s.pdf", blob: Blob(sha256: "scan", bytes: 1), role: .scan)) }
    return Delivery(
      channel: channel, receivedAt: try #require(Timestamp(rfc3339: text)), unit: unit, campaign: nil, messageID: nil,
      sender: sender, files: files)
  }

  private func reading(_ fixture: String) throws -> FormReading {
    FormReader.read([(file: "f.xlsx", path: try Fixture.path(fixture))])
  }

  @discardableResult
  private func record(
    _ delivery: Delivery, _ reading: FormReading, in store: StateStore
  ) throws
    -> SubmissionIntake.Taken
  {
    let recording = SubmissionRecording(
      delivery: delivery, key: delivery.key, reading: reading,
      calendar: CampaignCalendar(ReferenceLists.notice.campaign))
    return try store.write { transaction in
      try recording.record(
        UnitOfWork(
          transaction: transaction, service: .intake,
          input: WorkInput(source: "/test", id: "\(delivery.key)\(delivery.unit ?? "")"),
          now: Timestamp(milliseconds: 1_000)))
    }
  }

  @Test func everyEngineerIsOneCandidateAndOneEvent() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let taken = try record(
        try delivery("a", at: "2025-04-16T09:30:00+08:00"), try reading("01-one-sheet.xlsx"), in: store)
      #expect(!taken.isDuplicate && taken.view.candidates == 6 && !taken.view.late && taken.view.needs == nil)
      let events = try store.emittedEvents()
      let candidates = try events.payloads(CandidateRecommended.self).map(\.candidate)
      #expect(candidates.map(\.person.name) == ["王建国", "李慧敏", "赵志强", "孙晓东", "吴海涛", "郑雪"])
      #expect(events.allSatisfy { $0.topic == .intakeEvents })
      #expect(events.map(\.key) == candidates.map(\.id))
      #expect(Set(candidates.map(\.id) + [taken.view.id]).count == 7)
      #expect(candidates.allSatisfy { $0.unit == "江海省工程师学会" && $0.submissionID == taken.view.id })
      let list = try store.read { try IntakeQueries.listCandidates(.init(), $0).candidates }
      #expect(list.map(\.id) == candidates.map(\.id))
      #expect(list.map(\.country) == ["MM", "MM", "MM", "MY", "SG", "SG"])
      #expect(list.allSatisfy { $0.progress.waitingFor == "等待工程能力评价委员会初筛" && !$0.progress.ended })
      let one = try store.read { try IntakeQueries.getCandidate(.init(id: list[0].id), $0) }
      #expect(one.history.map(\.text) == ["江海省工程师学会推荐王建国申请专业工程会员"])
      #expect(try store.actions(on: list[0].id) == ["recommended"])
    }
  }

  @Test func theSameWorkbookAgainChangesNothing() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let reading = try reading("02-attached-table.xlsx")
      let first = try record(try delivery("a", at: "2025-05-12T17:00:00+08:00"), reading, in: store)
      #expect(first.view.late)
      let again = try record(
        try delivery("a", unit: "别的单位", channel: .mail, scan: true, at: "2025-06-01T00:00:00Z"), FormReading(),
        in: store)
      #expect(again.isDuplicate && again.view.id == first.view.id && again.view.candidates == 5)
      #expect(again.view.unit == "中国水工工程学会" && again.view.channel == "upload")
      #expect(try store.emittedEvents().count == 5)
      let bySHA = try store.read { try IntakeQueries.listSubmissions(.init(sha256: "scan"), $0).submissions }
      #expect(bySHA.map(\.id) == [first.view.id])
      #expect(try store.read { try IntakeQueries.listSubmissions(.init(unit: "x"), $0).submissions }.isEmpty)
    }
  }

  @Test func theSamePersonInAnotherWorkbookOfTheUnitIsNotRecommendedTwice() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      var reading = try reading("01-one-sheet.xlsx")
      let sender = "office@example.org"
      try record(try delivery("a", sender: sender, at: "2025-04-16T00:00:00Z"), reading, in: store)
      reading.engineers[0].person.phone = "13899999999"
      let second = try record(try delivery("b", sender: sender, at: "2025-04-17T00:00:00Z"), reading, in: store)
      #expect(second.view.candidates == 0 && second.view.updated == 1 && second.view.unchanged == 5)
      let corrected = try store.emittedEvents().payloads(CandidateCorrected.self)
      #expect(corrected.map(\.changed) == [["person.phone"]] && corrected[0].candidate.person.phone == "13899999999")
      let third = try record(try delivery("c", unit: "别会", at: "2025-04-18T00:00:00Z"), reading, in: store)
      #expect(third.view.candidates == 0 && third.view.unitInForm != nil)
      #expect(third.view.rowErrors.map(\.code) == Array(repeating: "alreadyRecommended", count: 6))
      #expect(third.view.rowErrors.map { "\($0.column)\($0.row)" } == ["J7", "J8", "J9", "J10", "E16", "E17"])
      #expect(try store.emittedEvents().count == 7)
    }
  }

  @Test func withoutAUnitNothingIsRecommendedUntilItIsNamed() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      var reading = try reading("01-one-sheet.xlsx")
      reading.unit = nil
      let first = try record(try delivery("a", at: "2025-04-16T00:00:00Z"), reading, in: store)
      #expect(first.view.faults.map(\.code) == ["unitUnknown"] && first.view.candidates == 0)
      #expect(try record(try delivery("a", at: "2025-04-16T00:00:00Z"), reading, in: store).isDuplicate)
      let named = try record(try delivery("a", unit: "甲会", at: "2025-05-16T00:00:00Z"), reading, in: store)
      #expect(named.view.id == first.view.id && named.view.candidates == 6 && named.view.faults.isEmpty)
      // Late or not goes by the first time that it came.
      #expect(!named.view.late && named.view.unit == "甲会")
      #expect(try store.emittedEvents().count == 6)
    }
  }

  /// The last moment of the last day in Shanghai is in time.
  @Test(arguments: [
    ("2025-04-30T15:59:59Z", false), ("2025-04-30T16:00:00Z", true), ("2025-04-30T23:59:59+08:00", false),
  ])
  func lateIsAfterTheDeadlineInShanghai(text: String, late: Bool) throws {
    let calendar = CampaignCalendar(ReferenceLists.notice.campaign)
    let moment = try #require(Timestamp(rfc3339: text))
    #expect(calendar.isLate(moment, campaign: 2025) == late)
    #expect(calendar.isLate(moment, campaign: 2024))
    #expect(!calendar.isLate(moment, campaign: 2026))
  }

  @Test func aFormOfAThousandFaultyRowsFitsIntoAReply() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let errors = (1...1000).map { row in
        RowError(
          sheet: "已外派", row: row, column: "B", code: "missingPhone", message: String(repeating: "请补填电话。", count: 12))
      }
      let view = SubmissionView(
        id: "s", unit: "某学会", campaign: 2025, late: false, file: "附件3.xlsx", channel: "mail",
        receivedAt: Timestamp(milliseconds: 0), hasScan: true, candidates: 0, rowErrors: errors, faults: [])
      try store.write { transaction in
        try SubmissionTable(transaction: transaction).save(view, key: "k", at: Timestamp(milliseconds: 0))
      }
      let shown = try store.read { try IntakeQueries.getSubmission(.init(id: "s"), $0) }
      #expect(shown.rowErrors == Array(errors.prefix(400)))
      #expect(shown.rowErrorsLeftOut == 600)
      #expect(try JSON.encode(shown).count < CloudEvent.maximumSize - 4096)
      #expect(try store.read { try IntakeQueries.listSubmissions(.init(), $0) }.submissions == [shown])
    }
  }

  @Test func whatIsNotThereIsNotFound() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      #expect(throws: IntakeError.unknownCandidate(id: "x")) {
        try store.read { try IntakeQueries.getCandidate(.init(id: "x"), $0) }
      }
      #expect(throws: IntakeError.unknownSubmission(id: "x")) {
        try store.read { try IntakeQueries.getSubmission(.init(id: "x"), $0) }
      }
      #expect(throws: RPCError.self) { try store.read { try IntakeQueries.listCandidates(.init(limit: 0), $0) } }
    }
  }
}

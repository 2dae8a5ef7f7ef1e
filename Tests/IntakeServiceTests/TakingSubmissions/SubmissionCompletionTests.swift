import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// N3.1a: a submission needs the workbook and the stamped scan.
struct SubmissionCompletionTests {
  private static let unit = "江海省工程师学会"
  private static let scan = ReceivedFile(name: "盖章.pdf", blob: Blob(sha256: "scan", bytes: 1), role: .scan)
  private static let workbook = ReceivedFile(name: "附件3.xlsx", blob: Blob(sha256: "form", bytes: 1), role: .workbook)

  /// A desk with a store; each step is one unit of work.
  private struct Desk {
    let store: StateStore

    func work<Result>(_ id: String, _ body: (UnitOfWork) throws -> Result) throws -> Result {
      try store.write { transaction in
        try body(
          UnitOfWork(
            transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: id),
            now: Timestamp(milliseconds: 1_000)))
      }
    }

    /// - Parameter unit: as the mail's subject names it.
    @discardableResult
    func take(
      _ files: [ReceivedFile], unit: String? = SubmissionCompletionTests.unit, id: String
    ) throws -> SubmissionIntake.Taken {
      var delivery = Delivery(
        channel: .mail, receivedAt: Timestamp(milliseconds: 0), unit: unit, campaign: 2025, messageID: id,
        sender: "office@example.org", files: files)
      var reading = FormReading()
      if delivery.workbooks.isEmpty {
        let fault = MailFault.workbookMissing
        delivery.faults = [SubmissionFault(code: fault.code, message: fault.message)]
      } else {
        reading = FormReader.read([(file: "附件3.xlsx", path: try Fixture.path("01-one-sheet.xlsx"))])
      }
      let recording = SubmissionRecording(
        delivery: delivery, key: delivery.key, reading: reading,
        calendar: CampaignCalendar(ReferenceLists.notice.campaign))
      return try work(id) { try recording.record($0) }
    }

    func recommended() throws -> [Candidate] {
      try store.emittedEvents().payloads(CandidateRecommended.self).map(\.candidate)
    }

    func candidates() throws -> [CandidateSummary] {
      try store.read { try IntakeQueries.listCandidates(.init(), $0).candidates }
    }

    func incomplete() throws -> [SubmissionView] {
      try store.read { try IntakeQueries.listSubmissions(.init(incomplete: true), $0).submissions }
    }
  }

  private func withDesk(_ body: (Desk) async throws -> Void) async throws {
    try await withStore(migrations: Schema.migrations) { try await body(Desk(store: $0)) }
  }

  @Test func withoutItsScanASubmissionIsHeldAndALaterMailOfTheUnitCompletesIt() async throws {
    try await withDesk { desk in
      let taken = try desk.take([Self.workbook], id: "1").view
      #expect(taken.candidates == 6 && taken.needs == [.scan])
      #expect(try desk.recommended().isEmpty)
      #expect(try desk.candidates().allSatisfy { $0.progress.waitingFor == "等待推荐单位补交盖章扫描件" && !$0.progress.ended })
      #expect(try desk.incomplete().map(\.id) == [taken.id])

      // Another unit's scan is not its.
      let other = try desk.take(
        [ReceivedFile(name: "x.pdf", blob: Blob(sha256: "x", bytes: 1), role: .scan)], unit: "别会", id: "2")
      #expect(other.view.completes == nil && other.view.faults.map(\.code) == ["workbookMissing"])
      #expect(try desk.recommended().isEmpty)

      let scan = try desk.take([Self.scan], id: "3").view
      #expect(scan.completes == taken.id && scan.faults.isEmpty)
      #expect(try desk.recommended().map(\.person.name) == ["王建国", "李慧敏", "赵志强", "孙晓东", "吴海涛", "郑雪"])
      #expect(try desk.incomplete().map(\.id) == [other.view.id], "nobody knows whose the other scan is")
      let shown = try desk.store.read { try IntakeQueries.getSubmission(.init(id: taken.id), $0) }
      #expect(shown.hasScan && shown.needs == nil)
      let first = try #require(try desk.candidates().first)
      #expect(first.progress.waitingFor == "等待工程能力评价委员会初筛")
      let history = try desk.store.read { try IntakeQueries.getCandidate(.init(id: first.id), $0) }.history
      #expect(history.map(\.text) == ["江海省工程师学会推荐王建国申请专业工程会员", "报送材料齐全，提交初筛"])

      // Sent once more, nothing goes on a second time.
      #expect(try desk.take([Self.scan], id: "3").isDuplicate)
      try desk.take([Self.workbook, Self.scan], id: "4")
      #expect(try desk.recommended().count == 6)
    }
  }

  @Test func aScanThatCameFirstBelongsToTheWorkbookThatFollows() async throws {
    try await withDesk { desk in
      let scan = try desk.take([Self.scan], id: "1").view
      #expect(scan.completes == nil && scan.hasScan)
      let taken = try desk.take([Self.workbook], id: "2").view
      #expect(taken.hasScan && taken.needs == nil)
      #expect(try desk.recommended().count == 6)
      let shown = try desk.store.read { try IntakeQueries.getSubmission(.init(id: scan.id), $0) }
      #expect(shown.completes == taken.id && shown.faults.isEmpty)
    }
  }

  @Test func theSameWorkbookAgainWithTheScanCompletesIt() async throws {
    try await withDesk { desk in
      let taken = try desk.take([Self.workbook], id: "1").view
      let again = try desk.take([Self.workbook, Self.scan], id: "2")
      #expect(again.isDuplicate && again.view.id == taken.id && again.view.hasScan && again.view.needs == nil)
      #expect(try desk.recommended().count == 6)
    }
  }

  /// The people are known by then, so the new submission takes nobody; those of the first must not stay held for ever.
  @Test func aCorrectedWorkbookWithItsScanCompletesWhatItNamesAgain() async throws {
    try await withDesk { desk in
      let first = try desk.take([Self.workbook], id: "1").view
      let corrected = ReceivedFile(name: "附件3.xlsx", blob: Blob(sha256: "corrected", bytes: 1), role: .workbook)
      try desk.take([corrected], id: "2")
      #expect(try desk.recommended().isEmpty)
      let last = ReceivedFile(name: "附件3.xlsx", blob: Blob(sha256: "last", bytes: 1), role: .workbook)
      try desk.take([last, Self.scan], id: "3")
      #expect(try desk.recommended().count == 6)
      let shown = try desk.store.read { try IntakeQueries.getSubmission(.init(id: first.id), $0) }
      #expect(shown.needs == nil && shown.hasScan)
    }
  }

  @Test func anOfficerMayDoWithoutTheScanAndSaysWhy() async throws {
    try await withDesk { desk in
      let taken = try desk.take([Self.workbook], id: "1").view
      for (officer, reason) in [("", "因"), ("op-1", " ")] {
        let error = #expect(throws: IntakeError.self) {
          try desk.work("w") {
            try SubmissionCompletion(work: $0).waiveScan(
              .init(submissionID: taken.id, officer: officer, reason: reason))
          }
        }
        #expect(error?.rpcErrorCode == .invalidArgument)
      }
      let waive = WaiveScan.Request(submissionID: taken.id, officer: "op-1", reason: "传真件已收到")
      let waived = try desk.work("waive") { try SubmissionCompletion(work: $0).waiveScan(waive) }
      #expect(waived.needs == nil && !waived.hasScan && waived.waiver?.officer == "op-1")
      #expect(try desk.recommended().count == 6)
      #expect(try desk.store.actions(on: taken.id) == ["submissionTaken", "scanWaived"])
      let again = #expect(throws: IntakeError.self) {
        try desk.work("again") { try SubmissionCompletion(work: $0).waiveScan(waive) }
      }
      #expect(again?.rpcErrorCode == .failedPrecondition)
      // The scan that comes after all finds nothing to complete, and changes nothing.
      try desk.take([Self.workbook, Self.scan], id: "late")
      #expect(try desk.recommended().count == 6)
    }
  }

  @Test func whereMailAndFormNameDifferentUnitsAPersonSaysWhichItIs() async throws {
    try await withDesk { desk in
      let taken = try desk.take([Self.workbook, Self.scan], unit: "滨城市工程师协会", id: "1").view
      #expect(taken.needs == [.unit] && taken.unitInForm == Self.unit)
      #expect(try desk.recommended().isEmpty)
      #expect(try desk.candidates().first?.progress.waitingFor == "等待秘书处核定推荐单位")
      let settled = try desk.work("settle") {
        try UnitSettling(work: $0).settle(
          .init(submissionID: taken.id, unit: Self.unit, officer: "op-1", reason: "电话核实"))
      }
      #expect(settled.unit == Self.unit && settled.needs == nil)
      #expect(try desk.recommended().allSatisfy { $0.unit == Self.unit })
      #expect(try desk.recommended().count == 6)
    }
  }

  @Test(arguments: ["江海省工程师学会", "江海省工程师学会 ", "江海省工程师学会（盖章）", "工程师学会"])
  func anotherSpellingOfTheUnitIsNoDisagreement(unit: String) async throws {
    try await withDesk { desk in
      let taken = try desk.take([Self.workbook, Self.scan], unit: unit, id: "1").view
      #expect(taken.needs == nil)
    }
  }

  @Test func bothAreNeededBeforeAnybodyGoesOn() async throws {
    try await withDesk { desk in
      let taken = try desk.take([Self.workbook], unit: "滨城市工程师协会", id: "1").view
      #expect(taken.needs == [.scan, .unit])
      _ = try desk.work("waive") {
        try SubmissionCompletion(work: $0).waiveScan(.init(submissionID: taken.id, officer: "op", reason: "因"))
      }
      #expect(try desk.recommended().isEmpty)
      #expect(try desk.candidates().first?.progress.waitingFor == "等待秘书处核定推荐单位")
      _ = try desk.work("settle") {
        try UnitSettling(work: $0).settle(
          .init(submissionID: taken.id, unit: Self.unit, officer: "op", reason: "因"))
      }
      #expect(try desk.recommended().count == 6)
    }
  }

  // MARK: Whose scan, and for whom

  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)
  private static let zhao = RecommendedEngineer.example("赵志强", "13800000003", row: 7)

  private static func recommended(_ desk: ListDesk) throws -> [String] {
    try desk.events(CandidateRecommended.self).map(\.candidate.person.name)
  }

  /// Anybody can send a picture under a unit's name.
  @Test(arguments: [false, true])
  func aScanOfWhichItIsNotSureWhoseItIsFreesNobodyUntilItIsSettled(isUpload: Bool) async throws {
    try await ListDesk.open { desk in
      let list = try desk.take([Self.wang], scan: false)
      let scan = try desk.takeScan(sender: "stranger@example.org", isUpload: isUpload)
      #expect(scan.needs == [.unit] && scan.completes == nil)
      #expect(try Self.recommended(desk).isEmpty && desk.submission(list.id).needs == [.scan])
      let settled = try desk.settleUnit(of: scan)
      #expect(settled.completes == list.id && settled.needs == nil && settled.faults.isEmpty)
      #expect(try Self.recommended(desk) == ["王建国"])
    }
  }

  @Test func aScanThatSomebodyElseSentAheadIsNotTheListsOwn() async throws {
    try await ListDesk.open { desk in
      #expect(try desk.takeScan(sender: "stranger@example.org").needs == nil, "nothing is known of the unit")
      let list = try desk.take([Self.wang])
      #expect(list.needs == nil)
      try desk.takeScan(sender: "stranger@example.org")
      #expect(try desk.take([Self.li], scan: false).needs == [.scan])
    }
  }

  @Test func aListInDoubtDoesNotTakeTheUnitsScan() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.takeScan()
      let stranger = try desk.take([Self.li], scan: false, sender: "stranger@example.org")
      #expect(stranger.needs == [.scan, .unit])
      #expect(try desk.take([Self.zhao], scan: false).needs == nil, "it waits for the unit's own list")
    }
  }

  /// Somebody else than before sends the list whose scan came ahead; an officer says that it is the unit's.
  @Test(arguments: [nil, "乙省工程师学会"])
  func whoseListIsSettledGoesOnByTheScanThatWasSentAhead(inForm: String?) async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let scan = try desk.takeScan()
      let list = try desk.take(
        [Self.wang.with { $0.field = "power" }, Self.li], scan: false, unitInForm: inForm,
        sender: "stranger@example.org")
      #expect(try list.needs == [.scan, .unit] && desk.find("李慧敏").heldFor == [.scan, .unit])
      let settled = try desk.settleUnit(of: list)
      #expect(settled.needs == nil && settled.hasScan)
      #expect(try desk.submission(scan.id).completes == list.id)
      #expect(try desk.find("李慧敏").heldFor.isEmpty && Self.recommended(desk) == ["王建国", "李慧敏"])
      #expect(try desk.find("王建国").candidate.field == "power")
    }
  }

  @Test func oneScanIsForAllListsOfTheUnitThatWaitForIt() async throws {
    try await ListDesk.open { desk in
      let first = try desk.take([Self.wang], scan: false)
      let second = try desk.take([Self.li], scan: false)
      let other = try desk.take([Self.zhao], unit: "乙省工程师学会", scan: false)
      let scan = try desk.takeScan()
      #expect(scan.completes == second.id)
      #expect(try Self.recommended(desk) == ["王建国", "李慧敏"])
      #expect(try desk.submission(first.id).needs == nil && desk.submission(second.id).needs == nil)
      #expect(try desk.submission(other.id).needs == [.scan])
    }
  }

  /// Nobody is missing from a list that a later one goes beyond.
  @Test func anEarlierListThatIsFreedLaterMissesNobody() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let first = try desk.take([Self.wang.with { $0.field = "power" }], scan: false)
      try desk.take([Self.wang.with { $0.field = "power" }, Self.li], scan: false)
      try desk.takeScan()
      #expect(try desk.submission(first.id).missing == nil)
      #expect(try desk.find("李慧敏").standing.missingFrom == nil)
    }
  }

  /// The stamp of a list is for those whom it names.
  @Test func aStampedListFreesWhomItNamesAndNobodyElseOfAnUnstampedOne() async throws {
    try await ListDesk.open { desk in
      let first = try desk.take([Self.wang, Self.li, Self.zhao], scan: false)
      try desk.take([Self.wang.with { $0.field = "power" }])
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.field) == ["power"])
      #expect(try Self.recommended(desk) == ["王建国"])
      #expect(try desk.submission(first.id).needs == [.scan] && desk.find("李慧敏").heldFor == [.scan])
      // The rest follow, and with the last of them the first list lacks nothing any more.
      try desk.take([Self.li])
      #expect(try desk.submission(first.id).needs == [.scan])
      try desk.take([Self.zhao])
      #expect(try Self.recommended(desk) == ["王建国", "李慧敏", "赵志强"])
      #expect(try desk.submission(first.id).needs == nil)
    }
  }
}

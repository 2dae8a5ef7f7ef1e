import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// The sums of the form's statistical columns; expected figures are read off the fixtures by eye.
struct ProjectTotalsTests {
  private static let bridge = ["1", "江海路桥集团有限公司", "仰光河跨河大桥项目", "缅甸", "承包工程", "在建", "46", "120", "31"]

  private func form(_ projects: [[String]], unit: String) -> TinyWorkbook {
    let heads = [
      "序号", "企业名称", "企业海外重点项目名称", "项目所在国家（地区）", "项目类型", "项目状态", "中方在外工程师人数", "聘用外方工程师人数",
      "中方在外工程师满足专业工程会员基本条件数（本科毕业、工作5年以上）", "姓名", "手机号码", "所在领域", "拟申请级别",
    ]
    return TinyWorkbook(sheets: [.init("已外派", [["推荐单位（盖章）：\(unit)"], heads] + projects)])
  }

  @discardableResult
  private func take(
    _ reading: FormReading, as key: String, unit: String? = nil, in store: StateStore
  ) throws -> SubmissionView {
    let delivery = Delivery(
      channel: .upload, receivedAt: Timestamp(milliseconds: 1_744_000_000_000), unit: unit, campaign: nil,
      messageID: nil,
      files: [
        ReceivedFile(name: "f.xlsx", blob: Blob(sha256: key, bytes: 1), role: .workbook),
        ReceivedFile(name: "s.pdf", blob: Blob(sha256: "scan-\(key)", bytes: 1), role: .scan),
      ])
    let recording = SubmissionRecording(
      delivery: delivery, key: key, reading: reading, calendar: CampaignCalendar(ReferenceLists.notice.campaign))
    return try store.write { transaction in
      try recording.record(
        UnitOfWork(
          transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: key),
          now: Timestamp(milliseconds: 1_000)))
    }.view
  }

  private func totals(_ store: StateStore, _ request: ListProjectTotals.Request = .init()) throws -> [ProjectTotal] {
    try store.read { try ProjectTotals.list(request, $0).totals }
  }

  @Test func theFixturesProjects() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let reading = FormReader.read([(file: "f.xlsx", path: try Fixture.path("01-one-sheet.xlsx"))])
      try take(reading, as: "a", in: store)
      #expect(
        try totals(store) == [
          ProjectTotal(
            dispatch: .dispatched, country: "MM", countryName: "缅甸", type: .contracting, projects: 1, enterprises: 1,
            chineseEngineers: 46, localEngineers: 120, qualifyingEngineers: 31, candidates: 3),
          ProjectTotal(
            dispatch: .dispatched, country: "MY", countryName: "马来西亚", type: .contracting, projects: 1, enterprises: 1,
            chineseEngineers: 22, localEngineers: 35, qualifyingEngineers: 18, candidates: 1),
          ProjectTotal(
            dispatch: .planned, country: "SG", countryName: "新加坡", projects: 1, enterprises: 1, withoutNumbers: 1,
            candidates: 2),
        ])
      #expect(try totals(store, .init(campaign: 2024)).isEmpty)
      #expect(try totals(store, .init(unit: "别的单位")).isEmpty)
      let first = try store.read { try ProjectTotals.list(.init(limit: 2), $0) }
      let rest = try store.read { try ProjectTotals.list(.init(limit: 2, pageToken: first.nextPageToken), $0) }
      #expect(first.totals.count == 2 && rest.totals.map(\.country) == ["SG"] && rest.nextPageToken == nil)
    }
  }

  /// Who has passed and who is a member is counted as the services say so.
  @Test func howFarTheyCame() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      try take(
        FormReader.read([(file: "f.xlsx", path: try Fixture.path("01-one-sheet.xlsx"))]), as: "a", in: store)
      let ids = try store.read { try IntakeQueries.listCandidates(.init(country: "MM"), $0).candidates.map(\.id) }
      #expect(ids.count == 3)
      try store.write { transaction in
        let table = FactsTable(transaction: transaction)
        var facts = CandidateFacts()
        facts.screening.outcome = .rejected
        try table.put(facts, of: ids[0])
        facts.screening.outcome = .passed
        try table.put(facts, of: ids[1])
        facts.referral.memberNumber = "P2025-0001"
        try table.put(facts, of: ids[2])
      }
      let total = try #require(try totals(store).first)
      #expect(total.candidates == 3 && total.passed == 2 && total.members == 1)
      func listed(_ status: CandidateStatus) throws -> [String] {
        try store.read { try IntakeQueries.listCandidates(.init(status: status), $0).candidates }.map { candidate in
          #expect(candidate.status == status)
          return candidate.id
        }
      }
      #expect(try listed(.rejected) == [ids[0]])
      #expect(try listed(.waitingForSociety) == [ids[1]])
      #expect(try listed(.member) == [ids[2]])
      #expect(try listed(.screening).count == 3 && listed(.incomplete).isEmpty)
    }
  }

  @Test func aProjectThatTwoUnitsReportIsOne() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      for (unit, chinese) in [("甲学会", "46"), ("乙学会", "48")] {
        var row = Self.bridge
        row[6] = chinese
        try form([row], unit: unit).withFile { try take(FormReader.read([("f.xlsx", $0)]), as: unit, in: store) }
      }
      let total = try #require(try totals(store).first)
      #expect(
        total.projects == 1 && total.enterprises == 1 && total.chineseEngineers == 48 && total.localEngineers == 120)
      #expect(try totals(store, .init(unit: "甲学会")).map(\.chineseEngineers) == [46])
    }
  }

  /// Also where the country was what was wrong: nothing is counted under both.
  @Test func aCorrectedWorkbookReplacesWhatItsUnitSaid() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      var row = Self.bridge
      let other = ["2", "江海路桥集团有限公司", "曼德勒环城公路", "缅甸", "承包工程", "在建", "5", "6", "4"]
      try form([row, other], unit: "甲学会").withFile { try take(FormReader.read([("f.xlsx", $0)]), as: "a", in: store) }
      row[3] = "新加坡"
      row[6] = "50人"
      try form([row], unit: "甲学会").withFile { try take(FormReader.read([("f.xlsx", $0)]), as: "b", in: store) }
      let totals = try totals(store)
      #expect(totals.map(\.country) == ["MM", "SG"])
      #expect(totals.map(\.projects) == [1, 1] && totals.map(\.chineseEngineers) == [5, 50])
    }
  }

  @Test func aSettledUnitTakesItsProjectsAlong() async throws {
    try await withStore(migrations: Schema.migrations) { store in
      let submission = try form([Self.bridge], unit: "江海省工程师学会").withFile {
        try take(FormReader.read([("f.xlsx", $0)]), as: "a", unit: "滨城市工程师协会", in: store)
      }
      #expect(submission.needs == [.unit])
      try store.write { transaction in
        let work = UnitOfWork(
          transaction: transaction, service: .intake, input: WorkInput(source: "/test", id: "settle"),
          now: Timestamp(milliseconds: 2_000))
        _ = try UnitSettling(work: work).settle(
          .init(submissionID: submission.id, unit: "江海省工程师学会", officer: "o", reason: "来电核实"))
      }
      #expect(try totals(store, .init(unit: "滨城市工程师协会")).isEmpty)
      #expect(try totals(store, .init(unit: "江海省工程师学会")).map(\.chineseEngineers) == [46])
    }
  }

  @Test(
    arguments: [
      ("12", 12), ("12人", 12), ("约12名", 12), ("１２", 12), ("12.0", 12), ("共 12 人", 12), ("十二", 12), ("0", 0),
      ("12（含2名女性）", 12),
      ("若干", nil), ("10-12", nil), ("12.5", nil), ("-3", nil), ("12人（其中", 12), ("三四十", nil), ("999999", nil),
      ("10+2", nil),
    ] as [(String, Int?)])
  func numbersOfPeople(text: String, count: Int?) {
    #expect(Headcount.parse(text) == count, "\(text)")
  }

  @Test func whatIsNoNumberIsReportedAtItsCell() throws {
    var row = Self.bridge
    row[7] = "若干"
    let reading = try form([row], unit: "甲学会").withFile { FormReader.read([("f.xlsx", $0)]) }
    let error = try #require(reading.rowErrors.first { $0.code == "unreadableCount" })
    #expect(error.row == 3 && error.column == "H" && error.message.contains("“若干”"))
    #expect(reading.projects.map(\.headcount) == [Headcount(chinese: 46, local: nil, qualifying: 31)])
  }
}

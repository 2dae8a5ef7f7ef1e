import CloudEvents
import Contracts
import GRPCCore
import Testing

@testable import ScreeningService

/// What officers may plan, change and cancel (N2.2).
@Suite struct BriefingPlanningTests {
  private static func request(_ change: (inout PlanBriefing.Request) -> Void = { _ in }) -> PlanBriefing.Request {
    var request = PlanBriefing.Request(
      officer: "王审核", title: "宣讲会", startsAt: ScreeningDesk.time(1000), endsAt: ScreeningDesk.time(2000),
      place: "北京", fields: ["civil"])
    change(&request)
    return request
  }

  @Test("What is missing or wrong is named, and nothing is planned")
  func refused() async throws {
    let wrong: [(name: String, request: PlanBriefing.Request)] = [
      ("officer", Self.request { $0.officer = " " }),
      ("title", Self.request { $0.title = " \n" }),
      ("title", Self.request { $0.title = String(repeating: "宣", count: 101) }),
      ("place", Self.request { $0.place = "" }),
      ("link", Self.request { $0.link = "ftp://example.org" }),
      ("link", Self.request { $0.link = "https://" }),
      ("link", Self.request { $0.link = "javascript:alert(1)" }),
      ("startsAt", Self.request { $0.startsAt = ScreeningDesk.start }),
      ("endsAt", Self.request { $0.endsAt = $0.startsAt }),
      ("endsAt", Self.request { $0.endsAt = ScreeningDesk.time(1001 + 14 * 24 * ScreeningDesk.hour) }),
      ("timeZone", Self.request { $0.timeZone = "北京" }),
      ("fields", Self.request { $0.fields = [] }),
      ("fields", Self.request { $0.fields = ["civil", "civil"] }),
      ("fields", Self.request { $0.fields = ["astronomy"] }),
      ("specialties", Self.request { $0.specialties = ["civil"] }),
      ("specialties", Self.request { $0.specialties = ["landscape/structural"] }),
      ("capacity", Self.request { $0.capacity = 0 }),
    ]
    try await withDesk { desk in
      for (index, one) in wrong.enumerated() {
        let error = #expect(throws: ScreeningError.self, "\(one.name)") {
          try desk.work("p-\(index)") { try BriefingPlanning.plan(one.request, $0) }
        }
        guard case .invalidArgument(let name, _) = error else {
          Issue.record("\(one.name): \(String(describing: error))")
          continue
        }
        #expect(name == one.name)
      }
      #expect(try desk.sent().isEmpty)
      // A link alone will do, and blanks are tidied.
      let view = try desk.work("good") {
        try BriefingPlanning.plan(
          Self.request {
            $0.place = nil
            $0.link = " https://meeting.example.org/1 "
            $0.title = " 申请\n宣讲会 "
          }, $0)
      }
      #expect(view.briefing.link == "https://meeting.example.org/1" && view.briefing.title == "申请 宣讲会")
      #expect(view.briefing.timeZone == "Asia/Shanghai" && view.briefing.sequence == 0 && view.briefing.revision == 1)
    }
  }

  @Test("A change that the invited have to know of raises the sequence; one of the audience only the revision")
  func sequence() async throws {
    try await withDesk { desk in
      let id = try desk.plan().briefing.id
      var briefing = try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: "因", capacity: 9)).briefing
      #expect(briefing.revision == 2 && briefing.sequence == 0)
      briefing = try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: "因", place: "上海"), id: "c2")
        .briefing
      #expect(briefing.revision == 3 && briefing.sequence == 1 && briefing.place == "上海")
      // Nothing is other than before: nothing is said.
      briefing = try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: "因", place: "上海"), id: "c3")
        .briefing
      #expect(briefing.revision == 3)
      #expect(try desk.sent(BriefingChanged.self).map(\.changed) == [["capacity"], ["place"]])
      #expect(throws: ScreeningError.self) {
        try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: "因", place: ""), id: "c4")
      }
      #expect(throws: ScreeningError.self) {
        try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: " ", place: "广州"), id: "c5")
      }
      let cancelled = try desk.work("cancel") {
        try BriefingPlanning.cancel(.init(briefingID: id, officer: "王", reason: "另行安排"), $0)
      }.briefing
      #expect(cancelled.cancelled && cancelled.sequence == 2 && cancelled.revision == 4)
      #expect(try desk.sent(BriefingCancelled.self).map(\.reason) == ["另行安排"])
      #expect(throws: ScreeningError.briefingCancelled(id: id)) {
        try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: "因", place: "广州"), id: "c6")
      }
      #expect(
        try desk.actions(of: id) == ["briefingPlanned", "briefingChanged", "briefingChanged", "briefingCancelled"])
      // Nobody is invited to what is not held.
      try desk.recommend(ScreeningDesk.person(1))
      try desk.settle()
      #expect(try desk.invited().isEmpty)
    }
  }

  @Test("What has begun is not changed or cancelled any more; what there is not is not found")
  func tooLate() async throws {
    try await withDesk { desk in
      let id = try desk.plan().briefing.id
      let begun = ScreeningDesk.time(ScreeningDesk.month)
      #expect(throws: ScreeningError.briefingBegun(id: id)) {
        try desk.changeBriefing(.init(briefingID: id, officer: "王", reason: "因", place: "上海"), at: begun)
      }
      #expect(throws: ScreeningError.briefingBegun(id: id)) {
        try desk.work("cancel", at: begun) {
          try BriefingPlanning.cancel(.init(briefingID: id, officer: "王", reason: "因"), $0)
        }
      }
      #expect(throws: ScreeningError.unknownBriefing(id: "none")) {
        try desk.read { try BriefingQueries().get(.init(briefingID: "none"), $0) }
      }
      #expect(ScreeningError.unknownBriefing(id: "none").rpcErrorCode == .notFound)
      #expect(ScreeningError.briefingBegun(id: id).rpcErrorCode == .failedPrecondition)
    }
  }

  @Test("The list is in the order in which they are held, page by page; upcoming leaves out the cancelled and the past")
  func list() async throws {
    try await withDesk { desk in
      let ids = try (1...5).map { number in
        try desk.work("p-\(number)") { work in
          try BriefingPlanning.plan(
            Self.request {
              $0.startsAt = ScreeningDesk.time(Int64(60 - number) * 1000)
              $0.endsAt = ScreeningDesk.time(Int64(100) * 1000)
            }, work)
        }.briefing.id
      }
      _ = try desk.work("x") { try BriefingPlanning.cancel(.init(briefingID: ids[0], officer: "王", reason: "因"), $0) }
      var found: [String] = []
      var token: String?
      repeat {
        let page = try desk.read { try BriefingQueries().list(.init(limit: 2, pageToken: token), $0) }
        found += page.briefings.map(\.briefing.id)
        token = page.nextPageToken
      } while token != nil
      #expect(found == ids.reversed())
      let queries = BriefingQueries(clock: FixedClock(time: ScreeningDesk.time(56_000)))
      let upcoming = try desk.read { try queries.list(.init(upcoming: true), $0) }.briefings.map(\.briefing.id)
      #expect(upcoming == [ids[2], ids[1]])
    }
  }
}

import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Messaging
import StateStore
import Testing

@testable import ScreeningService

/// Screening and intake are killed (SIGKILL, by themselves, at a named point) while people are invited to a briefing (N2.2): each
/// has one invitation, and a unit has one mail.
@Suite(.serialized) struct BriefingKillTests {
  private static let number = 450
  private static let societies = "societies: [{code: hydraulic, name: 水利学会（示例）, fields: [hydraulic]}]"

  @Test(
    .timeLimit(.minutes(3)),
    arguments: ["beforeCommit:1", "beforeCommit:2", "afterCommit:1", "afterPublish:1", "beforeDelete:1"])
  func everybodyIsInvitedOnceWhereverScreeningIsKilled(failPoint: String) async throws {
    try await withLocalBroker(topics: TestTopics.ofAccord) { broker in
      try await withFolder { folder in
        let data = folder.appending(path: "data/screening")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        let people = try Self.fill(data.appending(path: "screening.db"))
        let killed = try ServiceUnderTest(
          .screening, broker: broker.bootstrapServers, in: folder, environment: ["ACCORD_FAILPOINT": failPoint])
        #expect(try await killed.program.end(within: .seconds(60)) == .signal(SIGKILL), "\(killed.log)")
        let restarted = try ServiceUnderTest(.screening, broker: broker.bootstrapServers, in: folder)
        do {
          try await restarted.untilReady()
          let topics = TestTopics(bootstrapServers: broker.bootstrapServers)
          let said = try await eventually("the invitations", within: .seconds(60)) {
            let found = try await topics.events(of: .screeningEvents).filter { $0.type == BriefingInvited.eventType }
            return Set(found.compactMap(\.subject)).count >= Self.number ? found : nil
          }
          // What was published twice carries one id, and is one to whoever hears it.
          let ids = Dictionary(grouping: said, by: { $0.subject ?? "" }).mapValues { Set($0.map(\.id)).count }
          #expect(ids == Dictionary(uniqueKeysWithValues: people.map { ($0, 1) }))
          restarted.program.send(SIGTERM)
          #expect(try await restarted.program.end(within: .seconds(15)) == .exit(0))
        } catch {
          await restarted.program.clear()
          throw error
        }
        let store = try StateStore(readingURL: "sqlite://\(data.appending(path: "screening.db").path())")
        let rows = try store.read {
          try $0.query("SELECT COUNT(*) FROM invitation WHERE state = 'invited'", []).first?.integer(0)
        }
        #expect(rows == Int64(Self.number))
        #expect(try store.read { try $0.history.verify() } == nil)
        try store.close()
      }
    }
  }

  /// Everybody is allocated, and a briefing has just been planned: nobody has been invited yet.
  private static func fill(_ file: URL) throws -> [String] {
    let store = try StateStore(url: "sqlite://\(file.path())", service: "screening", migrations: Screening.migrations)
    let router = try Screening.router(societies: societies)
    let now = SystemClock().now()
    let ids = (0..<number).map { "0196a000-0000-7000-8000-\(String($0 + 100_000_000_000))" }
    for id in ids {
      var candidate = Candidate.sample(id: id)
      candidate.qualifications.degree = "学士"
      candidate.qualifications.discipline = "水利水电工程"
      let event = CloudEvent(
        id: "r-\(id)", source: "/test", type: CandidateRecommended.eventType, time: now,
        data: try JSON.encode(CandidateRecommended(candidate: candidate)))
      let route = try #require(router.routes[CandidateRecommended.eventType])
      try store.write { transaction in
        let work = UnitOfWork(
          transaction: transaction, service: .screening, input: WorkInput(source: "/test", id: event.id), now: now)
        try route.handle(event, try route.decode(event), work)
      }
    }
    try store.write { transaction in
      let rows = try transaction.outbox.rows(limit: 100_000)
      try transaction.outbox.delete(rows.map(\.0))
      let work = UnitOfWork(
        transaction: transaction, service: .screening, input: WorkInput(source: "/test", id: "plan"), now: now)
      _ = try BriefingPlanning.plan(
        .init(
          officer: "王审核", title: "宣讲会", startsAt: Timestamp(milliseconds: now.milliseconds + 86_400_000),
          endsAt: Timestamp(milliseconds: now.milliseconds + 90_000_000), place: "北京", fields: ["hydraulic"]), work)
    }
    try store.close()
    return ids
  }

  @Test(
    .timeLimit(.minutes(4)),
    arguments: ["beforeCommit:1", "beforeCommit:2", "afterCommit:1", "afterCommit:2", "mailSent:1"])
  func theUnitHasOneMailWhereverIntakeIsKilled(failPoint: String) async throws {
    try await BriefingRoundTests.withDesk { desk in
      let people = try await BriefingRoundTests.recommend(["王建国", "李慧敏"], desk)
      for id in people.values { try await BriefingRoundTests.pass(id, desk) }
      _ = try await eventually("the allocations", within: .seconds(60)) {
        let found = try await desk.call(ListCandidates.self, .init()).candidates.filter { $0.progress.society != nil }
        return found.count == 2 ? true : nil
      }
      try await desk.arm(failPoint)
      let planned = try await desk.ctl(
        "briefings", "plan", "宣讲会", "--starts", BriefingRoundTests.moment(20), "--ends", BriefingRoundTests.moment(22),
        "--place", "北京", "--fields", "hydraulic", "--officer", "王审核")
      try #require(planned.status == 0, "\(planned.errors)")
      _ = try await desk.survive("the mails") {
        let told = try await desk.mails(subject: "宣讲会通知").map(\.body).joined()
        return told.contains("王建国") && told.contains("李慧敏") ? true : nil
      }
      // Both may be in one mail, or the second in one of its own where it was heard of later; nobody is in two.
      let kept = try await desk.survive("the mails that were written") {
        let found = try await desk.call(ListReceipts.self, .init(kind: .briefing)).receipts
        return found.allSatisfy { $0.sentAt != nil } ? found : nil
      }
      for name in ["王建国", "李慧敏"] { #expect(kept.filter { $0.body.contains(name) }.count == 1, "\(name)") }
      let sent = try await desk.mails(subject: "宣讲会通知")
      #expect(Set(sent.map(\.id)).count == kept.count)
      for id in people.values {
        let found = try await desk.call(GetCandidate.self, .init(id: id))
        #expect(found.history.filter { $0.type == BriefingInvited.eventType }.count == 1)
        #expect(found.briefings?.map(\.state) == [.invited])
      }
    }
  }
}

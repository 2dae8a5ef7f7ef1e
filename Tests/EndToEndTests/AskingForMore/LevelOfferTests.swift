import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

/// A senior applicant with the professional years, with real processes: the unit is asked by mail, answers by workbook, and screening,
/// intake and whoever asks see the same level, the same question and the same next actor (N1.3).
@Suite(.serialized)
struct LevelOfferTests {
  private static let name = "高山"

  private func withDesk(_ body: (UnitDesk) async throws -> Void) async throws {
    try await withFolder { folder in
      try await withBroker(topics: TestTopics.ofAccord) { broker in
        let desk = try await UnitDesk(broker: broker, folder: folder)
        do {
          try await body(desk)
        } catch {
          await desk.clear()
          throw error
        }
        await desk.clear()
      }
    }
  }

  private func offered(_ desk: UnitDesk) async throws -> String {
    let mail = desk.folder.appending(path: "form.eml")
    _ = try await desk.python("senior", mail.path(), UnitDesk.unit, Self.name, "9", "6")
    try desk.deliver(mail)
    _ = try await desk.survive("the request") {
      try await desk.call(ListSupplementRequests.self, .init(state: .open)).requests.first
    }
    return try #require(try await desk.call(ListCandidates.self, .init()).candidates.first).id
  }

  private func answer(_ desk: UnitDesk, _ text: String) async throws {
    let mail = try await desk.survive("the mail") {
      if let mail = try await desk.mails(subject: "请补充材料").first { return mail }
      // Refused where the one that was killed has composed it.
      _ = try? await desk.call(SendSupplements.self, .init(unit: UnitDesk.unit, officer: "王审核"))
      return nil
    }
    #expect(mail.body.contains("但符合专业工程会员条件"))
    let reply = desk.folder.appending(path: "reply.eml")
    _ = try await desk.python(
      "reply", mail.path, reply.path(), "{\"\(Self.name)\": {\"是否同意改按专业工程会员评价\": \"\(text)\"}}")
    try desk.deliver(reply)
  }

  /// Both derive it; they agree as soon as both have heard the same.
  private func agree(_ desk: UnitDesk, _ id: String, _ actor: NextActor) async throws -> Explain.Response {
    try await eventually("\(actor)", within: .seconds(60)) {
      let explained = try await desk.call(Explain.self, .init(candidateID: id))
      let progress = try await desk.call(GetCandidate.self, .init(id: id)).progress
      return explained.next.actor == actor && progress.next == actor ? explained : nil
    }
  }

  @Test(.timeLimit(.minutes(4)))
  func whoAcceptsIsEvaluatedAtTheProfessionalLevel() async throws {
    try await withDesk { desk in
      let id = try await offered(desk)
      _ = try await agree(desk, id, .unit)
      let explained = try await eventually("until when") {
        let explained = try await desk.call(Explain.self, .init(candidateID: id))
        return explained.rounds?.first?.open.first?.dueAt == nil ? nil : explained
      }
      let item = try #require(explained.rounds?.first?.open.first)
      let request = try #require(try await desk.call(ListSupplementRequests.self, .init()).requests.first)
      #expect(request.asked?.map(\.item) == [item], "the same question on both sides")
      let shown = try await desk.ctl("rounds", id)
      #expect(shown.status == 0 && shown.output.contains("[待答复]  N1.3.2  推荐单位，期限"), "\(shown.errors)")
      #expect(shown.output.contains("下一步（推荐单位）：由推荐单位答复是否同意改按专业工程会员评价"))

      try await answer(desk, "同意")
      _ = try await agree(desk, id, .society)
      let candidate = try await eventually("the level") {
        let found = try await desk.call(GetCandidate.self, .init(id: id))
        return found.candidate.level == .professional ? found : nil
      }
      #expect(candidate.progress.findings.map(\.clause) == ["N1.1", "N1.2", "N1.3.1", "N1.3.3"])
      #expect(candidate.history.contains { $0.text.hasPrefix("申请级别改为专业工程会员（推荐单位") })
      let topics = TestTopics(bootstrapServers: desk.broker)
      let cases = try await topics.events(of: .societyCases("hydraulic")).filter { $0.type == CaseAllocated.eventType }
      #expect(try cases.map { try JSON.decode(CaseAllocated.self, from: $0.data).candidate.level } == [.professional])
      let after = try await desk.ctl("explain", id)
      #expect(after.output.contains("专业工程会员") && after.output.contains("[已答复"), "\(after.output)")
    }
  }

  @Test(.timeLimit(.minutes(4)))
  func whoDeclinesIsRefusedWithTheClauseAndWhatWasFound() async throws {
    try await withDesk { desk in
      let id = try await offered(desk)
      try await answer(desk, "不同意")
      let explained = try await agree(desk, id, .nobody)
      #expect(explained.outcome == .rejected && explained.level == .senior)
      let found = try await desk.call(GetCandidate.self, .init(id: id))
      let line = try #require(found.history.last { $0.type == CandidateRejected.eventType }).text
      #expect(line.contains("N1.3.2") && line.contains("申报相关专业工作9年") && line.contains("更正后重新发送"))
    }
  }

  /// Killed where the loop has begun, committed or published the asking, the mailing and the answer.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: ["beforeCommit:1", "beforeCommit:2", "afterCommit:1", "afterPublish:1", "beforeDelete:1"])
  func oneQuestionAndOneAnswerWhereverIntakeIsKilled(failPoint: String) async throws {
    try await withDesk { desk in
      try await desk.arm(failPoint)
      let id = try await offered(desk)
      try await desk.arm(failPoint)
      try await answer(desk, "同意")
      _ = try await desk.survive("the level") {
        let found = try await desk.call(GetCandidate.self, .init(id: id))
        return found.candidate.level == .professional && found.progress.society != nil ? found : nil
      }
      let rounds = try #require(try await desk.call(Explain.self, .init(candidateID: id)).rounds)
      #expect(rounds.map { $0.items.map(\.state) } == [[.answered]])
      let requests = try await desk.call(ListSupplementRequests.self, .init()).requests
      #expect(requests.map { $0.asked?.map(\.item.id) } == [rounds[0].items.map(\.item.id)])
      #expect(requests.map(\.state) == [.answered])
      let topics = TestTopics(bootstrapServers: desk.broker)
      for type in [SupplementRequested.eventType, CandidateSupplemented.eventType] {
        let ids = Set(try await topics.events(of: .intakeEvents).filter { $0.type == type }.map(\.id))
        #expect(ids.count == 1, "\(type)")
      }
    }
  }
}

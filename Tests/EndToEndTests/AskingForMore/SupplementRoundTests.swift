import AccordTesting
import CloudEvents
import Contracts
import Foundation
import Testing

/// The whole round with real processes: a mail comes in, screening misses something, the unit is mailed a workbook, a person
/// fills it in and mails it back, and the candidate passes.
@Suite(.serialized)
struct SupplementRoundTests {
  private static let answers = """
    {"王建国": {"最高学历": "本科", "学位": "学士", "所学专业": "水利水电工程", "相关专业工作年限": 6, "重要工程工作年限": "3年"},
     "李慧敏": {"最高学历": "本科", "相关专业工作年限": "很多年"}}
    """

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

  /// The people of the unit's form, whom an officer has the unit asked about.
  private func ask(_ desk: UnitDesk) async throws -> [CandidateSummary] {
    let mail = desk.folder.appending(path: "form.eml")
    _ = try await desk.python("form", mail.path(), UnitDesk.unit, "王建国", "李慧敏")
    try desk.deliver(mail)
    let reviews = try await eventually("the reviews", within: .seconds(60)) {
      let found = try await desk.call(ListReviews.self, .init()).reviews
      return found.count == 2 ? found : nil
    }
    for review in reviews {
      _ = try await desk.call(
        Decide.self,
        .init(
          candidateID: review.candidate.id, outcome: .informationRequired, officer: "王审核", reason: "请补充学历和年限"))
    }
    return try await desk.call(ListCandidates.self, .init()).candidates
  }

  private func asked(_ desk: UnitDesk) async throws {
    _ = try await desk.survive("the requests") {
      try await desk.call(ListSupplementRequests.self, .init(state: .open)).requests.count == 2 ? true : nil
    }
  }

  @Test(.timeLimit(.minutes(4)))
  func fromTheFirstMailToTheSociety() async throws {
    try await withDesk { desk in
      let people = try await ask(desk)
      try await asked(desk)
      let waiting = try await desk.call(ListCandidates.self, .init()).candidates.compactMap(\.progress.waitingFor)
      #expect(
        waiting.count == 2
          && waiting.allSatisfy { $0.hasPrefix("等待推荐单位补充：学历、学位和所学专业、相关专业工作年限和重要工程工作年限（") && $0.hasSuffix("日前）") })

      let send = try await desk.ctl("supplements", "send", "--unit", UnitDesk.unit, "--officer", "王审核")
      #expect(send.status == 0 && send.output.contains("office@unit.example.org  2 people"), "\(send.errors)")
      let second = try await desk.ctl("supplements", "send", "--unit", UnitDesk.unit, "--officer", "王审核")
      #expect(second.status == 64 + 9 && second.errors.contains("had its supplement mail today"))
      let mail = try await eventually("the mail") { try await desk.mails(subject: "请补充材料").first }
      #expect(mail.to == "office@unit.example.org" && mail.files.count == 1)
      // In the order in which screening asked, which is none between candidates.
      #expect(mail.files[0].hasPrefix("补充材料表-江海省工程师学会-") && mail.body.contains("推荐的 2 人（"))
      #expect(mail.body.contains("王建国") && mail.body.contains("李慧敏"))

      let reply = desk.folder.appending(path: "reply.eml")
      _ = try await desk.python("reply", mail.path, reply.path(), Self.answers)
      try desk.deliver(reply)
      let passed = try #require(people.first { $0.name == "王建国" })
      let done = try await eventually("the allocation", within: .seconds(60)) {
        let found = try await desk.call(GetCandidate.self, .init(id: passed.id))
        return found.progress.society == nil ? nil : found
      }
      #expect(done.progress.screening == .passed && done.progress.society == "hydraulic")
      #expect(done.candidate.qualifications.significantYears == 3)
      #expect(
        done.progress.findings.map(\.result) == [.met, .met, .met, .met]
          && done.progress.findings[1].evidence.contains("据推荐单位2026年11月2日补充"))
      let steps = done.history.map(\.text)
      #expect(steps.contains("推荐单位补充：最高学历、学位、所学专业、相关专业工作年限、重要工程工作年限"))
      #expect(steps.contains { $0.hasPrefix("初筛通过（推荐单位2026年11月2日补充：") })

      // The other one is waited for on, for what is left.
      let rest = try await eventually("what is left") {
        let open = try await desk.call(ListSupplementRequests.self, .init(state: .open)).requests
        return open.count == 1 && open[0].missing.first == "所学专业" ? open[0] : nil
      }
      #expect(rest.name == "李慧敏" && rest.missing == ["所学专业", "相关专业工作年限", "重要工程工作年限"])
      let receipt = try await eventually("the receipt") {
        try await desk.mails(subject: "回执").first { $0.body.contains("补充材料表已收到") }
      }
      #expect(receipt.body.contains("采用 2 人的补充材料。") && receipt.body.contains("仍有 1 人的材料待补充"))
      #expect(receipt.body.contains("“相关专业工作年限”填写的“很多年”无法识别，未采用。请填确切的年数，如 6 或 6.5。"))
      let list = try await desk.ctl("supplements", "list", "--state", "open")
      #expect(list.output.contains("李慧敏") && !list.output.contains("王建国"))
    }
  }

  /// Killed where the loop has begun, committed or published the asking, the mailing and the answer.
  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      "beforeCommit:1", "beforeCommit:2", "afterCommit:1", "afterCommit:2", "afterPublish:1", "beforeDelete:1",
    ])
  func oneMailAndOneAnswerWhereverIntakeIsKilled(failPoint: String) async throws {
    try await withDesk { desk in
      try await desk.arm(failPoint)
      let form = desk.folder.appending(path: "form.eml")
      _ = try await desk.python("form", form.path(), UnitDesk.unit, "王建国")
      try desk.deliver(form)
      let review = try await desk.survive("the review") {
        try await desk.call(ListReviews.self, .init()).reviews.first
      }
      let id = review.candidate.id
      try await desk.arm(failPoint)
      _ = try await desk.call(
        Decide.self, .init(candidateID: id, outcome: .informationRequired, officer: "王审核", reason: "请补充"))
      _ = try await desk.survive("the request") {
        try await desk.call(ListSupplementRequests.self, .init(state: .open)).requests.first
      }
      try await desk.arm(failPoint)
      _ = try? await desk.call(SendSupplements.self, .init(unit: UnitDesk.unit, officer: "王审核"))
      let mail = try await desk.survive("the mail") {
        if let mail = try await desk.mails(subject: "请补充材料").first { return mail }
        // Refused where the one that was killed has composed it.
        _ = try? await desk.call(SendSupplements.self, .init(unit: UnitDesk.unit, officer: "王审核"))
        return nil
      }
      let reply = desk.folder.appending(path: "reply.eml")
      _ = try await desk.python("reply", mail.path, reply.path(), Self.answers)
      try await desk.arm(failPoint)
      try desk.deliver(reply)
      let done = try await desk.survive("the allocation") {
        let found = try await desk.call(GetCandidate.self, .init(id: id))
        return found.progress.society == nil ? nil : found
      }
      #expect(try await desk.mails(subject: "请补充材料").count == 1)
      #expect(done.history.filter { $0.type == CandidateSupplemented.eventType }.count == 1)
      let topics = TestTopics(bootstrapServers: desk.broker)
      let events = try await topics.events(of: .intakeEvents)
      #expect(Set(events.filter { $0.type == CandidateSupplemented.eventType }.map(\.id)).count == 1)
      let decided = try await topics.events(of: .screeningEvents).filter { $0.type == CandidatePassed.eventType }
      #expect(Set(decided.map(\.id)).count == 1)
      let requests = try await desk.call(ListSupplementRequests.self, .init()).requests
      #expect(requests.map(\.state) == [.answered])
    }
  }
}

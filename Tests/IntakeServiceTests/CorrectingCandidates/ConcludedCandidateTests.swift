import AccordTesting
import CloudEvents
import Contracts
import Messaging
import StateStore
import Testing

@testable import IntakeService

/// What a unit or an officer does of somebody on whom a society has concluded, here already or still on its way.
struct ConcludedCandidateTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5, experience: "负责大桥施工")
  private static let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)

  private static func conclude(
    _ candidate: Candidate, _ conclusion: Conclusion = .passed, at desk: ListDesk
  ) throws {
    var router = EventRouter()
    CandidateFollowing.add(to: &router)
    let payload = CaseConcluded(
      caseID: "case-1", candidate: candidate, society: "civil", conclusion: conclusion, officer: "o",
      concludedAt: Timestamp(milliseconds: 3))
    let event = CloudEvent(
      id: "concluded-\(candidate.id)", source: "/accord/society/civil", type: CaseConcluded.eventType,
      subject: candidate.id, time: Timestamp(milliseconds: 3), data: try JSON.encode(payload))
    let route = try #require(router.routes[CaseConcluded.eventType])
    try desk.work { try route.handle(event, try route.decode(event), $0) }
  }

  @Test(arguments: [Conclusion.passed, .notPassed])
  func aListChangesNothingOfWhomASocietyHasConcludedOn(conclusion: Conclusion) async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.li])
      let before = try desk.find("王建国").candidate
      try Self.conclude(before, conclusion, at: desk)
      let view = try desk.take([Self.wang.with { $0.field = "hydraulic" }, Self.li])
      #expect(view.updated == 0 && view.unchanged == 2 && view.candidates == 0 && view.missing == nil)
      #expect(try desk.find("王建国").candidate == before && desk.events(CandidateCorrected.self).isEmpty)
      let rows = try desk.store.read { try RowTable(transaction: $0).list(of: view.id) }
      #expect(rows.map(\.result) == [.concluded, .unchanged])
      let receipt = try desk.store.read { try IntakeQueries.listReceipts(.init(submissionID: view.id), $0) }.receipts
      #expect(
        receipt.first?.body.contains(
          """
          表中共有 2 人：受理 2 人（未变化 2 人）。

          以下人员的评价已有结论，本次与原资料不同之处未作更改；如需更正，请联系秘书处：工作表“已外派”第 5 行 王建国。
          """) == true, "\(receipt.map(\.body))")
      #expect(rows.first?.note?.text == "该人员的评价已有结论，与原资料不同之处（所在领域）未作更改；如需更正，请联系秘书处")
      #expect(rows.last?.note == nil)
      // Where nothing differs nothing is said.
      let same = try desk.take([Self.wang, Self.li])
      #expect(try desk.store.read { try RowTable(transaction: $0).list(of: same.id) }.allSatisfy { $0.note == nil })
    }
  }

  @Test func aCorrectionThatMeetsAConclusionIsTakenBackAndSaid() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let concluded = try desk.find("王建国").candidate
      try desk.take([
        Self.wang.with {
          $0.person.phone = "13912345678"
          $0.level = .senior
        }
      ])
      #expect(try desk.find("王建国").candidate.level == .senior)
      var known = concluded
      // What a society does not know for another reason stays as it is here.
      known.experience = nil
      try Self.conclude(known, at: desk)
      let now = try desk.find("王建国")
      #expect(now.candidate.person.phone == "13800000001" && now.candidate.level == .professional)
      #expect(now.candidate.experience == "负责大桥施工")
      let history = try desk.shown(now.candidate.id).history
      #expect(history.contains { $0.text.hasPrefix("更正（手机号码、拟申请级别）在学会作出结论之后才送达") })
      #expect(try desk.store.actions(on: now.candidate.id).last == "correctionTooLate")
    }
  }

  /// Another unit has put somebody forward under the old name and phone meanwhile.
  @Test func whatCannotBeTakenBackIsNotSaidToHaveBeen() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let concluded = try desk.find("王建国").candidate
      try desk.take([
        Self.wang.with {
          $0.person.phone = "13912345678"
          $0.level = .senior
        }
      ])
      try desk.take([Self.wang.with { $0.enterprise.name = "乙公司" }], unit: "乙省工程师学会")
      try Self.conclude(concluded, at: desk)
      let now = try #require(try desk.store.read { try CandidateTable(transaction: $0).get(concluded.id) })
      #expect(now.candidate.person.phone == "13912345678" && now.candidate.level == .professional)
      let texts = try desk.shown(concluded.id).history.map(\.text)
      #expect(texts.contains { $0.hasPrefix("更正（拟申请级别）在学会作出结论之后才送达") && $0.contains("已恢复") })
      #expect(texts.contains { $0.hasPrefix("更正（手机号码）") && $0.hasSuffix("无法恢复，须由经办人核对") })
      #expect(try desk.store.actions(on: concluded.id).suffix(2) == ["correctionStays", "correctionTooLate"])
    }
  }

  /// A stranger's list claims another unit and names somebody of it on whom a society has concluded.
  @Test(arguments: [true, false])
  func aDisputedListSaysNothingOfTheConcludedUntilItIsSettled(isClaimedUnits: Bool) async throws {
    try await ListDesk.open { desk in
      let own = try desk.take([Self.wang])
      let before = try desk.find("王建国")
      try Self.conclude(before.candidate, at: desk)
      let other = "乙省工程师学会"
      let list = try desk.take([Self.wang.with { $0.field = "hydraulic" }], unitInForm: other)
      #expect(try list.needs == [.unit] && desk.rows(list) == [.concluded])
      #expect(try desk.find("王建国").standing.listedIn == own.id, "nobody knows yet whose list it is")
      try desk.settleUnit(of: list, as: isClaimedUnits ? ListDesk.unit : other)
      let after = try desk.find("王建国")
      #expect(after.candidate == before.candidate)
      if isClaimedUnits {
        #expect(try after.standing.listedIn == list.id && desk.rows(list) == [.concluded])
      } else {
        #expect(try after.standing.listedIn == own.id && desk.rows(list) == [.elsewhere])
        #expect(try desk.pairs(open: true).map(\.newer.unit) == [other], "the other unit's listing is kept")
      }
    }
  }

  @Test func ofSeveralCorrectionsThoseAreTakenBackThatTheSocietyDidNotKnow() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let first = try desk.find("王建国").candidate
      try desk.take([Self.wang.with { $0.experience = "负责隧道施工" }])
      try desk.take([Self.wang.with { $0.experience = "负责机场施工" }])
      try Self.conclude(first, at: desk)
      #expect(try desk.find("王建国").candidate.experience == "负责大桥施工")
    }
  }

  @Test func aCorrectionThatTheSocietyKnewStays() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([Self.wang.with { $0.level = .senior }])
      try Self.conclude(try desk.find("王建国").candidate, at: desk)
      #expect(try desk.find("王建国").candidate.level == .senior)
    }
  }

  /// Else the unit's next list would make a second candidate of a member.
  @Test func aWithdrawalThatMeetsAConclusionIsUndone() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let candidate = try desk.find("王建国").candidate
      try desk.withdraw(candidate.id)
      try Self.conclude(candidate, at: desk)
      #expect(try desk.find("王建国").candidate.id == candidate.id)
      let shown = try desk.shown(candidate.id)
      #expect(shown.progress.conclusion == .passed && shown.progress.withdrawn == nil)
      #expect(shown.history.contains { $0.text == "撤回在学会作出通过的结论之后才送达，按结论办理" })
      #expect(try desk.take([Self.wang]).candidates == 0)
      #expect(try desk.candidates().count == 1)
    }
  }

  @Test func aWithdrawalStaysWhereTheSocietyDidNotPassOrThePersonIsPutForwardAgain() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.li])
      let (first, second) = (try desk.find("王建国").candidate, try desk.find("李慧敏").candidate)
      try desk.withdraw(first.id)
      try Self.conclude(first, .notPassed, at: desk)
      #expect(try desk.live().map(\.candidate.id) == [second.id])
      try desk.withdraw(second.id)
      #expect(try desk.take([Self.li]).candidates == 1)
      try Self.conclude(second, at: desk)
      #expect(try desk.find("李慧敏").candidate.id != second.id)
      #expect(try desk.shown(second.id).history.contains { $0.text.contains("两个编号须由经办人核对") })
    }
  }

  /// The history is never erased from; what stood in the columns is personal data.
  @Test func theUnerasableHistoryNamesColumnsAndNotWhatStoodInThem() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([
        Self.wang.with {
          $0.person.phone = "13912345678"
          $0.experience = "负责隧道施工"
        }
      ])
      let id = try desk.find("王建国").candidate.id
      let entries = try desk.store.read { try $0.history.entries(subject: id) }
      let texts = entries.map { "\($0.entry)" }.joined(separator: "\n")
      #expect(entries.last?.entry.action == "corrected" && texts.contains("person.phone"))
      for personal in ["13800000001", "13912345678", "大桥", "隧道", "王建国"] { #expect(!texts.contains(personal)) }
      // What officers see of it is kept where it can be erased.
      #expect(try desk.shown(id).history.last?.changed?.first?.after == "13912345678")
    }
  }
}

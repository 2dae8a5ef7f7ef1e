import AccordTesting
import CloudEvents
import Contracts
import StateStore
import Testing

@testable import IntakeService

/// Issue: an old list that comes again does not undo what something else has changed; only what the unit says otherwise than in its
/// last list is a correction.
struct ListedSinceTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5).with {
    $0.qualifications = DeclaredQualifications(education: "大专", relevantYears: 6)
    $0.project = Project(name: "仰光河大桥", country: "MM", type: .contracting)
  }

  /// As a returned supplement workbook does it.
  private static func supply(_ supplement: Supplement, to id: String, at desk: ListDesk) throws {
    try desk.work { work in
      let table = CandidateTable(transaction: work.transaction)
      let candidate = try #require(try table.get(id)).candidate
      try ListedTable(transaction: work.transaction).keep(candidate)
      try table.update(candidate.supplemented(by: supplement), heldFor: [])
    }
  }

  @Test func anOldListDoesNotUndoASupplement() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let id = try desk.find("王建国").candidate.id
      let supplement = Supplement(
        qualifications: .init(education: "本科", relevantYears: 8), dispatch: .planned,
        project: Project(name: "仰光河跨河大桥", country: "LA"))
      try Self.supply(supplement, to: id, at: desk)
      let supplied = try desk.find("王建国").candidate

      let again = try desk.take([Self.wang])
      #expect(again.updated == 0 && again.unchanged == 1)
      #expect(try desk.find("王建国").candidate == supplied && desk.events(CandidateCorrected.self).isEmpty)

      // What the unit changes in its list is a change, and nothing else.
      let view = try desk.take([
        Self.wang.with {
          $0.qualifications.relevantYears = 9
          $0.project.type = .aid
        }
      ])
      #expect(view.updated == 1)
      let corrected = try desk.events(CandidateCorrected.self)
      #expect(corrected.map(\.changed) == [["project.type", "qualifications.relevantYears"]])
      let now = try desk.find("王建国").candidate
      #expect(now.qualifications.education == "本科" && now.qualifications.relevantYears == 9)
      #expect(now.project == Project(name: "仰光河跨河大桥", country: "LA", type: .aid) && now.dispatch == .planned)

      // The first list once more says otherwise than the last one.
      #expect(try desk.take([Self.wang]).updated == 1)
      #expect(try desk.find("王建国").candidate.qualifications.relevantYears == 6)
      #expect(try desk.find("王建国").candidate.qualifications.education == "本科")
    }
  }

  /// A list that waits for its scan is compared when it takes effect.
  @Test func aListThatWaitedUndoesNothingEither() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let id = try desk.find("王建国").candidate.id
      try desk.take([Self.wang.with { $0.level = .senior }], scan: false)
      try Self.supply(Supplement(qualifications: .init(education: "本科")), to: id, at: desk)
      try desk.takeScan()
      let now = try desk.find("王建国").candidate
      #expect(now.level == .senior && now.qualifications.education == "本科")
    }
  }

  @Test func anotherProjectIsTakenWhole() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let id = try desk.find("王建国").candidate.id
      try Self.supply(Supplement(project: Project(country: "LA")), to: id, at: desk)
      try desk.take([Self.wang.with { $0.project = Project(name: "另一座大桥", country: "MM") }])
      #expect(try desk.find("王建国").candidate.project == Project(name: "另一座大桥", country: "MM"))
    }
  }

  /// Through the real workbook.
  @Test func aSupplementWorkbookIsNotUndoneByTheListThatCameBefore() async throws {
    try await SupplementDesk.open { desk in
      let lists = ListDesk(desk.store)
      let engineer = RecommendedEngineer.example("王建国", "13800000001", row: 5).with {
        $0.qualifications = DeclaredQualifications(education: "大专")
      }
      try lists.take([engineer])
      let candidate = try lists.find("王建国").candidate
      try desk.ask(candidate, ["N1.2"])
      try desk.fire(until: SupplementDesk.time(days: 1))
      var sheet = try desk.sheet(of: try #require(try desk.mails().first))
      try sheet.fill("王建国", ["所学专业": "土木工程"])
      #expect(try desk.takeBack(sheet).supplements?.supplemented == 1)
      #expect(try lists.take([engineer.with { $0.qualifications.discipline = nil }]).unchanged == 1)
      #expect(try lists.find("王建国").candidate.qualifications.discipline == "土木工程")
      #expect(
        try desk.read { try ListedTable(transaction: $0).get(candidate.id) }?.qualifications
          == DeclaredQualifications(education: "大专"), "as the unit listed it")
    }
  }
}

import AccordTesting
import CloudEvents
import Contracts
import GRPCCore
import Testing

@testable import ScreeningService

/// The service as it runs: a real broker, a real store, calls over Kafka, the watched registry.
@Suite(.serialized) struct ScreeningServiceTests {
  private static let civil = "societies: [{code: civil-a, name: 土木学会, fields: [civil]}]"
  private static let both =
    "societies: [{code: civil-a, name: 土木学会, fields: [civil]}, {code: garden, name: 园林学会, fields: [landscape]}]"

  private static let silent = Candidate.example(
    id: "silent", qualifications: .init(), experience: "2016年本科毕业于示例大学桥梁工程专业，从事桥梁设计9年，其中担任技术负责人4年。")

  @Test("Recommended candidates are screened, reviewed by call, and their cases reach the society")
  func wholeWay() async throws {
    try await withRunningScreening(societies: Self.civil) { screening in
      try await screening.recommend([.example(id: "declared"), Self.silent])
      try await eventually("the review") { try await screening.call(ListReviews.self, .init()).reviews.count == 1 }
      let review = try #require(try await screening.call(ListReviews.self, .init()).reviews.first)
      #expect(review.candidate == Self.silent)
      #expect(review.suggestion == .passed)

      let request = Decide.Request(candidateID: "silent", outcome: .passed, officer: "王", reason: "已核对")
      let decided = try await screening.call(Decide.self, request, key: "once")
      #expect(decided.society == "civil-a")
      // The same call sent again is answered again and decides nothing again; another call is refused.
      #expect(try await screening.call(Decide.self, request, key: "once") == decided)
      let refused = await #expect(throws: RPCError.self) {
        try await screening.call(Decide.self, request, key: "twice")
      }
      #expect(refused?.code == .failedPrecondition)

      let cases = try await screening.cases(of: "civil-a", count: 2)
      #expect(cases.map(\.candidate.id) == ["declared", "silent"])
      let societies = try await screening.call(ListSocieties.self, .init()).societies
      #expect(societies.map(\.allocated) == [2])
    }
  }

  @Test("A society that is registered while the service runs gets those who waited")
  func changedRegistry() async throws {
    try await withRunningScreening(societies: Self.civil) { screening in
      try await screening.recommend([.example(id: "waiting", field: "landscape")])
      try await eventually("the hold") { try await screening.call(ListHeld.self, .init()).candidates.count == 1 }

      try screening.write(societies: Self.both)
      let cases = try await screening.cases(of: "garden", count: 1)
      #expect(cases.map(\.candidate.id) == ["waiting"])
      try await eventually("nobody held") { try await screening.call(ListHeld.self, .init()).candidates.isEmpty }

      try await screening.recommend([.example(id: "later", field: "landscape")])
      #expect(try await screening.cases(of: "garden", count: 2).map(\.candidate.id) == ["waiting", "later"])
    }
  }

  @Test("However many waited for a society, each gets a case of their own, and the society hears of all of them")
  func manyHeld() async throws {
    let count = 650
    try await withRunningScreening(societies: Self.civil) { screening in
      // Ids of one length: those who came at the same time go in the order of their ids.
      let waiting = (1...count).map { Candidate.example(id: "waiting-\(1000 + $0)", field: "landscape") }
      try await screening.recommend(waiting)
      try await eventually("the last hold") {
        do {
          return try await screening.call(Explain.self, .init(candidateID: "waiting-\(1000 + count)")).outcome
            == .passed
        } catch let error as RPCError where error.code == .notFound {
          return false
        }
      }
      _ = try await screening.call(
        AddSociety.self,
        .init(
          society: SocietyEntry(code: "garden", name: "园林学会", fields: ["landscape"]), officer: "王", reason: "新加入"),
        key: "add")
      let events = try await screening.events(on: .societyCases("garden"), count: count)
      #expect(Set(events.map(\.id)).count == count)
      let cases = try events.map { try JSON.decode(CaseAllocated.self, from: $0.data) }
      #expect(Set(cases.map(\.caseID)).count == count)
      // Who waited longest came first.
      #expect(cases.map(\.candidate.id) == waiting.map(\.id))
      #expect(try await screening.call(ListHeld.self, .init()).candidates.isEmpty)
      #expect(try await screening.call(ListSocieties.self, .init()).societies.map(\.allocated) == [0, count])
    }
  }
}

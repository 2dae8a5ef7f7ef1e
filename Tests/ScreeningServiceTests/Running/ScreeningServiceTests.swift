import AccordTesting
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
}

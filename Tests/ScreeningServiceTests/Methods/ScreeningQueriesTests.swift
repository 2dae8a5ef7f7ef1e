import CloudEvents
import Contracts
import GRPCCore
import Testing

@testable import ScreeningService

@Suite struct ScreeningQueriesTests {
  private func time(_ minutes: Int) -> Timestamp {
    Timestamp(milliseconds: ScreeningDesk.start.milliseconds + Int64(minutes) * 60_000)
  }

  @Test("A2.4: dispatched before planned, then oldest first, then by id")
  func order() async throws {
    try await withDesk { desk in
      let arrivals: [(String, Dispatch, Int)] = [
        ("p-old", .planned, 0), ("d-late", .dispatched, 9), ("d-b", .dispatched, 5), ("d-a", .dispatched, 5),
        ("p-new", .planned, 3), ("d-old", .dispatched, 1),
      ]
      for (id, dispatch, minute) in arrivals {
        try desk.recommend(.example(id: id, dispatch: dispatch, qualifications: .init()), at: time(minute))
      }
      let reviews = try desk.read { try desk.queries.reviews(.init(), $0) }.reviews
      #expect(reviews.map(\.candidate.id) == ["d-old", "d-a", "d-b", "d-late", "p-old", "p-new"])
      let two = try desk.read { try desk.queries.reviews(.init(limit: 2), $0) }.reviews
      #expect(two.map(\.candidate.id) == ["d-old", "d-a"])

      // An officer decides while another reads on: nobody is left out.
      let first = try desk.read { try desk.queries.reviews(.init(limit: 3), $0) }
      try desk.decide(.init(candidateID: "d-b", outcome: .passed, officer: "王", reason: "符合条件"))
      let rest = try desk.read { try desk.queries.reviews(.init(pageToken: first.nextPageToken), $0) }
      #expect(rest.reviews.map(\.candidate.id) == ["d-late", "p-old", "p-new"])
      #expect(rest.nextPageToken == nil)
    }
  }

  @Test("Reviews and held candidates of one field")
  func byField() async throws {
    try await withDesk([]) { desk in
      for (id, field) in [("a", "civil"), ("b", "hydraulic")] {
        try desk.recommend(.example(id: "review-\(id)", field: field, qualifications: .init()))
        try desk.recommend(.example(id: "held-\(id)", field: field))
      }
      let reviews = try desk.read { try desk.queries.reviews(.init(field: "hydraulic"), $0) }.reviews
      #expect(reviews.map(\.candidate.id) == ["review-b"])
      let held = try desk.read { try desk.queries.held(.init(field: "civil"), $0) }.candidates
      #expect(held == [HeldView(candidateID: "held-a", field: "civil", since: ScreeningDesk.start)])
      #expect(try desk.read { try desk.queries.held(.init(), $0) }.candidates.count == 2)
    }
  }

  @Test("Societies with the cases that they got")
  func societies() async throws {
    let societies = [
      Society(code: "b", name: "乙", fields: ["civil"]), Society(code: "a", name: "甲", fields: ["civil", "hydraulic"]),
    ]
    try await withDesk(societies) { desk in
      for id in ["1", "2", "3"] { try desk.recommend(.example(id: id)) }
      let all = try desk.read { try desk.queries.societies(.init(), $0) }.societies
      #expect(
        all == [
          SocietyView(
            code: "a", name: "甲", fields: ["civil", "hydraulic"], allocated: 2, open: 2,
            entry: SocietyEntry(code: "a", name: "甲", fields: ["civil", "hydraulic"])),
          SocietyView(
            code: "b", name: "乙", fields: ["civil"], allocated: 1, open: 1,
            entry: SocietyEntry(code: "b", name: "乙", fields: ["civil"])),
        ])
      let hydraulic = try desk.read { try desk.queries.societies(.init(field: "hydraulic"), $0) }.societies
      #expect(hydraulic.map(\.code) == ["a"])
    }
  }

  @Test("A field that there is not, and a limit out of range, are refused")
  func refused() async throws {
    try await withDesk { desk in
      for limit in [0, -1, 1001] {
        let error = #expect(throws: RPCError.self) {
          try desk.read { try desk.queries.reviews(.init(limit: limit), $0) }
        }
        #expect(error?.code == .invalidArgument)
      }
      #expect(throws: ScreeningError.self) { try desk.read { try desk.queries.reviews(.init(field: "x"), $0) } }
      #expect(throws: ScreeningError.self) { try desk.read { try desk.queries.held(.init(field: "x"), $0) } }
      #expect(throws: ScreeningError.self) { try desk.read { try desk.queries.societies(.init(field: "x"), $0) } }
    }
  }
}

import AccordTesting
import Contracts
import Testing

@testable import IntakeService

/// An officer says whose a list is, and it is read as that unit's: it corrects, and doubles nobody (N2.1).
struct UnitSettlingTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)
  private static let other = "乙省工程师学会"

  /// A list of the unit's that another unit's name stands on.
  private static func disputed(
    _ engineers: [RecommendedEngineer], scan: Bool = true, _ desk: ListDesk
  ) throws -> SubmissionView {
    let view = try desk.take(engineers, unit: other, scan: scan, unitInForm: ListDesk.unit)
    #expect(view.needs == (scan ? [.unit] : [.scan, .unit]) && view.unit == other)
    return view
  }

  @Test func aRowOfSomebodyWhoIsKnownCorrectsThem() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.li])
      let view = try Self.disputed([Self.wang.with { $0.field = "hydraulic" }, Self.li], desk)
      #expect(try desk.rows(view) == [.elsewhere, .elsewhere] && desk.pairs(open: true).count == 2)
      let settled = try desk.settleUnit(of: view)
      #expect(settled.unit == ListDesk.unit && settled.needs == nil && settled.rowErrors.isEmpty)
      #expect(settled.updated == 1 && settled.unchanged == 1 && settled.candidates == 0)
      #expect(try desk.rows(view) == [.updated, .unchanged])
      #expect(try desk.find("王建国").candidate.field == "hydraulic")
      #expect(try desk.events(CandidateCorrected.self).map(\.changed) == [["field"]])
      #expect(try desk.pairs(open: true).isEmpty && desk.live().count == 2)
    }
  }

  /// The phone is another on the same row: the list made a candidate of it when it was another unit's.
  @Test func aCorrectedPhoneCorrectsAndDoublesNobody() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.li])
      let view = try Self.disputed([Self.wang.with { $0.person.phone = "13912345678" }, Self.li], desk)
      #expect(view.candidates == 1)
      let made = try #require(try desk.live().last).candidate.id
      let settled = try desk.settleUnit(of: view)
      #expect(settled.candidates == 0 && settled.updated == 1 && settled.unchanged == 1)
      #expect(try desk.find("王建国").candidate.person.phone == "13912345678")
      #expect(try desk.events(CandidateRecommended.self).count == 2)
      #expect(try desk.events(CandidateWithdrawn.self).isEmpty, "nobody knew the one whom the list had made")
      #expect(try desk.shown(made).progress.duplicateOf == desk.find("王建国").candidate.id)
      #expect(try desk.live().count == 2 && desk.pairs(open: true).isEmpty)
    }
  }

  @Test func whoIsNewGoesOnAsTheCandidateThatWasMade() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let view = try Self.disputed([Self.wang, Self.li], desk)
      let made = try desk.find("李慧敏").candidate.id
      let settled = try desk.settleUnit(of: view)
      #expect(settled.candidates == 1 && settled.unchanged == 1)
      #expect(try desk.events(CandidateRecommended.self).last?.candidate.id == made)
      #expect(try desk.find("李慧敏").candidate.unit == ListDesk.unit)
      // The list again changes nothing.
      #expect(try desk.take([Self.wang, Self.li]).unchanged == 2)
    }
  }

  /// The same name with another phone on another row may be another person: a question, now that it is one unit's.
  @Test func whomTheUnitMayHaveBeforeIsAskedAbout() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let again = Self.wang.with {
        $0.person.phone = "13912345678"
        $0.origin.row = 30
      }
      let view = try Self.disputed([again], desk)
      #expect(view.doubtful == nil)
      let settled = try desk.settleUnit(of: view)
      #expect(settled.doubtful == 1 && settled.candidates == 1)
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(try pair.kind == .near && desk.events(CandidateRecommended.self).count == 1)
      try desk.decide(pair, .same, takeNewer: true)
      #expect(try desk.find("王建国").candidate.person.phone == "13912345678")
    }
  }

  @Test func whomTheClaimedUnitPutForwardIsAnotherUnitsThen() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.other)
      let view = try Self.disputed([Self.wang.with { $0.field = "hydraulic" }], desk)
      #expect(view.updated == 1)
      let settled = try desk.settleUnit(of: view)
      #expect(settled.updated == nil && settled.rowErrors.map(\.code) == ["alreadyRecommended"])
      #expect(try desk.rows(view) == [.elsewhere] && desk.find("王建国").candidate.field == "civil")
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(pair.newer.unit == ListDesk.unit && pair.newer.field == "hydraulic")
    }
  }

  @Test func aThirdUnitsCandidateStaysAskedAboutUnderTheSettledUnit() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: "丙省工程师学会")
      let view = try Self.disputed([Self.wang], desk)
      let before = try #require(try desk.pairs(open: true).first)
      let settled = try desk.settleUnit(of: view)
      #expect(settled.rowErrors.map(\.code) == ["alreadyRecommended"] && settled.rowErrors.map(\.column) == ["J"])
      let pairs = try desk.pairs(open: true)
      #expect(pairs.map(\.id) == [before.id] && pairs.map(\.newer.unit) == [ListDesk.unit])
    }
  }

  @Test func whatTheListCorrectsWaitsForItsScanAllTheSame() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let view = try Self.disputed([Self.wang.with { $0.field = "hydraulic" }, Self.li], scan: false, desk)
      #expect(try desk.settleUnit(of: view).needs == [.scan])
      #expect(try desk.find("王建国").candidate.field == "civil" && desk.find("李慧敏").heldFor == [.scan])
      try desk.takeScan()
      #expect(try desk.find("王建国").candidate.field == "hydraulic" && desk.find("李慧敏").heldFor.isEmpty)
    }
  }

  /// Somebody else's list held the engineer; the unit's own one, of which it is sure, puts them forward.
  @Test func anUndisputedListFreesWhomADisputedOneHolds() async throws {
    try await ListDesk.open { desk in
      let stranger = try desk.take([Self.wang], unitInForm: Self.other, sender: "stranger@example.org")
      #expect(try stranger.needs == [.unit] && desk.events(CandidateRecommended.self).isEmpty)
      try desk.settleUnit(of: try desk.take([Self.li]))
      let view = try desk.take([Self.wang])
      #expect(view.needs == nil && view.unchanged == 1)
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.person.name) == ["李慧敏", "王建国"])
      // What is said of the other list later takes nobody away.
      try desk.settleUnit(of: stranger, as: Self.other)
      #expect(try desk.find("王建国").candidate.unit == ListDesk.unit)
      #expect(try desk.pairs(open: true).map(\.newer.unit) == [Self.other])
    }
  }

  // MARK: Addresses

  @Test func anAddressIsListedWithWhatSpeaksForIt() async throws {
    try await ListDesk.open { desk in
      let first = try desk.take([Self.wang])
      let view = try desk.take([Self.li], sender: "second@example.org")
      #expect(view.needs == [.unit], "of a mail it does not depend on whom it names")
      try desk.settleUnit(of: view)
      try desk.work {
        _ = try SetAsideMethods.setUnitAddress(
          .init(address: "third@example.org", unit: ListDesk.unit, officer: "op-1", reason: "来电"), $0)
      }
      func known() throws -> [UnitAddress] {
        try desk.store.read { try SetAsideMethods.listUnitAddresses(.init(unit: ListDesk.unit), $0).addresses }
      }
      #expect(try known().map(\.origin) == [.firstSubmission, .settled, .set])
      #expect(try known().map(\.submissionID) == [first.id, view.id, nil])
      #expect(try desk.take([Self.li.with { $0.field = "power" }], sender: "second@example.org").needs == nil)
    }
  }
}

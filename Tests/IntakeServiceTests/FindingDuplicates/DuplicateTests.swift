import Contracts
import GRPCCore
import Testing

@testable import IntakeService

/// The same engineer twice: within a list, from two units, in two campaigns, and almost the same.
struct DuplicateTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let almost = wang.with {
    $0.person.phone = "13800000007"
    $0.origin.row = 9
  }
  private static let other = "乙省工程师学会"

  // MARK: Another unit

  @Test func anotherUnitsRowMakesNoSecondCandidateAndTellsNothingOfTheFirst() async throws {
    try await ListDesk.open { desk in
      let first = try desk.take([Self.wang])
      let second = try desk.take([Self.wang.with { $0.enterprise.name = "乙公司" }], unit: Self.other)
      #expect(second.candidates == 0 && second.rowErrors.map(\.code) == ["alreadyRecommended"])
      #expect(second.rowErrors[0].message.contains("已由其他单位推荐"))
      #expect(!second.rowErrors[0].message.contains(ListDesk.unit) && !second.rowErrors[0].message.contains("138"))
      #expect(try desk.rows(second) == [.elsewhere] && desk.rows(first) == [.taken])
      #expect(try desk.live().count == 1 && desk.store.emittedEvents().count == 1)
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(pair.kind == .otherUnit && pair.earlier.unit == ListDesk.unit && pair.newer.unit == Self.other)
      #expect(pair.differences.map(\.title) == ["企业名称"])
      #expect(try desk.shown(pair.earlier.id).history.last?.text == "另有推荐单位也推荐了此人，未重复登记")

      // The list again: the question is the same one.
      try desk.take([Self.wang.with { $0.enterprise.name = "乙公司" }], unit: Self.other)
      #expect(try desk.pairs().count == 1)
    }
  }

  @Test func theVerdictOnAnotherUnitsRowIsKeptUntilTheDataChange() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let row = Self.wang.with {
        $0.enterprise.name = "乙公司"
        $0.field = "hydraulic"
      }
      try desk.take([row], unit: Self.other)
      let decided = try desk.decide(try #require(try desk.pairs(open: true).first), .same, takeNewer: true)
      #expect(decided.verdict == .same && decided.officer == "op-1" && !decided.open)
      let entry = try desk.find("王建国")
      #expect(entry.candidate.field == "hydraulic" && entry.candidate.unit == ListDesk.unit)
      #expect(try desk.events(CandidateCorrected.self).map(\.changed) == [["enterprise.name", "field"]])
      #expect(throws: IntakeError.pairNotOpen(id: decided.id)) { try desk.decide(decided, .different) }
      try desk.take([row], unit: Self.other)
      #expect(try desk.pairs(open: true).isEmpty)
      try desk.take([row.with { $0.enterprise.name = "丙公司" }], unit: Self.other)
      let again = try #require(try desk.pairs(open: true).first)
      #expect(try desk.pairs(open: true).count == 1)
      // Each verdict is a line of its own in the candidate's way.
      try desk.decide(again, .same, takeNewer: true)
      let corrections = try desk.shown(entry.candidate.id).history.filter { $0.type == CandidateCorrected.eventType }
      #expect(corrections.map(\.text) == ["更正：企业名称、所在领域", "更正：企业名称"])
      // The unit's own list, sent again, does not undo what was found.
      #expect(try desk.take([Self.wang]).unchanged == 1)
      #expect(try desk.find("王建国").candidate.field == "hydraulic")
    }
  }

  @Test func anotherPersonOfTheSameNameAndPhoneBecomesACandidateByVerdictOnly() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let view = try desk.take([Self.wang], unit: Self.other)
      try desk.decide(try #require(try desk.pairs(open: true).first), .different)
      #expect(try desk.live().map(\.candidate.unit) == [ListDesk.unit, Self.other])
      #expect(try desk.events(CandidateRecommended.self).count == 2)
      #expect(try desk.rows(view) == [.taken])
      // Each unit's next list names its own.
      #expect(try desk.take([Self.wang], unit: Self.other).unchanged == 1)
      #expect(try desk.take([Self.wang]).unchanged == 1)
    }
  }

  /// The officer has read the old phone; what is asked now is another question.
  @Test func aVerdictOnDataThatHaveChangedIsRefused() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      try desk.take([Self.wang.with { $0.enterprise.name = "乙公司" }], unit: Self.other)
      let seen = try #require(try desk.pairs(open: true).first)
      try desk.take([Self.wang.with { $0.person.phone = "13912345678" }])
      let asked = try #require(try desk.pairs(open: true).first)
      #expect(asked.id != seen.id && asked.earlier.person.phone == "13912345678")
      #expect(asked.newer == seen.newer)
      for verdict in [DuplicateVerdict.same, .different] {
        let error = #expect(throws: IntakeError.pairReplaced(id: seen.id, by: asked.id)) {
          try desk.decide(seen, verdict)
        }
        #expect(error?.rpcErrorCode == .failedPrecondition && error?.rpcErrorMessage.contains("已变更，未作认定") == true)
      }
      #expect(try desk.live().count == 1)
      try desk.decide(asked, .different)
      #expect(try desk.live().map(\.candidate.person.phone) == ["13912345678", "13800000001"])
      // Each unit's list is as it was: nobody is doubled.
      #expect(try desk.take([Self.wang.with { $0.enterprise.name = "乙公司" }], unit: Self.other).unchanged == 1)
      #expect(try desk.live().count == 2)
    }
  }

  /// The other unit had mistyped the phone: its corrected row is read as somebody of its own, and the old row is nobody's.
  @Test(arguments: [DuplicateVerdict.same, .different])
  func aRowThatItsUnitHasCorrectedIsNotTakenAsWell(verdict: DuplicateVerdict) async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let row = Self.wang.with { $0.enterprise.name = "乙公司" }
      try desk.take([row], unit: Self.other)
      let seen = try #require(try desk.pairs(open: true).first)
      try desk.take([row.with { $0.person.phone = "13912345678" }], unit: Self.other)
      #expect(try desk.pairs(open: true).isEmpty)
      #expect(throws: IntakeError.pairNotOpen(id: seen.id)) { try desk.decide(seen, verdict) }
      #expect(try desk.live().map(\.candidate.unit) == [ListDesk.unit, Self.other])
    }
  }

  /// The first unit's phone changes, and the other unit's list comes again: its row is somebody of its own by then.
  @Test func aStaleQuestionDoesNotDoubleWhoBecameACandidateMeanwhile() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang])
      let row = Self.wang.with { $0.enterprise.name = "乙公司" }
      try desk.take([row], unit: Self.other)
      try desk.take([Self.wang.with { $0.person.phone = "13912345678" }])
      try desk.take([row, .example("李慧敏", "13800000002", row: 6)], unit: Self.other)
      for pair in try desk.pairs(open: true) { try desk.decide(pair, .different) }
      let people = try desk.live().map { PersonIdentity($0.candidate).personKey }
      #expect(people.count == 3 && Set(people).count == 3)
    }
  }

  @Test func aVerdictIsKeptWhenTheDataComeBack() async throws {
    try await ListDesk.open { desk in
      let near = Self.almost.with { $0.origin.row = 6 }
      try desk.take([Self.wang, near])
      try desk.decide(try #require(try desk.pairs(open: true).first), .different)
      try desk.take([Self.wang, near.with { $0.person.phone = "13800000002" }])
      #expect(try desk.pairs(open: true).count == 1)
      try desk.take([Self.wang, near])
      #expect(try desk.pairs(open: true).isEmpty)
      #expect(try desk.pairs().filter { $0.verdict == .different }.count == 1, "the verdict stands in the records")
    }
  }

  // MARK: Near

  @Test(arguments: [("王建国", "13800000007"), ("王建果", "13800000001"), ("王国建", "13800000001")])
  func oneCharacterOffIsHeldForAVerdictSideBySide(name: String, phone: String) async throws {
    try await ListDesk.open { desk in
      let near = Self.wang.with {
        $0.person = Person(name: name, phone: phone)
        $0.origin.row = 6
      }
      let view = try desk.take([Self.wang, near])
      #expect(view.candidates == 2 && view.doubtful == 1)
      #expect(try desk.rows(view) == [.taken, .doubtful])
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.person) == [Self.wang.person])
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(pair.earlier.person == Self.wang.person && pair.newer.person == near.person)

      try desk.decide(pair, .different)
      #expect(try desk.events(CandidateRecommended.self).count == 2)
      #expect(try desk.pairs(open: true).isEmpty)
      // Kept: the same list asks nothing.
      #expect(try desk.take([Self.wang, near]).doubtful == nil)
      #expect(try desk.pairs(open: true).isEmpty)
    }
  }

  @Test func anotherEnterpriseOrTwoDigitsAreNotNear() async throws {
    try await ListDesk.open { desk in
      let elsewhere = Self.almost.with { $0.enterprise.name = "乙公司" }
      let further = Self.wang.with {
        $0.person.phone = "13800000077"
        $0.origin.row = 10
      }
      let view = try desk.take([Self.wang, elsewhere, further])
      #expect(view.candidates == 3 && view.doubtful == nil)
    }
  }

  @Test func theSamePersonIsMergedIntoTheEarlierOneAndStaysThere() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      let pair = try #require(try desk.pairs(open: true).first)
      try desk.decide(pair, .same, takeNewer: true)
      let live = try desk.live()
      #expect(live.map(\.candidate.id) == [pair.earlier.id] && live[0].candidate.person.phone == "13800000007")
      #expect(try desk.events(CandidateRecommended.self).count == 1)
      #expect(try desk.events(CandidateWithdrawn.self).isEmpty, "nobody knew the newer one")
      let ended = try desk.shown(pair.newer.id)
      #expect(ended.progress.duplicateOf == pair.earlier.id && ended.progress.ended)
      // Both spellings are the same candidate from now on; nobody is asked again.
      let again = try desk.take([Self.almost])
      #expect(again.candidates == 0 && again.unchanged == 1 && again.missing == nil)
      #expect(try desk.pairs(open: true).isEmpty)
    }
  }

  @Test func whoWasMergedIsKnownByTheSpellingThatEnded() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      try desk.decide(try #require(try desk.pairs(open: true).first), .same)
      let again = try desk.take([Self.almost])
      #expect(again.candidates == 0 && again.unchanged == 1)
      #expect(try desk.find("王建国").candidate.person.phone == "13800000001", "the verdict settled the phone")
    }
  }

  @Test func dataThatChangeAreAskedAboutAgainAndQuestionsThatAreMootAreDropped() async throws {
    try await ListDesk.open { desk in
      let near = Self.almost.with { $0.origin.row = 6 }
      try desk.take([Self.wang, near])
      try desk.decide(try #require(try desk.pairs(open: true).first), .different)
      // Another digit, still one off: other data than were decided on. Both are out already, so nobody is held.
      let closer = near.with { $0.person.phone = "13800000002" }
      try desk.take([Self.wang, closer])
      let asked = try #require(try desk.pairs(open: true).first)
      #expect(asked.verdict == nil && asked.newer.person.phone == "13800000002")
      // Far off: nothing to ask.
      try desk.take([Self.wang, closer.with { $0.person.phone = "13966666666" }])
      #expect(try desk.pairs(open: true).isEmpty)
      #expect(try desk.live().count == 2)
    }
  }

  /// The phone was mistyped for one list: nobody has given a verdict by that.
  @Test func aQuestionThatWasDroppedIsAskedAgainWhenTheDataAreAsBefore() async throws {
    try await ListDesk.open { desk in
      let near = Self.almost.with { $0.origin.row = 6 }
      try desk.take([Self.wang, near])
      let pair = try #require(try desk.pairs(open: true).first)
      try desk.take([Self.wang, near.with { $0.person.phone = "13966666666" }])
      #expect(try desk.pairs(open: true).isEmpty)
      #expect(try desk.events(CandidateRecommended.self).count == 2)
      try desk.take([Self.wang, near])
      #expect(try desk.pairs(open: true).map(\.id) == [pair.id])
    }
  }

  @Test func whoWaitsForAVerdictGoesOnWhenTheOtherIsWithdrawn() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      let pair = try #require(try desk.pairs(open: true).first)
      try desk.withdraw(pair.earlier.id)
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.id) == [pair.earlier.id, pair.newer.id])
      #expect(try desk.pairs(open: true).isEmpty)
    }
  }

  @Test func heldForTheScanAndAVerdictWaitsForBoth() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost], scan: false)
      let pair = try #require(try desk.pairs(open: true).first)
      try desk.takeScan()
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.id) == [pair.earlier.id])
      try desk.decide(pair, .different)
      #expect(try desk.events(CandidateRecommended.self).count == 2)
    }
  }

  // MARK: Campaigns

  @Test func anEarlierCampaignIsToldAndStopsNobody() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], campaign: 2024)
      let view = try desk.take([Self.wang, Self.almost.with { $0.person.phone = "13800000033" }], campaign: 2025)
      #expect(view.candidates == 2 && view.doubtful == nil)
      let pairs = try desk.pairs()
      #expect(pairs.map(\.kind) == [.earlierCampaign] && pairs.map(\.open) == [false])
      #expect(pairs[0].earlier.campaign == 2024 && pairs[0].newer.campaign == 2025)
      #expect(try desk.shown(pairs[0].newer.id).history.last?.text.contains("2024 年度") == true)
      let error = #expect(throws: IntakeError.self) { try desk.decide(pairs[0], .same) }
      #expect(error?.rpcErrorCode == .failedPrecondition)
    }
  }

  @Test func aVerdictNeedsAPairAnOfficerAndAReason() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.almost])
      let pair = try #require(try desk.pairs(open: true).first)
      for (id, officer, reason, take, code) in [
        ("x", "op", "因", nil, RPCError.Code.notFound), (pair.id, " ", "因", nil, .invalidArgument),
        (pair.id, "op", "", nil, .invalidArgument), (pair.id, "op", "因", true, .invalidArgument),
      ] {
        let error = #expect(throws: IntakeError.self) {
          try desk.work {
            try DuplicateDeciding(work: $0).decide(
              .init(pairID: id, verdict: .different, officer: officer, reason: reason, takeNewer: take))
          }
        }
        #expect(error?.rpcErrorCode == code)
      }
    }
  }

  // MARK: Crowds

  /// Each who is alike is compared with all of them: one list has only so many, and its unit is told of the others.
  @Test(arguments: [false, true])
  func ofMorePeopleWhoAreAlikeThanCanBeToldApartTheUnitIsTold(isNamed: Bool) async throws {
    try await ListDesk.open { desk in
      let crowd = (0..<130).map { number in
        let name = isNamed ? "王建国" : "王建" + String(Character(UnicodeScalar(0x4E00 + number) ?? "国"))
        return RecommendedEngineer.example(
          name, isNamed ? "1390\(1_000_000 + number * 137)" : "13900000000", row: 5 + number)
      }
      let view = try desk.take(crowd)
      let rows = try desk.rows(view)
      #expect(rows.count == 130 && rows.filter { $0 == .rejected }.count == 30)
      #expect(
        view.candidates == AlikeCrowd.most
          && view.rowErrors.map(\.code) == Array(repeating: "tooManyAlike", count: 30))
      #expect(try desk.receipts(view)[0].body.contains("该行未受理。请核对姓名和手机号码"))
      // Another list has room of its own, and nobody is doubled by it.
      let next = try desk.take(crowd)
      #expect(next.unchanged == 100 && next.candidates == 30)
    }
  }

  @Test func whoIsNearIsFoundAmongManyOfOneNameOfOtherUnits() async throws {
    try await ListDesk.open { desk in
      try desk.take(
        (0..<60).map { RecommendedEngineer.example("王建国", "1390\(1_000_000 + $0 * 137_137)", row: 5 + $0) },
        unit: Self.other)
      let view = try desk.take([
        RecommendedEngineer.example("王建国", "13901000007", row: 5),
        RecommendedEngineer.example("王建国", "15912345678", row: 6),
      ])
      #expect(try desk.rows(view) == [.doubtful, .taken])
      #expect(
        try desk.pairs(open: true).filter { $0.newer.unit == ListDesk.unit }.map(\.earlier.person.phone) == [
          "13901000000"
        ])
    }
  }
}

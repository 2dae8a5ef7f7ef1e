import AccordTesting
import Contracts
import Testing

@testable import IntakeService

/// One unit has one name, whatever its mails call it (N3.1b).
struct UnitNameTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let full = "江海省工程师学会"
  private static let address = "office@jianghai.example.org"

  @Test func aNameIsKnownInAllItsWritingsAndAPartOfItIsNot() {
    let known = KnownUnits([Self.full, "滨城市工程师协会", Self.full + " "], spellings: ["江海工程学会": Self.full])
    for name in [Self.full, " 江海省 工程师学会", "江海省工程师學會", "江海工程学会"] {
      #expect(known.unit(named: name) == Self.full)
    }
    #expect(known.unit(named: "工程师学会") == nil)
    #expect(known.units(containing: "工程师学会") == [Self.full])
    #expect(known.units(containing: "工程师") == [Self.full, "滨城市工程师协会"])
    #expect(known.units(containing: Self.full).isEmpty)
  }

  /// Whether a later mail under another spelling is the unit's.
  struct Later: Sendable {
    var subject: String
    var form: String?
    var sender: String? = UnitNameTests.address
  }

  @Test(arguments: [
    Later(subject: "工程师学会"), Later(subject: "江海省工程师学会", form: "工程师学会"),
    Later(subject: "工程师学会", form: "江海省工程师学会"), Later(subject: "江海省工程师學會"),
    Later(subject: "江海省工程师学会秘书处"), Later(subject: "工程师学会", form: "工程师学会"),
  ])
  func aLaterMailUnderAnotherSpellingCorrectsTheSameUnitsPeople(later: Later) async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      let view = try desk.take(
        [Self.wang.with { $0.field = "hydraulic" }], unit: later.subject, unitInForm: later.form, sender: later.sender)
      #expect(view.unit == Self.full && view.needs == nil && view.updated == 1)
      #expect(try desk.find("王建国").candidate.field == "hydraulic" && desk.pairs().isEmpty)
    }
  }

  /// The first mail had the short name; the unit goes by it, and the full one in a form is no other unit.
  @Test func theNameThatAUnitIsKnownByStays() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: "江海工程师学会", sender: Self.address)
      let view = try desk.take(
        [Self.wang], unit: "江海工程师学会", unitInForm: "中国江海工程师学会", sender: Self.address)
      #expect(view.unit == "江海工程师学会" && view.unchanged == 1 && view.needs == nil)
    }
  }

  @Test func ofTwoSpellingsOfANewUnitTheFullerOneIsItsName() async throws {
    try await ListDesk.open { desk in
      let view = try desk.take([Self.wang], unit: "工程师学会", unitInForm: Self.full)
      #expect(view.unit == Self.full)
    }
  }

  /// The lists and the scan of one unit come under two spellings.
  @Test func theScanUnderTheShortNameIsForTheListUnderTheFullOne() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.full, scan: false, sender: Self.address)
      let scan = try desk.takeScan(unit: "工程师学会", sender: Self.address)
      #expect(scan.unit == Self.full && scan.completes != nil)
      #expect(try desk.events(CandidateRecommended.self).count == 1)
    }
  }

  @Test func aUnitsReceiptsAreFoundUnderAnotherSpelling() async throws {
    try await ListDesk.open { desk in
      let view = try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      let receipts = try desk.receipts(view)
      let found = try desk.work {
        try IntakeQueries.listReceipts(.init(unit: "江海省 工程师學會"), $0.transaction)
      }
      #expect(!receipts.isEmpty && found.receipts == receipts)
    }
  }

  /// Nobody but an officer can say which unit a short name from nowhere is.
  @Test func aPartOfAKnownNameFromAnUnknownAddressIsAskedAbout() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)
      let view = try desk.take([li], unit: "工程师学会", sender: "new@example.org")
      #expect(view.needs == [.unit] && view.unitAlike == Self.full)
      #expect(try !desk.receipts(view)[0].body.contains(Self.full), "who writes a short name is not told the full one")
      let settled = try desk.settleUnit(of: view, as: Self.full)
      #expect(settled.unit == Self.full && settled.needs == nil)
      #expect(try desk.find("李慧敏").candidate.unit == Self.full)
    }
  }

  @Test func twoKnownUnitsAreTwoThoughOneNameHoldsTheOther() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: "江海省土木学会道路分会", sender: "road@example.org")
      let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)
      let parent = try desk.take([li], unit: "江海省土木学会", sender: Self.address)
      #expect(parent.needs == [.unit] && parent.unitAlike == "江海省土木学会道路分会")
      try desk.settleUnit(of: parent, as: "江海省土木学会")
      let next = try desk.take([li.with { $0.field = "power" }], unit: "江海省土木学会", sender: Self.address)
      #expect(next.needs == nil && next.unit == "江海省土木学会" && next.updated == 1)
      let mixed = try desk.take([Self.wang], unit: "江海省土木学会道路分会", sender: Self.address)
      #expect(mixed.needs == [.unit] && mixed.unitOfSender == "江海省土木学会")
    }
  }

  // MARK: Officers

  @Test func anOfficerSetsAnotherSpellingAndForgetsIt() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      func set(_ name: String, _ unit: String?, officer: String = "op-1") throws -> String {
        try desk.work {
          try UnitNaming.set(.init(name: name, unit: unit, officer: officer, reason: "来函说明"), $0)
        }.unit
      }
      func names() throws -> [String] {
        try desk.store.read { try UnitNaming.list(.init(unit: Self.full), $0) }.names.map(\.name)
      }
      #expect(try set("江海工程学会", "江海省 工程师学会") == Self.full)
      #expect(try names() == ["江海工程学会"])
      let view = try desk.take([Self.wang.with { $0.field = "power" }], unit: "江海工程学会", sender: Self.address)
      #expect(view.unit == Self.full && view.needs == nil && view.updated == 1)
      let listed = try desk.store.read { try IntakeQueries.listCandidates(.init(unit: "江海工程学会"), $0) }
      #expect(listed.candidates.map(\.unit) == [Self.full], "an officer may write it either way")
      #expect(try set("江海工程学会", nil) == "江海工程学会")
      #expect(try names().isEmpty)
      let again = try desk.take([Self.wang], unit: "江海工程学会", sender: Self.address)
      #expect(again.needs == [.unit] && again.unitOfSender == Self.full)
      for (name, unit, officer) in [(" ", Self.full, "op"), ("江海工程学会", Self.full, ""), (Self.full, Self.full, "op")] {
        let error = #expect(throws: IntakeError.self) { try set(name, unit, officer: officer) }
        #expect(error?.rpcErrorCode == .invalidArgument)
      }
    }
  }
}

import AccordTesting
import Contracts
import StateStore
import Testing

@testable import IntakeService

/// An officer says that two names are one unit's: all that is kept under them is one unit's from then on (N3.1b).
struct UnitJoiningTests {
  private static let wang = RecommendedEngineer.example("王建国", "13800000001", row: 5)
  private static let li = RecommendedEngineer.example("李慧敏", "13800000002", row: 6)
  private static let short = "江海学会"
  private static let full = "江海省工程师学会"
  private static let address = "office@jianghai.example.org"

  @discardableResult
  private static func set(_ name: String, _ unit: String?, _ desk: ListDesk) throws -> String {
    try desk.work { try UnitNaming.set(.init(name: name, unit: unit, officer: "op-1", reason: "来函说明"), $0) }.unit
  }

  private static func candidates(of unit: String, _ desk: ListDesk) throws -> [String] {
    try desk.store.read { try IntakeQueries.listCandidates(.init(unit: unit), $0) }.candidates.map(\.name)
  }

  private static func submissions(of unit: String, _ desk: ListDesk) throws -> [String] {
    try desk.store.read { try IntakeQueries.listSubmissions(.init(unit: unit), $0) }.submissions.map(\.id)
  }

  @Test func whatWasKeptUnderTheOtherNameIsTheUnits() async throws {
    try await ListDesk.open { desk in
      let list = try desk.take([Self.wang], unit: Self.short, scan: false, sender: Self.address)
      #expect(try Self.set(Self.short, Self.full, desk) == Self.full)
      let entry = try desk.find("王建国")
      #expect(entry.candidate.unit == Self.full)
      #expect(
        try desk.shown(entry.candidate.id).history.last?.text == "推荐单位“江海学会”与“江海省工程师学会”为同一单位，统一记为“江海省工程师学会”")
      for name in [Self.short, Self.full] {
        #expect(try Self.candidates(of: name, desk) == ["王建国"])
        #expect(try Self.submissions(of: name, desk) == [list.id])
        let receipts = try desk.store.read { try IntakeQueries.listReceipts(.init(unit: name), $0) }.receipts
        #expect(try receipts == desk.receipts(list))
      }
      // The scan comes under the name that stays, and the list corrects under either.
      let scan = try desk.takeScan(unit: Self.full, sender: Self.address)
      #expect(scan.completes == list.id && scan.needs == nil)
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.unit) == [Self.full])
      let view = try desk.take(
        [Self.wang.with { $0.field = "power" }], unit: Self.short, sender: Self.address)
      #expect(view.unit == Self.full && view.updated == 1)
      #expect(try desk.events(CandidateCorrected.self).map(\.candidate.unit) == [Self.full])
    }
  }

  @Test func whoWasListedUnderBothNamesIsAskedAboutOnlyWhereTheTwoDiffer() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang, Self.li], unit: Self.full, sender: Self.address)
      try desk.take(
        [Self.wang, Self.li.with { $0.field = "hydraulic" }], unit: Self.short, sender: "short@example.org")
      #expect(try desk.pairs(open: true).count == 2)
      try Self.set(Self.short, Self.full, desk)
      let pair = try #require(try desk.pairs(open: true).first)
      #expect(try desk.pairs(open: true).count == 1 && pair.newer.person.name == "李慧敏" && pair.newer.unit == Self.full)
      try desk.decide(pair, .same, takeNewer: true)
      #expect(try desk.find("李慧敏").candidate.field == "hydraulic" && desk.live().count == 2)
    }
  }

  @Test func aScanThatCameUnderTheOneNameFreesTheListUnderTheOther() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      try desk.take([Self.li], unit: Self.short, scan: false, sender: "short@example.org")
      let scan = try desk.takeScan(unit: Self.full, sender: Self.address)
      #expect(try scan.completes == nil && desk.find("李慧敏").heldFor == [.scan])
      try Self.set(Self.short, Self.full, desk)
      #expect(try desk.find("李慧敏").heldFor.isEmpty && desk.submission(scan.id).completes != nil)
      #expect(try desk.events(CandidateRecommended.self).map(\.candidate.person.name) == ["王建国", "李慧敏"])
    }
  }

  /// A stranger wrote the short name: that is settled by an officer, and the list is read as the unit's then.
  @Test func whatIsStillToBeSettledStaysUnderTheNameThatWasClaimed() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      try desk.take([Self.li], unit: Self.short, sender: "short@example.org")
      let claimed = try desk.take(
        [Self.wang.with { $0.field = "hydraulic" }, Self.li.with { $0.field = "power" }], unit: Self.short,
        sender: "stranger@example.org")
      #expect(try claimed.needs == [.unit] && desk.rows(claimed) == [.elsewhere, .updated])
      try Self.set(Self.short, Self.full, desk)
      #expect(try Self.submissions(of: Self.short, desk).contains(claimed.id))
      #expect(try desk.find("王建国").candidate.field == "civil" && desk.find("李慧敏").candidate.field == "civil")
      let settled = try desk.settleUnit(of: claimed, as: Self.short)
      #expect(try settled.unit == Self.full && settled.updated == 2 && desk.rows(claimed) == [.updated, .updated])
      #expect(try desk.find("王建国").candidate.field == "hydraulic" && desk.find("李慧敏").candidate.field == "power")
      #expect(try desk.pairs(open: true).isEmpty && desk.live().count == 2)
      let receipts = try desk.store.read { try IntakeQueries.listReceipts(.init(unit: Self.full), $0) }.receipts
      #expect(receipts.contains { $0.submissionID == claimed.id })
    }
  }

  @Test func aProjectOfBothNamesIsTheUnitsOnceAsTheNewerListHasIt() async throws {
    try await ListDesk.open { desk in
      let old = try desk.take([Self.wang], unit: Self.short, sender: "short@example.org")
      let new = try desk.take([Self.li], unit: Self.full, sender: Self.address)
      func report(_ name: String, _ country: String, _ chinese: Int, of view: SubmissionView) throws {
        let entry = EnterpriseEntry(
          sheet: "已外派", row: 5, column: 1, dispatch: .dispatched, isAttached: false,
          enterprise: try #require(EnterpriseCell("甲公司")), project: Project(name: name, country: country),
          headcount: Headcount(chinese: chinese))
        let (project, unit) = (try #require(ReportedProject(entry)), try #require(view.unit))
        try desk.work {
          try ProjectTable(transaction: $0.transaction).put(project, unit: unit, campaign: 2025, submission: view.id)
        }
      }
      try report("大桥", "MM", 3, of: old)
      try report("大桥", "TH", 5, of: new)
      try report("隧道", "MM", 7, of: old)
      try Self.set(Self.short, Self.full, desk)
      for name in [Self.short, Self.full] {
        let totals = try desk.store.read { try ProjectTotals.list(.init(unit: name), $0) }.totals
        #expect(totals.filter { $0.projects > 0 }.map(\.country) == ["MM", "TH"])
        #expect(totals.filter { $0.projects > 0 }.map(\.chineseEngineers) == [7, 5])
      }
    }
  }

  // MARK: Spellings

  @Test func theFurtherSpellingsOfANameFollowIt() async throws {
    try await ListDesk.open { desk in
      let (first, second) = ("江海工程学会", "江海省工程学会")
      try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      try Self.set(first, second, desk)
      try Self.set(second, Self.full, desk)
      let view = try desk.take([Self.wang.with { $0.field = "power" }], unit: first, sender: Self.address)
      #expect(view.unit == Self.full && view.needs == nil && view.updated == 1)
      let names = try desk.store.read { try UnitNaming.list(.init(unit: Self.full), $0) }.names.map(\.name)
      #expect(names == [first, second])
      #expect(throws: IntakeError.self) { try Self.set(Self.full, first, desk) }
    }
  }

  /// The spelling was set when that moved nothing but addresses.
  @Test func whatWasLeftUnderASpellingIsMovedWhenItIsSetAgain() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.short, sender: Self.address)
      try desk.work { work in
        try UnitNameTable(transaction: work.transaction).set(Self.short, to: Self.full, at: work.now)
      }
      #expect(try desk.find("王建国").candidate.unit == Self.short)
      try Self.set(Self.short, Self.full, desk)
      #expect(try desk.find("王建国").candidate.unit == Self.full)
    }
  }

  /// The officer may write the name otherwise than the unit did.
  @Test func theNameIsFoundInAnyOfItsWritings() async throws {
    try await ListDesk.open { desk in
      try desk.take([Self.wang], unit: Self.short, sender: Self.address)
      try Self.set("江海 學會", Self.full, desk)
      #expect(try desk.find("王建国").candidate.unit == Self.full)
    }
  }

  @Test func anAddressThatAnOfficerSetStaysOneThatAnOfficerSet() async throws {
    try await ListDesk.open { desk in
      let list = try desk.take([Self.wang], unit: Self.full, sender: Self.address)
      // Known for both: learnt for the one, and said of the other by an officer.
      try desk.work { work in
        let table = UnitAddressTable(transaction: work.transaction)
        try table.set(Self.address, to: Self.short, at: work.now)
        try table.learn(Self.address, of: Self.full, from: list.id, at: work.now)
      }
      try Self.set(Self.short, Self.full, desk)
      let known = try desk.store.read {
        try SetAsideMethods.listUnitAddresses(.init(address: Self.address), $0).addresses
      }
      #expect(known.map(\.unit) == [Self.full] && known.map(\.isSet) == [true] && known.map(\.origin) == [.set])
    }
  }

  // MARK: Who is known

  @Test func aUnitOfWhichNobodyIsKnownAnyMoreIsKnownNoLonger() async throws {
    try await ListDesk.open { desk in
      func set(_ unit: String?) throws {
        try desk.work {
          _ = try SetAsideMethods.setUnitAddress(
            .init(address: Self.address, unit: unit, officer: "op-1", reason: "来电"), $0)
        }
      }
      func resolved() throws -> String {
        try desk.store.read { try UnitNameTable(transaction: $0).resolve("江海省 工程師学会") }
      }
      try set(Self.full)
      #expect(try resolved() == Self.full)
      try set(nil)
      #expect(try resolved() == "江海省 工程師学会")
    }
  }

  /// Anybody may write any unit's name, and a stranger's mail makes none known.
  @Test func aListThatNobodyHasSettledMakesNoUnitKnown() async throws {
    try await ListDesk.open { desk in
      let view = try desk.take([Self.wang], unit: Self.short, unitInForm: Self.full, sender: Self.address)
      #expect(view.needs == [.unit])
      func resolved() throws -> String {
        try desk.store.read { try UnitNameTable(transaction: $0).resolve("江海學会") }
      }
      #expect(try resolved() == "江海學会")
      try desk.settleUnit(of: view, as: Self.short)
      #expect(try resolved() == Self.short)
    }
  }

  /// What a store of before knows is known after it was brought up to date, and so are spellings of spellings.
  @Test func whatWasKnownBeforeIsKnownAfterTheMigration() async throws {
    try await withStoreURL { url in
      let before = Schema.migrations.prefix { $0.name != "intake-030-known-units" }
      let old = try StateStore(url: url, service: "intake", migrations: Array(before))
      try old.write { transaction in
        for (address, unit) in [("a@x.org", "江海省工程师學会"), ("b@x.org", "江海省工程师学会"), ("c@x.org", "乙会")] {
          try transaction.execute(
            "INSERT INTO unit_addresses (address, unit, is_set, since) VALUES (?, ?, 0, ?)",
            [.text(address), .text(unit), .integer(address == "b@x.org" ? 1 : 2)])
        }
        for (name, unit) in [("甲", "甲学会"), ("甲学会", "甲省学会"), ("乙 会", "甲省学会")] {
          try transaction.execute(
            "INSERT INTO unit_names (name, unit, since) VALUES (?, ?, 3)", [.text(name), .text(unit)])
        }
      }
      try old.close()
      let store = try StateStore(url: url, service: "intake", migrations: Schema.migrations)
      let names = ["江海省 工程师学会", "甲", "乙会", "丙会"]
      let known = ["江海省工程师学会", "甲省学会", "甲省学会", "丙会"]
      #expect(try store.read { try names.map(UnitNameTable(transaction: $0).resolve) } == known)
      // What is noted next gives all of them what they are found by.
      try store.write { try UnitNameTable(transaction: $0).note("丙会", at: .init(milliseconds: 4)) }
      #expect(try store.read { try names.map(UnitNameTable(transaction: $0).resolve) } == known)
      let left = try store.read { try $0.query("SELECT 1 FROM known_units WHERE key IS NULL", []) }
      #expect(left.isEmpty)
      try store.close()
    }
  }
}

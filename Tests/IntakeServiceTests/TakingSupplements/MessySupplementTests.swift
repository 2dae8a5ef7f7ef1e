import AccordTesting
import CloudEvents
import Contracts
import StateStore
import Testing

@testable import IntakeService

/// Supplement workbooks as people send them back: every row is one of supplemented, unchanged, empty or faulty, each faulty one
/// is reported where it stands, and nothing is taken that nobody wrote for that person.
struct MessySupplementTests {
  private enum Deed: CaseIterable {
    case complete, partly, nothing, unreadable, markLost, markChanged, nameChanged, copied
  }

  private static let items = [["N1.2"], ["N1.3.1"], ["N1.2", "N1.3.1"]]

  @Test(arguments: UInt64(1)...150)
  func everyRowIsAccountedFor(seed: UInt64) async throws {
    var dice = Dice(random: SeededGenerator(seed: seed))
    try await SupplementDesk.open { desk in
      let people = try desk.recommend(
        (0..<(3 + Int(seed % 8))).map { number in
          var person = Candidate.sample(id: "0196a000-0000-7000-8000-0000000000\(10 + number)")
          person.person.name = "候选人" + ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"][number % 10]
          person.qualifications = .init()
          return person
        })
      for person in people { try desk.ask(person, dice.pick(Self.items)) }
      try desk.fire(until: SupplementDesk.time(days: 1))
      var sheet = try desk.sheet(of: try #require(try desk.mails().first))

      var expected: [String: Supplement] = [:]
      var faulty: Set<String> = []
      var counts = SupplementCounts()
      for person in people {
        let deed = dice.pick(Deed.allCases)
        let name = person.person.name
        let row = try sheet.row(of: name)
        switch deed {
        case .complete, .partly:
          let supplement = Self.fill(&sheet, row, partly: deed == .partly, &dice)
          expected[person.id] = supplement
          counts.supplemented += 1
        case .nothing: counts.empty += 1
        case .unreadable:
          let heading = sheet.asks("相关专业工作年限", row) ? "相关专业工作年限" : "毕业时间"
          sheet[row, heading] = dice.pick(["很多年", "约十年", "不详吧", "十几"])
          faulty.insert(name)
          counts.faulty += 1
        case .markLost:
          _ = Self.fill(&sheet, row, partly: false, &dice)
          sheet[row, "行标识"] = nil
          faulty.insert(name)
          counts.faulty += 1
        case .markChanged:
          _ = Self.fill(&sheet, row, partly: false, &dice)
          sheet[row, "行标识"] = dice.pick(["1", "AR1-", "AR1-0196a00000007000800000000000aaaa-00000000000000000000"])
          faulty.insert(name)
          counts.faulty += 1
        case .nameChanged:
          _ = Self.fill(&sheet, row, partly: false, &dice)
          sheet[row, "姓名"] = name + "某"
          faulty.insert(name + "某")
          counts.faulty += 1
        case .copied:
          let copy = (sheet.rows.last ?? row) + 1
          sheet.cells[copy] = sheet.cells[row]
          faulty.insert(name)
          counts.faulty += 2
        }
      }
      Self.stir(&sheet, &dice)

      let view = try desk.takeBack(sheet)
      counts.stillMissing = view.supplements?.stillMissing ?? -1
      #expect(view.supplements == counts)
      let events = try desk.supplemented()
      #expect(Dictionary(grouping: events, by: \.candidateID).allSatisfy { $0.value.count == 1 })
      #expect(Dictionary(uniqueKeysWithValues: events.map { ($0.candidateID, $0.supplement) }) == expected)
      let reported = Set(view.rowErrors.map(\.row))
      for name in faulty {
        for row in sheet.rows where sheet[row, "姓名"] == name { #expect(reported.contains(row), "\(name) is reported") }
      }
      #expect(view.rowErrors.allSatisfy { !$0.message.isEmpty })

      // Saved once more by another program: nothing is said twice.
      sheet.cells[(sheet.rows.last ?? 0) + 40] = [sheet.columns["序号"] ?? 2: "完"]
      let again = try desk.takeBack(sheet, at: SupplementDesk.time(days: 3))
      #expect(try desk.supplemented().count == events.count)
      #expect(again.supplements?.unchanged == counts.supplemented && again.supplements?.supplemented == 0)
    }
  }

  /// Fills in what is asked for in the ways in which people write it.
  private static func fill(
    _ sheet: inout ReturnedSheet, _ row: Int, partly: Bool, _ dice: inout Dice
  ) -> Supplement {
    var supplement = Supplement()
    if sheet.asks("最高学历", row) {
      sheet[row, "最高学历"] = dice.pick(["本科", " 本科　", "本科\n"])
      supplement.qualifications.education = "本科"
      if !partly {
        sheet[row, "所学专业"] = dice.pick(["土木工程", "土木工程 "])
        supplement.qualifications.discipline = "土木工程"
        sheet[row, "毕业时间"] = dice.pick(["2012年7月", "2012.7", "2012-07", "201207", "２０１２年７月"])
        supplement.graduated = "2012-07"
      }
    }
    if sheet.asks("相关专业工作年限", row) {
      sheet[row, "相关专业工作年限"] = dice.pick(["6", "6年", "六年", "６", "6.0", "满6年"])
      supplement.qualifications.relevantYears = 6
      if !partly {
        sheet[row, "重要工程工作年限"] = dice.pick(["2.5", "2年半", "两年半", "2年6个月"])
        supplement.qualifications.significantYears = 2.5
      }
    }
    if sheet.columns["学位"] != nil, dice.chance(20) { sheet[row, "学位"] = dice.pick(["—", "/", "-"]) }
    return supplement
  }

  /// Rows sorted, columns moved, blank rows between, the head taken away, columns of one's own.
  private static func stir(_ sheet: inout ReturnedSheet, _ dice: inout Dice) {
    if dice.chance(50) {
      var contents = sheet.rows.compactMap { sheet.cells[$0] }
      let rows = sheet.rows
      contents.shuffle(using: &dice.random)
      for (row, content) in zip(rows, contents) { sheet.cells[row] = content }
    }
    if dice.chance(40) {
      let width = sheet.cells.values.flatMap(\.keys).max() ?? 1
      let places = (1...width).shuffled(using: &dice.random)
      // The head's cells are merged over all columns and stay in their places.
      for row in sheet.cells.keys where row >= sheet.headingRow {
        sheet.cells[row] = Dictionary(
          uniqueKeysWithValues: (sheet.cells[row] ?? [:]).map { (places[$0.key - 1], $0.value) })
      }
      sheet.columns = sheet.columns.mapValues { places[$0 - 1] }
    }
    if dice.chance(30) {
      for row in sheet.rows.reversed() {
        sheet.cells[row + row - sheet.headingRow] = sheet.cells.removeValue(forKey: row)
      }
    }
    if dice.chance(30) { for row in 1..<sheet.headingRow { sheet.cells[row] = nil } }
    if dice.chance(30) {
      let column = (sheet.cells.values.flatMap(\.keys).max() ?? 1) + 1
      sheet.cells[sheet.headingRow]?[column] = "备注"
      for row in sheet.rows { sheet.cells[row]?[column] = "已核" }
    }
  }
}

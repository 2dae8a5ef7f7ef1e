import Contracts
import Testing

@testable import IntakeService

/// The three fixture workbooks, read row by row against what the notice says of them.
struct FixtureFormTests {
  private func read(_ name: String) throws -> FormReading {
    FormReader.read([(file: name, path: try Fixture.path(name))])
  }

  @Test func oneSheetWithBothTables() throws {
    let reading = try read("01-one-sheet.xlsx")
    #expect(reading.unit == "江海省工程师学会")
    #expect(reading.faults.isEmpty)
    #expect(reading.rowErrors.isEmpty)
    #expect(reading.rejectedRows == 0)
    #expect(reading.specimenRows == 2)
    let people = reading.engineers
    #expect(people.map(\.person.name) == ["王建国", "李慧敏", "赵志强", "孙晓东", "吴海涛", "郑雪"])
    #expect(people.map(\.person.phone) == (1...6).map { "1380000000\($0)" })
    #expect(people.map(\.field) == ["civil", "civil", "civil", "electrical", "mechanical", "mechanical"])
    #expect(people.map(\.level) == [.professional, .senior, .senior, .professional, .professional, .professional])
    #expect(people.map(\.location) == ["MM", "MM", "MM", "MY", "CN", "CN"])
    #expect(people.map(\.dispatch) == [.dispatched, .dispatched, .dispatched, .dispatched, .planned, .planned])
    #expect(people.map(\.origin.row) == [7, 8, 9, 10, 16, 17])
    let roads = Enterprise(name: "江海路桥集团有限公司", contact: "陈立新", phone: "13800000101")
    #expect(people.prefix(3).allSatisfy { $0.enterprise == roads })
    let bridge = Project(name: "仰光河跨河大桥项目", country: "MM", type: .contracting, status: .underConstruction)
    #expect(people.prefix(3).allSatisfy { $0.project == bridge })
    #expect(
      people[3].project
        == Project(name: "柔佛州500kV输变电工程", country: "MY", type: .contracting, status: .awaitingHandover))
    #expect(people[5].project == Project(name: "樟宜物流自动化设备供货项目", country: "SG"))
    #expect(people[5].enterprise == Enterprise(name: "江海智造装备有限公司", contact: "周敏", phone: "13800000103"))
    #expect(people[2].experience == "大专学历，从事施工管理12年，参与仰光河跨河大桥项目引桥施工。")
    #expect(people.allSatisfy { $0.qualifications == DeclaredQualifications() })
  }

  @Test func peopleInAttachedTables() throws {
    let reading = try read("02-attached-table.xlsx")
    #expect(reading.unit == "中国水工工程学会")
    #expect(reading.faults.isEmpty)
    #expect(reading.rowErrors.isEmpty)
    let people = reading.engineers
    #expect(people.map(\.person.name) == ["马文博", "罗丹", "谢明", "高峰", "唐宁"])
    #expect(people.map(\.field) == ["hydraulic", "hydraulic", "ict", "ict", "computing"])
    #expect(people.map(\.specialty) == ["hydro-complex", nil, "networks", nil, "computing"])
    #expect(people.map(\.level) == [.senior, .professional, .professional, .senior, .professional])
    #expect(people.map(\.location) == ["MM", "MM", "SG", "SG", "CN"])
    #expect(people.map(\.dispatch) == [.dispatched, .dispatched, .dispatched, .dispatched, .planned])
    #expect(people.map(\.project.country) == ["MM", "MM", "SG", "SG", nil])
    #expect(people.map(\.qualifications.relevantYears) == [14, 6, 5, 9, 7])
    #expect(people.map(\.qualifications.significantYears) == [8, 2, 2, 6, 3])
    #expect(people[0].qualifications.education == "研究生")
    #expect(people[0].qualifications.degree == "硕士")
    #expect(people[1].qualifications.discipline == "水文与水资源工程")
    #expect(people[0].person.email == "mawb@example.com")
    #expect(people[0].enterprise == Enterprise(name: "南方水电建设有限公司", contact: "黄志远", phone: "13800000201"))
    #expect(
      people[0].project == Project(name: "萨尔温江中游水电站", country: "MM", type: .investment, status: .operating))
    #expect(people[4].project == Project())
    #expect(people[4].origin == RowOrigin(file: "02-attached-table.xlsx", sheet: "拟互认人员信息（计划外派）", row: 2))
  }

  @Test func goodRowsAreKeptBesideBadOnes() throws {
    let reading = try read("03-with-errors.xlsx")
    #expect(reading.unit == "滨城市工程师协会")
    #expect(reading.engineers.map(\.person.name) == ["韩雪梅", "韩冰"])
    #expect(reading.engineers.allSatisfy { $0.field == "building" && $0.location == "MY" })
    #expect(reading.rejectedRows == 4)
    #expect(reading.specimenRows == 2)
    let errors = reading.rowErrors.map { "\($0.sheet) \($0.column)\($0.row) \($0.code)" }
    #expect(
      errors == [
        "附件3 K7 unknownField", "附件3 J8 invalidPhone", "附件3 J9 missingName", "附件3 J9 missingPhone",
        "附件3 M10 missingLevel", "附件3 N11 experienceTooLong",
      ])
    #expect(reading.rowErrors[0].message.contains("航天工程类"))
    #expect(reading.rowErrors[0].message.contains("土木工程类、电气工程类"))
    #expect(reading.rowErrors[1].message.contains("1380000"))
  }
}

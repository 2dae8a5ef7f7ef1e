import CloudEvents
import Contracts
import Foundation
import Testing
import Workbooks

@testable import OperatorTools

struct BriefingCommandTests {
  @Test(
    "A time is one of the zone, or names its own",
    arguments: [
      ("2025-05-20 14:00", "Asia/Shanghai", "2025-05-20T06:00:00.000Z"),
      ("2025-05-20T14:00", "Asia/Yangon", "2025-05-20T07:30:00.000Z"),
      ("2025-05-20T14:00:00+09:00", "Asia/Shanghai", "2025-05-20T05:00:00.000Z"),
      ("2025-07-01 09:30", "Europe/London", "2025-07-01T08:30:00.000Z"),
    ])
  func times(text: String, zone: String, expected: String) throws {
    #expect(try #require(BriefingMoment(argument: text)).time(in: zone).description == expected)
  }

  @Test("What is no time, or none in the zone, is refused")
  func noTime() throws {
    for text in ["tomorrow", "2025-05-20", "14:00", "2025-05-20 1:00"] {
      #expect(BriefingMoment(argument: text) == nil, "\(text)")
    }
    for (text, zone) in [
      ("2025-02-30 10:00", "Asia/Shanghai"), ("2025-05-20 25:00", "Asia/Shanghai"), ("2025-05-20 10:00", "Beijing"),
      ("2025-03-30 01:30", "Europe/London"),
    ] {
      let moment = try #require(BriefingMoment(argument: text))
      #expect(throws: (any Error).self, "\(text) \(zone)") { try moment.time(in: zone) }
    }
  }

  @Test("CSV as spreadsheets write it: quotes, line breaks within, any line ends, a byte order mark, GB 18030")
  func csv() throws {
    let text = "\u{FEFF}候选人编号,到会情况\r\n\"a,1\",\"他说\"\"到\"\"\n了\"\rb,\n\nc,到会"
    let rows = [["候选人编号", "到会情况"], ["a,1", "他说\"到\"\n了"], ["b", ""], [""], ["c", "到会"]]
    #expect(CSVText.rows(Data(text.utf8)) == rows)
    let encoded = try #require("候选人编号,到会情况\n".data(using: String.Encoding(rawValue: 0x8000_0632)))
    #expect(CSVText.rows(encoded) == [["候选人编号", "到会情况"]])
    #expect(CSVText.rows(Data()) == [])
  }

  @Test("What show prints as CSV is a sheet that is read back")
  func roundTrip() throws {
    let table = BriefingTables.invited([
      InvitedView(
        candidateID: "0196a000-0000-7000-8000-000000000001", person: "甲", unit: "学会", enterprise: "公司,一",
        field: "civil",
        level: .professional, state: .invited, since: Timestamp(milliseconds: 0), attendance: .present,
        recordedBy: "李", recordedAt: Timestamp(milliseconds: 0)),
      InvitedView(
        candidateID: "0196a000-0000-7000-8000-000000000002", person: "乙", unit: "学会", enterprise: "公司", field: "civil",
        level: .senior, state: .disinvited, since: Timestamp(milliseconds: 0), cause: .withdrawn),
    ])
    var rows = SignInRows()
    for (index, row) in (CSVText.rows(Data(table.csv.utf8)) ?? []).enumerated() {
      rows.read(row: index + 1, row.enumerated().map { ($0.offset + 1, $0.element) })
    }
    #expect(
      rows.finished()
        == SignInReading(entries: [.init(candidateID: "0196a000-0000-7000-8000-000000000001", attendance: .present)]))
  }
}

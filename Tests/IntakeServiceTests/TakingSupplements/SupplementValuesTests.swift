import Contracts
import Testing

@testable import IntakeService

struct SupplementValuesTests {
  @Test(arguments: [
    ("2012年7月", "2012-07"), ("2012.07", "2012-07"), ("2012-07-01", "2012-07"), ("201207", "2012-07"),
    ("2012年", "2012"), ("2012", "2012"), ("２０１２年１２月", "2012-12"), ("20120701", "2012-07"), ("2012/7/1", "2012-07"),
    ("2012届毕业", "2012"),
  ])
  func monthsOfGraduation(text: String, month: String) {
    #expect(GraduationMonth(text)?.text == month)
  }

  @Test(arguments: ["12年7月", "去年", "2012年13月", "2012年0月", "1890", "7月", "", "41091", "2012到2016年", "13800000000"])
  func noMonths(text: String) {
    #expect(GraduationMonth(text) == nil)
  }

  @Test func aMarkIsKnownByItsKeyAloneHoweverItIsTyped() throws {
    let id = "0196a000-0000-7000-8000-000000000001"
    let mark = SupplementMark(.row, id, key: [1, 2, 3])
    #expect(mark.text.hasPrefix("AR1-0196a000000070008000000000000001-") && mark.isGenuine([1, 2, 3]))
    #expect(SupplementMark(" \(mark.text.uppercased())　") == mark)
    #expect(!mark.isGenuine([1, 2, 4]) && !mark.isGenuine([]))
    // The kind and every digit count.
    #expect(SupplementMark(mark.text.replacing("AR1", with: "AW1"))?.isGenuine([1, 2, 3]) == false)
    for index in mark.text.indices.dropFirst(4) where mark.text[index] != "-" {
      var text = mark.text
      text.replaceSubrange(index...index, with: text[index] == "0" ? "1" : "0")
      #expect(SupplementMark(text)?.isGenuine([1, 2, 3]) == false)
    }
    for text in ["", "AR1", "AR1--", mark.text + "0", String(mark.text.dropLast()), "XX1" + mark.text.dropFirst(3)] {
      #expect(SupplementMark(text) == nil)
    }
  }

  @Test func moreSignificantYearsThanYearsAreAskedAbout() {
    var row = SupplementRow(origin: RowOrigin(file: "f", sheet: "s", row: 5))
    row.cells = [
      .relevantYears: FormCell(column: 7, text: "3"), .significantYears: FormCell(column: 8, text: "五年"),
      .remark: FormCell(column: 9, text: "见证明"),
    ]
    let request = SupplementRequest(
      id: "r", candidateID: "c", items: ["N1.3.1"], asked: [.relevantYears, .significantYears, .remark],
      requestedAt: .init(milliseconds: 0), dueAt: .init(milliseconds: 1))
    let values = SupplementValues(row, for: request, of: .sample())
    #expect(values.faults.map(\.fault) == [.yearsContradict])
    #expect(values.supplement == Supplement(remark: "见证明"))
  }
}

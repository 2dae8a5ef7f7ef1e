import Testing

@testable import IntakeService

struct MessyFormTests {
  /// Nobody is lost and nobody is invented: taken and reported are all rows that name somebody.
  @Test(arguments: Array(UInt64(1)...300))
  func takenAndReportedAreAllRows(seed: UInt64) throws {
    let form = MessyForm(seed: seed)
    let reading = try form.workbook.withFile { FormReader.read([(file: "f.xlsx", path: $0)]) }
    #expect(reading.faults.isEmpty)
    #expect(reading.engineers.count + reading.rejectedRows == form.rows.count)
    let good = form.rows.filter(\.isGood)
    #expect(reading.engineers.map(\.person.phone) == good.map(\.phone))
    #expect(reading.engineers.map(\.person.name) == good.map(\.name))
    // Every rejected row has an entry that says where and why.
    let codes: Set = [
      "missingName", "invalidPhone", "unknownField", "unknownLevel", "missingField", "missingLevel",
    ]
    let reported = Set(reading.rowErrors.filter { codes.contains($0.code) }.map { "\($0.sheet) \($0.row)" })
    #expect(reported.count == reading.rejectedRows)
    #expect(reading.engineers.allSatisfy { $0.enterprise.name.hasPrefix("江海第") && $0.project.country == "MM" })
  }
}

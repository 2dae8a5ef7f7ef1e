import AccordTesting
import Contracts
import Foundation
import Testing

@testable import IntakeService

struct SpoolTests {
  private func engineer(_ number: Int) -> RecommendedEngineer {
    RecommendedEngineer(
      person: Person(name: "王\(number)", phone: "13800000011", email: number % 2 == 0 ? nil : "a@b.cn"),
      enterprise: Enterprise(name: "甲公司", contact: nil, phone: "13900000000"),
      project: Project(name: "乙项目", country: "MM", type: .contracting, status: nil), dispatch: .planned, field: "civil",
      specialty: nil, location: "MM", level: .senior,
      qualifications: DeclaredQualifications(education: "本科", relevantYears: 5.5),
      experience: String(repeating: "经历", count: 100),
      origin: RowOrigin(file: "f.xlsx", sheet: "S", row: number), nameColumn: "B")
  }

  /// Thousands lie in a file that nobody sees; they come back as they were.
  @Test func engineersComeBackAsTheyWere() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let writer = SpoolWriter(folder: folder)
    for number in 1...3000 { try writer.append { FormRecord.engineer(engineer(number)).write(to: &$0) } }
    let list = EngineerList(writer.finish())
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(list.count == 3000)
    for _ in 1...2 {
      var reader = list.reader()
      for number in 1...3000 { #expect(try reader.next() == engineer(number)) }
      #expect(try reader.next() == nil)
    }
  }

  @Test func aFolderThatIsNotThereIsTold() throws {
    let writer = SpoolWriter(folder: "/nowhere")
    #expect(throws: IntakeError.self) {
      for number in 1...3000 { try writer.append { FormRecord.engineer(engineer(number)).write(to: &$0) } }
    }
  }

  /// Also in an order that no program writes, and over the ends of the pieces that are read at once.
  @Test func sharedStringsAreFoundInAnyOrder() throws {
    let texts = (0..<30_000).map { "文本 \($0) " + String(repeating: "路", count: $0 % 90) }
    var writer = SharedStrings.Writer(scratch: NSTemporaryDirectory())
    for text in texts { try writer.append(Array(text.utf8)) }
    let strings = SharedStrings(writer.finish())
    for index in [0, 29_999, 5, 6, 7, 15, 16, 17] { #expect(try strings.text(index).text == texts[index]) }
    for index in texts.indices { #expect(try strings.text(index).text == texts[index]) }
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5000 {
      let index = Int.random(in: 0..<30_000, using: &generator)
      #expect(try strings.text(index).text == texts[index])
    }
    #expect(throws: WorkbookFault.brokenXML) { try strings.text(30_000) }
    #expect(throws: WorkbookFault.brokenXML) { try strings.text(-1) }
  }

  @Test func faultsBeyondWhatIsKeptAreCounted() throws {
    var sheet = TinyWorkbook.Sheet("计划外派", [["姓名", "联系方式", "企业名称", "所在领域", "拟申请级别"]])
    let rows = FormReading.keptErrors + 500
    for row in 2..<(rows + 2) { sheet[row, 1] = .text("王一") }
    let reading = try TinyWorkbook(sheets: [sheet]).withFile { FormReader.read([("f.xlsx", $0)]) }
    #expect(reading.rejectedRows == rows && reading.engineers.count == 0)
    #expect(reading.rowErrors.count == FormReading.keptErrors)
    // Phone, field, level and enterprise of each.
    #expect(reading.rowErrors.count + reading.rowErrorsLeftOut >= 4 * rows)
  }
}

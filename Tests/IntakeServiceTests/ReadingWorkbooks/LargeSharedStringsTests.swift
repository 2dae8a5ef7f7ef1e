import AccordTesting
import Foundation
import Testing

@testable import IntakeService

/// Shared strings of more than a megabyte come from a thread of their own while the sheet is read.
struct LargeSharedStringsTests {
  private static let texts = (0..<30_000).map { "第 \($0) 项" + String(repeating: "路桥", count: $0 % 17) }

  private func strings(_ texts: [String] = texts, end: String = "</sst>") -> String {
    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      + texts.map { "<si><t>\($0)</t></si>" }.joined() + end
  }

  private func workbook(asking indices: [Int], strings: String) -> TinyWorkbook {
    var sheet = TinyWorkbook.Sheet("S")
    for (row, index) in indices.enumerated() {
      sheet[row + 1, 1] = .xml("<c r=\"A\(row + 1)\" t=\"s\"><v>\(index)</v></c>")
    }
    return TinyWorkbook(sheets: [sheet], parts: ["xl/sharedStrings.xml": strings])
  }

  private func read(_ workbook: TinyWorkbook) throws -> [String] {
    try workbook.withFile { path in
      var texts: [String] = []
      try WorkbookRows.read("x.xlsx", path: path, limits: WorkbookLimits(), scratch: NSTemporaryDirectory()) { step in
        if case .rows(let rows) = step { texts += rows.flatMap { $0.cells.map(\.text) } }
      }
      return texts
    }
  }

  @Test func areReadInOrderBackwardsAndAnyhow() throws {
    let all = Array(Self.texts.indices)
    var generator = SeededGenerator(seed: 11)
    let anyhow = (0..<20_000).map { _ in Int.random(in: all.indices, using: &generator) }
    for indices in [all, all.reversed(), anyhow, [29_999]] {
      #expect(try read(workbook(asking: indices, strings: strings())) == indices.map { Self.texts[$0] })
    }
  }

  @Test func anIndexBeyondTheLastIsAFault() throws {
    #expect(throws: WorkbookFault.brokenXML) { try read(workbook(asking: [0, 30_000], strings: strings())) }
  }

  /// The file is refused as it is where the part is small: what no cell asks for may be somebody's who was lost.
  @Test(arguments: [[0], [0, 29_999], []])
  func aFaultAtTheirEndRefusesTheFileWhoeverAsks(indices: [Int]) throws {
    let cut = workbook(asking: indices, strings: strings(end: "<si><t>"))
    #expect(throws: WorkbookFault.brokenXML) { try read(cut) }
  }

  /// The other thread is told and has ended when the reader is gone; a file that nobody goes on with keeps nothing.
  @Test func nobodyHasToReadThemToTheEnd() throws {
    try workbook(asking: [0], strings: strings()).withFile { path in
      for _ in 0..<20 {
        let reader = try WorkbookReader(path: path)
        var rows = 0
        try reader.rows(of: reader.sheets[0]) { _ in rows += 1 }
        #expect(rows == 1)
      }
    }
  }

  @Test func aFolderThatIsNotThereIsTold() throws {
    try workbook(asking: [29_999], strings: strings()).withFile { path in
      #expect(throws: WorkbookFault.unreadable) {
        try WorkbookRows.read("x.xlsx", path: path, limits: WorkbookLimits(), scratch: "/nowhere") { _ in }
      }
    }
  }
}

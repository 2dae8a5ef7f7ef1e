import AccordTesting
import Foundation
import Testing

@testable import IntakeService

/// Cells that are taken at a glance are read as they are when each tag is told.
struct PlainCellTests {
  private static let texts = ["王建国", "土木工程类", "A&amp;B", " 前后 ", "_x000D_甲", "一\r\n二", "", "\u{3000}", "13800000011"]

  private func cell(_ column: Int, _ row: Int, _ dice: inout Dice) -> String {
    let text = dice.pick(Self.texts)
    let reference = dice.pick([
      "\(CellReference.letters(column))\(row)", "\(CellReference.letters(column).lowercased())\(row)",
    ])
    let style = dice.pick(["", "", #" s="1""#, #" s="2""#])
    let start = dice.pick([#"<c r="\#(reference)""#, #"<c r="\#(reference)""#, "<c", #"<c  r='\#(reference)'"#])
    return dice.pick([
      #"\#(start)\#(style) t="inlineStr"><is><t>\#(text)</t></is></c>"#,
      #"\#(start) t="inlineStr"\#(style)><is><t xml:space="preserve">\#(text)</t></is></c>"#,
      #"\#(start)\#(style) t="inlineStr"><is><r><t>\#(text)</t></r><r><t>丙</t></r></is></c>"#,
      #"\#(start)\#(style) t="s"><v>\#(Int.random(in: 0..<6, using: &dice.random))</v></c>"#,
      #"\#(start)\#(style)><v>\#(dice.pick(["7", "45000", "1.5", "13800000011", "1E3", "-2", "x"]))</v></c>"#,
      #"\#(start)\#(style) t="n"><v>42</v></c>"#, #"\#(start)\#(style)/>"#, #"\#(start)\#(style)></c>"#,
      #"\#(start) t="str"><f>A1</f><v>\#(text)</v></c>"#, #"\#(start) t="b"><v>1</v></c>"#,
      #"\#(start)\#(style)><f>1+1</f><v>2</v></c>"#, #"\#(start) t="e"><v>#N/A</v></c>"#,
      #"\#(start) t="inlineStr"><is><t>\#(text)</t><rPh><t>音</t></rPh></is></c>"#,
    ])
  }

  private func sheet(_ dice: inout Dice) -> String {
    var xml = "<worksheet><sheetData>"
    for row in 1...Int.random(in: 1...6, using: &dice.random) {
      xml += #"<row r="\#(row)">"#
      for column in 1...Int.random(in: 1...6, using: &dice.random) { xml += cell(column, row, &dice) }
      xml += "</row>"
    }
    xml += "</sheetData></worksheet>"
    // One in ten is damaged somewhere.
    if dice.chance(10) {
      var bytes = Array(xml.utf8)
      bytes.remove(at: Int.random(in: 20..<bytes.count - 20, using: &dice.random))
      return String(decoding: bytes, as: UTF8.self)
    }
    return xml
  }

  /// What is read of a sheet that comes in pieces; in pieces of one byte no cell is there as a whole when it begins.
  private func rows(_ xml: String, piece: Int) throws -> (rows: [SheetRow], fault: WorkbookFault?) {
    var writer = SharedStrings.Writer(scratch: NSTemporaryDirectory())
    for text in ["甲", "乙乙", "", " ", "己"] { try writer.append(Array(text.utf8)) }
    var rows: [SheetRow] = []
    let part = SheetPart(
      sheet: "S", limits: WorkbookLimits(), strings: SharedStrings(writer.finish()),
      styles: CellStyles(styles: [false, true, false], struck: [false, false, true], starts1904: false), cells: 0
    ) { rows.append($0) }
    let scanner = XMLByteScanner(part)
    let bytes = Array(xml.utf8)
    do throws(WorkbookFault) {
      for start in stride(from: 0, to: bytes.count, by: piece) {
        var fault: WorkbookFault?
        bytes[start..<min(start + piece, bytes.count)].withUnsafeBytes { bytes in
          do throws(WorkbookFault) { try scanner.feed(bytes) } catch { fault = error }
        }
        if let fault { throw fault }
      }
      try scanner.end()
      return (rows, nil)
    } catch {
      return (rows, error)
    }
  }

  @Test func cellsAreTheSameHoweverTheyCome() throws {
    var dice = Dice(random: SeededGenerator(seed: 77))
    var cells = 0
    var faults = 0
    for _ in 0..<3000 {
      let xml = sheet(&dice)
      let whole = try rows(xml, piece: xml.utf8.count)
      let bytes = try rows(xml, piece: 1)
      #expect(whole.rows == bytes.rows && whole.fault == bytes.fault, "\(xml)")
      if whole.fault != nil { faults += 1 }
      cells += whole.rows.reduce(0) { $0 + $1.cells.count }
    }
    #expect(cells > 5000 && faults > 50)
  }

  /// Written otherwise than expected, or not yet there as a whole.
  @Test(arguments: [
    #"<c r="A1" t="s"><v>1</v></c"#, #"<c r="A1" r="B1"><v>1</v></c>"#, #"<c r="A"><v>1</v></c>"#, #"<c><v>1</v></c>"#,
    #"<c r="A1" cm="1"><v>1</v></c>"#, #"<c r="A1" t="s"><v>-1</v></c>"#, #"<c r="A1" t="str"><v>x</v></c>"#,
    #"<c r="A1" t="inlineStr"><is><t>a&lt;</t></is></c>"#, #"<c r="A1"><f>1</f><v>1</v></c>"#, #"<cols r="A1"/>"#,
  ])
  func othersAreLeftToTheScanner(xml: String) {
    #expect(Array(xml.utf8).withUnsafeBufferPointer { PlainCell($0, at: 0)?.end } == nil)
  }

  @Test func whatIsExpectedIsTakenToItsEnd() {
    for xml in [
      #"<c r="AB12" s="3" t="s"><v>23</v></c>"#,
      #"<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 甲</t></is></c>"#,
      #"<c r="A1"><v>-1.5E3</v></c>"#, #"<c r="A1" s="1"/>"#,
    ] {
      #expect(Array((xml + "<c").utf8).withUnsafeBufferPointer { PlainCell($0, at: 0)?.end } == xml.utf8.count)
    }
  }
}

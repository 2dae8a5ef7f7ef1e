import AccordTesting
import Foundation
import Testing

@testable import IntakeService

struct MergeAnchorsTests {
  private static func region(_ rows: ClosedRange<Int>, _ columns: ClosedRange<Int>) throws -> MergedRegion {
    let letters = (CellReference.letters(columns.lowerBound), CellReference.letters(columns.upperBound))
    return try #require(
      MergedRegion("\(letters.0)\(rows.lowerBound):\(letters.1)\(rows.upperBound)".utf8))
  }

  /// Areas as programs write them, short and tall ones beside each other, and every cell.
  @Test(arguments: 1...20)
  func everyCellFindsTheAreaThatCoversIt(seed: Int) throws {
    var dice = SeededGenerator(seed: UInt64(seed))
    var regions: [MergedRegion] = []
    for column in stride(from: 1, through: 28, by: 4) {
      var row = Int.random(in: 1...5, using: &dice)
      while row < 500 {
        let height = Int.random(in: 1...10, using: &dice) == 1 ? 250 : Int.random(in: 1...4, using: &dice)
        let width = Int.random(in: 1...4, using: &dice)
        if height * width > 1 {
          regions.append(try Self.region(row...(row + height - 1), column...(column + width - 1)))
        }
        row += height + Int.random(in: 0...2, using: &dice)
      }
    }
    regions.sort { ($0.firstRow, $0.firstColumn) < ($1.firstRow, $1.firstColumn) }
    var anchors = MergeAnchors(regions)
    for row in 1...520 {
      for column in 1...32 {
        let cell = CellReference(column: column, row: row)
        let area = regions.first {
          ($0.firstRow...$0.lastRow).contains(row) && ($0.firstColumn...$0.lastColumn).contains(column)
        }
        #expect(anchors.covers(cell) == (area != nil), "\(cell)")
        guard row % 50 == 0 else { continue }
        let anchor = area.map { CellReference(column: $0.firstColumn, row: $0.firstRow) } ?? cell
        #expect(MergeAnchors.anchors(of: [cell], in: regions) == [anchor])
      }
    }
  }

  @Test func ofAreasThatOverlapTheFirstCounts() throws {
    let regions = [try Self.region(2...9, 2...5), try Self.region(3...20, 4...8), try Self.region(10...12, 2...3)]
    let cells = [(4, 5), (8, 5), (2, 11)].map { CellReference(column: $0.0, row: $0.1) }
    let found = MergeAnchors.anchors(of: cells, in: regions)
    let anchors = [(2, 2), (8, 5), (2, 10)].map { CellReference(column: $0.0, row: $0.1) }
    #expect(found == Set(anchors))
  }
}

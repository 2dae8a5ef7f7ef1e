/// Reads the merged areas of a sheet and nothing else.
final class MergePart: XMLVisitor {
  private let limit: Int
  private let skipsRows: Bool
  private(set) var regions: [MergedRegion] = []

  init(limit: Int, skipsRows: Bool) {
    self.limit = limit
    self.skipsRows = skipsRows
  }

  func skips(_ name: XMLName) -> Bool {
    skipsRows && name == "sheetData"
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    guard name == "mergeCell", let reference = attributes.bytes("ref"), let region = MergedRegion(reference) else {
      return
    }
    guard regions.count < limit else { throw .archiveTooLarge }
    regions.append(region)
  }
}

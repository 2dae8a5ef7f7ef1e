/// Reads the merged areas of a sheet and nothing else.
final class MergePart: XMLVisitor {
  private let limit: Int
  private(set) var regions: [MergedRegion] = []

  init(limit: Int) {
    self.limit = limit
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    guard name == "mergeCell", let reference = attributes.bytes("ref"), let region = MergedRegion(reference) else {
      return
    }
    guard regions.count < limit else { throw .archiveTooLarge }
    regions.append(region)
  }
}

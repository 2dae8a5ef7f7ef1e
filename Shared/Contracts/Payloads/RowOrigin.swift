/// Where in a workbook something stands.
package struct RowOrigin: Codable, Sendable, Hashable {
  /// The workbook's file name as it was sent.
  package var file: String
  package var sheet: String
  /// From 1, as a spreadsheet shows it.
  package var row: Int

  package init(file: String, sheet: String, row: Int) {
    self.file = file
    self.sheet = sheet
    self.row = row
  }
}

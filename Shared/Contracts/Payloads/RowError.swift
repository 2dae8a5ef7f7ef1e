/// Why a row of a workbook was not taken, or taken with a doubt: where, what and how to mend it, in Chinese, for the unit.
package struct RowError: Codable, Sendable, Hashable {
  package var sheet: String
  /// From 1, as a spreadsheet shows it.
  package var row: Int
  /// Column letters as a spreadsheet shows them, e.g. `K`.
  package var column: String
  /// e.g. `unknownField`, `invalidPhone`, `missingName`, `missingLevel`.
  package var code: String
  package var message: String

  package init(sheet: String, row: Int, column: String, code: String, message: String) {
    self.sheet = sheet
    self.row = row
    self.column = column
    self.code = code
    self.message = message
  }
}

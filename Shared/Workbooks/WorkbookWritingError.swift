/// Why a workbook could not be written. Texts never hold what was to be written.
package struct WorkbookWritingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// e.g. `sheet 已外派`.
  package var part: String
  package var reason: String

  package var description: String { "the workbook could not be written (\(part)): \(reason)" }
}

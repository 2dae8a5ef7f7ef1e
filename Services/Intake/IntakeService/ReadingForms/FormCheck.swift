import Contracts
import Foundation

/// Reads a workbook as a submission's is read, to the last engineer, and records nothing: for measuring the reader.
package struct FormCheck: Sendable, Hashable {
  package let engineers: Int
  package let rejectedRows: Int
  package let rowErrors: Int
  /// Codes of the file's faults.
  package let faults: [String]

  package init(path: String) throws {
    let reading = FormReader.read([(file: "workbook.xlsx", path: path)])
    var engineers = reading.engineers.reader()
    var count = 0
    while try engineers.next() != nil { count += 1 }
    self.engineers = count
    rejectedRows = reading.rejectedRows
    rowErrors = reading.rowErrors.count + reading.rowErrorsLeftOut
    faults = reading.faults.map(\.code)
  }
}

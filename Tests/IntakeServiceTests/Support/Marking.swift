import AccordTesting
import Contracts
import Foundation
import Testing

@testable import IntakeService

/// A workbook with the marks of what reading it found, as a receipt returns it.
struct Marking {
  var reading: FormReading
  var marks: [String: SheetMarks]
  var columns: [String: Int]
  var path: String

  /// Everybody who could be read counts as taken.
  static func run<Result>(_ path: String, _ body: (Marking) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(try mark(path, in: folder))
  }

  static func mark(_ path: String, in folder: String) throws -> Marking {
    let reading = FormReader.read([(file: "f.xlsx", path: path)])
    #expect(reading.faults.isEmpty)
    let rejected = Set(
      reading.rowErrors.filter { RowFault.rejectingCodes.contains($0.code) }.map {
        RowOrigin(file: "f.xlsx", sheet: $0.sheet, row: $0.row)
      })
    let rows =
      reading.engineers.map { RowOutcome(origin: $0.origin, result: .taken) }
      + rejected.map { RowOutcome(origin: $0, result: .rejected) }
    let marks = RowVerdicts.marks(rows: rows, errors: reading.rowErrors, file: "f.xlsx", isOneOfSeveral: false)
    let target = folder + "/returned.xlsx"
    let columns = try ReturnedWorkbook(marks: marks, limits: WorkbookLimits()).write(path, to: target, scratch: folder)
    return Marking(reading: reading, marks: marks, columns: columns, path: target)
  }

  struct Comparison: Decodable {
    struct Cell: Decodable, Hashable {
      var text: String
      var type: String
      var format: String

      init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        text = try values.decode(String.self)
        type = try values.decode(String.self)
        format = try values.decode(String.self)
      }
    }

    var differences: [String]
    /// By sheet and row.
    var ours: [String: [String: [Cell]]]
    /// By sheet and cell.
    var fills: [String: [String: String?]]
    var touched: [String]
    /// Points, by sheet and row.
    var raised: [String: Double]
    /// Points, by sheet and row, of rows with texts of ours; absent where the file says none.
    var heights: [String: [String: Double]]

    func texts(_ sheet: String, _ row: Int) -> [String] {
      ours[sheet]?[String(row)]?.map(\.text) ?? []
    }
  }

  /// What another program finds when it compares it with the one that was sent.
  ///
  /// - Parameter marked: the cells whose fill may differ.
  func compare(with sent: String, marked: [String: [String]]) async throws -> Comparison {
    let plan: [String: Any] = ["columns": columns, "marked": marked]
    let run = try await CommandRun.run(
      try await PythonEnvironment.shared.python(),
      [ProjectFolder.root.appending(path: "Tests/Support/compare_workbooks.py").path(), sent, path],
      input: [UInt8](try JSONSerialization.data(withJSONObject: plan)))
    #expect(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Comparison.self, from: Data(run.output.utf8))
  }
}

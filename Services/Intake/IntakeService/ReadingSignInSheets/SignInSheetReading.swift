import Contracts
import Foundation
import Workbooks

/// Reads a briefing's sign-in sheet (N2.2) with the reader that all workbooks are read by. Nothing is kept of it.
struct SignInSheetReading: Sendable {
  /// What fits into a request, in base64.
  private static let maximumBytes = 180_000

  let limits: WorkbookLimits

  func read(_ request: ReadSignInSheet.Request) throws -> SignInReading {
    guard let file = Data(base64Encoded: request.workbook), file.count <= Self.maximumBytes else {
      throw IntakeError.invalidArgument(
        name: "workbook", message: "takes a file of at most \(Self.maximumBytes) bytes, in base64")
    }
    let path = FileManager.default.temporaryDirectory.appending(path: "accord-\(UUID().uuidString).xlsx")
    guard
      FileManager.default.createFile(
        atPath: path.path(), contents: file, attributes: [.posixPermissions: 0o600])
    else { throw IntakeError.storage("write a sign-in sheet to the temporary folder") }
    defer { try? FileManager.default.removeItem(at: path) }
    do {
      return try rows(path.path())
    } catch {
      throw IntakeError.invalidArgument(name: "workbook", message: error.message)
    }
  }

  private func rows(_ path: String) throws(WorkbookFault) -> SignInReading {
    var limits = limits
    // A file of this size that unpacks to more is none that anybody filled in.
    limits.unpackedBytes = min(limits.unpackedBytes, 32 << 20)
    let workbook = try WorkbookReader(path: path, limits: limits)
    let box = Box()
    for sheet in workbook.sheets {
      box.rows.beginSheet()
      try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in
        box.rows.read(row: row.number, row.cells.map { ($0.column, $0.text) })
      }
    }
    return box.rows.finished()
  }

  /// Holds what was read while rows come in through an escaping closure.
  private final class Box {
    var rows = SignInRows()
  }
}

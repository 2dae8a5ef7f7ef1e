import Foundation

/// Goes through all rows of a workbook. One thread unpacks and takes the XML apart while another, the caller's, makes something
/// of the rows: the two are about the same work.
enum WorkbookRows {
  /// Of texts that go over to the other thread at once.
  private static let batchBytes = 1 << 17

  static func read(
    _ file: String, path: String, limits: WorkbookLimits, scratch: String,
    _ visit: (WorkbookStep) throws(WorkbookFault) -> Void
  ) throws(WorkbookFault) {
    let steps = Handover<WorkbookStep>()
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      do throws(WorkbookFault) {
        try unpack(file, path, limits, scratch, steps)
        steps.end(.success(()))
      } catch {
        steps.end(.failure(error))
      }
      done.signal()
    }
    thread.start()
    // The file is closed, and its memory free, when this returns.
    defer { done.wait() }
    do throws(WorkbookFault) {
      while let step = try steps.next() { try visit(step) }
    } catch {
      steps.cancel()
      throw error
    }
  }

  private static func unpack(
    _ file: String, _ path: String, _ limits: WorkbookLimits, _ scratch: String, _ steps: Handover<WorkbookStep>
  ) throws(WorkbookFault) {
    let workbook = try WorkbookReader(path: path, limits: limits, scratch: scratch)
    if let supplement = try SupplementReader.read(workbook, file: file) {
      _ = steps.put(.supplement(supplement))
      return
    }
    for sheet in workbook.sheets {
      guard steps.put(.sheet(sheet, merges: try workbook.mergedRegions(of: sheet))) else { return }
      var batch: [SheetRow] = []
      var bytes = 0
      var isWanted = true
      try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in
        guard isWanted else { throw .unreadable }
        batch.append(row)
        bytes += row.cells.reduce(0) { $0 + $1.text.utf8.count }
        if bytes >= batchBytes {
          isWanted = steps.put(.rows(batch))
          batch = []
          bytes = 0
        }
      }
      guard isWanted, steps.put(.rows(batch)) else { return }
    }
    try workbook.finish()
  }
}

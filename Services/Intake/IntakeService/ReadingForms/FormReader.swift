import Contracts
import Foundation

/// Reads Attachment 3 out of the workbooks of one submission.
///
/// The tables may stand on one sheet, on several, or in several files, and the people in a table of their own (A3); so
/// everything is taken apart first and joined afterwards.
struct FormReader {
  private var sheets: [(file: String, sheet: String, reading: SheetReading)] = []
  private var faults: [SubmissionFault] = []
  private var supplements: [SupplementReading] = []
  /// How sheets are called where several files have sheets of the same name.
  private let namesFiles: Bool
  private let scratch: String

  /// - Parameters:
  ///   - workbooks: each with the name that it was sent under.
  ///   - scratch: a folder for what does not fit into memory.
  static func read(
    _ workbooks: [(file: String, path: String)], limits: WorkbookLimits = WorkbookLimits(),
    scratch: String = NSTemporaryDirectory()
  ) -> FormReading {
    var reader = FormReader(namesFiles: workbooks.count > 1, scratch: scratch)
    for workbook in workbooks {
      do {
        try reader.readWorkbook(workbook.file, path: workbook.path, limits: limits)
      } catch {
        reader.faults.append(SubmissionFault(code: error.code, file: workbook.file, message: error.message))
      }
    }
    do {
      return try reader.join()
    } catch {
      // The disk's fault: the same file can come again.
      let fault = WorkbookFault.unreadable
      return FormReading(faults: [SubmissionFault(code: fault.code, message: fault.message)])
    }
  }

  private init(namesFiles: Bool, scratch: String) {
    self.namesFiles = namesFiles
    self.scratch = scratch
  }

  private mutating func readWorkbook(_ file: String, path: String, limits: WorkbookLimits) throws(WorkbookFault) {
    let workbook = try WorkbookReader(path: path, limits: limits)
    if let supplement = try SupplementReader.read(workbook, file: file) {
      supplements.append(supplement)
      return
    }
    var found: [(file: String, sheet: String, reading: SheetReading)] = []
    for sheet in workbook.sheets {
      let merges = try workbook.mergedRegions(of: sheet)
      let box = SheetBox(SheetFormReader(sheet: sheet, merges: merges))
      try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in box.reader.read(row) }
      found.append((file, sheet.name, box.reader.reading))
    }
    guard found.contains(where: \.reading.hasForm) else { throw .formNotFound }
    sheets += found
    for sheet in found where !sheet.reading.hasForm && sheet.reading.hasStrayPhone {
      faults.append(
        SubmissionFault(
          code: "headingsNotFound", file: file,
          message: "工作表“\(sheet.sheet)”中有电话号码，但没有找到表头，未予读取。如其中有推荐人员，请加上“姓名、联系方式、所在领域、当前所在地、拟申请级别、主要工程实践经历”的表头后重新提交。"))
    }
  }

  private func join() throws(IntakeError) -> FormReading {
    let engineers = SpoolWriter(folder: scratch)
    var reading = FormReading(faults: faults, supplements: supplements)
    reading.unit = sheets.lazy.compactMap(\.reading.unit).first
    reading.projects = sheets.flatMap { $0.reading.entries.compactMap(ReportedProject.init) }
    var tables = EnterpriseIndex(sheets.flatMap { $0.reading.entries.filter { !$0.isAttached && $0.dispatch != nil } })
    // Enterprises that somebody was put forward for.
    var joined = Set(tables.entries.filter { $0.candidateRows > 0 }.map { EnterpriseCell.key($0.enterprise.name) })
    for (file, name, sheet) in sheets {
      reading.specimenRows += sheet.specimenRows
      var errors: [RowError] = []
      for fault in sheet.faults { errors.append(error(file, name, fault.row, fault.column, fault.fault)) }
      for draft in sheet.drafts {
        let entry = draft.entry.map { sheet.entries[$0] }
        let place =
          draft.isAttached || draft.dispatch == nil
          ? CandidatePlace.attached(draft, own: entry, tables: &tables) : CandidatePlace.inline(draft, entry)
        if draft.isAttached || draft.dispatch == nil, let enterprise = place.enterprise {
          joined.insert(EnterpriseCell.key(enterprise.name))
        }
        var row = CandidateReader(file: file)
        let engineer = row.read(draft, place: place)
        for (column, fault) in row.faults { errors.append(error(file, name, draft.row, column, fault)) }
        if let engineer {
          try engineers.append { engineer.write(to: &$0) }
        } else {
          reading.rejectedRows += 1
        }
      }
      reading.rowErrors += errors.sorted { $0.row < $1.row }
    }
    reading.rowErrors += sheets.flatMap { sheet in missing(sheet.file, sheet.sheet, sheet.reading, joined) }
    reading.rowErrorsLeftOut = max(0, reading.rowErrors.count - FormReading.keptErrors)
    reading.rowErrors.removeLast(reading.rowErrorsLeftOut)
    reading.engineers = EngineerList(engineers.finish())
    return reading
  }

  /// Enterprises for which nobody was put forward, neither in their rows nor in an attached table.
  private func missing(_ file: String, _ sheet: String, _ reading: SheetReading, _ joined: Set<String>) -> [RowError] {
    reading.entries.compactMap { entry in
      guard !entry.isAttached, !joined.contains(EnterpriseCell.key(entry.enterprise.name))
      else { return nil }
      let name = entry.enterprise.name
      let fault: RowFault =
        entry.refersToAttachedTable ? .attachedTableMissing(enterprise: name) : .noCandidates(enterprise: name)
      return error(file, sheet, entry.row, CellReference.letters(entry.column), fault)
    }
  }

  private func error(_ file: String, _ sheet: String, _ row: Int, _ column: String, _ fault: RowFault) -> RowError {
    RowError(
      sheet: namesFiles ? "\(file)：\(sheet)" : sheet, row: row, column: column, code: fault.code,
      message: fault.message)
  }
}

/// Holds the reader while rows come in through an escaping closure.
private final class SheetBox {
  var reader: SheetFormReader

  init(_ reader: SheetFormReader) {
    self.reader = reader
  }
}

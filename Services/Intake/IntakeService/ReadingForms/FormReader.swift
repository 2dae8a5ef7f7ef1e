import Contracts
import Foundation

/// Reads Attachment 3 out of the workbooks of one submission.
///
/// The tables may stand on one sheet, on several, or in several files, and the people in a table of their own (A3); so
/// everything is taken apart first and joined afterwards.
struct FormReader {
  private var workbooks: [WorkbookForm] = []
  private var faults: [SubmissionFault] = []
  private var supplements: [SupplementReading] = []
  private let terms = FormTerms()
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
    let content = try WorkbookFormReader.read(file, path: path, limits: limits, scratch: scratch, terms)
    guard case .form(let workbook) = content else {
      if case .supplement(let supplement) = content { supplements.append(supplement) }
      return
    }
    workbooks.append(workbook)
    for (sheet, reading) in workbook.sheets where !reading.hasForm && reading.hasStrayPhone {
      faults.append(
        SubmissionFault(
          code: "headingsNotFound", file: file,
          message: "工作表“\(sheet.name)”中有电话号码，但没有找到表头，未予读取。如其中有推荐人员，请加上“姓名、联系方式、所在领域、当前所在地、拟申请级别、主要工程实践经历”的表头后重新提交。"))
    }
  }

  private mutating func join() throws(IntakeError) -> FormReading {
    var reading = FormReading(faults: faults, supplements: supplements)
    let sheets = workbooks.flatMap(\.sheets)
    reading.unit = sheets.lazy.compactMap(\.reading.unit).first
    reading.projects = sheets.flatMap { $0.reading.entries.compactMap(ReportedProject.init) }
    let tables = EnterpriseIndex(
      sheets.flatMap { $0.reading.entries.filter { !$0.isAttached && $0.dispatch != nil } })
    // Enterprises that somebody was put forward for.
    var joined = Set(tables.entries.filter { $0.candidateRows > 0 }.map(\.enterprise.key))
    reading.rejectedRows = workbooks.reduce(0) { $0 + $1.rejectedRows }
    if workbooks.count == 1, !workbooks[0].hasDrafts {
      reading.engineers = EngineerList(workbooks[0].people)
    } else {
      let people = SpoolWriter(folder: scratch)
      var tables = tables
      for place in workbooks.indices {
        reading.rejectedRows += try joinDrafts(&workbooks[place], &tables, &joined, people)
      }
      reading.engineers = EngineerList(people.finish())
    }
    for workbook in workbooks {
      for (sheet, form) in workbook.sheets {
        reading.specimenRows += form.specimenRows
        reading.rowErrorsLeftOut += form.faults.leftOut
        for fault in form.faults.faults.sorted(by: { $0.row < $1.row }) {
          reading.rowErrors.append(error(workbook.file, sheet.name, fault.row, fault.column, fault.fault))
        }
      }
    }
    for workbook in workbooks {
      for (sheet, form) in workbook.sheets {
        reading.rowErrors += missing(workbook.file, sheet.name, form, joined)
      }
    }
    let more = max(0, reading.rowErrors.count - FormReading.keptErrors)
    reading.rowErrors.removeLast(more)
    reading.rowErrorsLeftOut += more
    return reading
  }

  /// Everybody of a workbook to one list, those of attached tables with their enterprises.
  ///
  /// - Returns: how many rows were rejected.
  private func joinDrafts(
    _ workbook: inout WorkbookForm, _ tables: inout EnterpriseIndex, _ joined: inout Set<String>, _ people: SpoolWriter
  ) throws(IntakeError) -> Int {
    var rejected = 0
    var records = workbook.people.reader()
    while let record = try records.read({ FormRecord(from: &$0) }) {
      guard case .draft(let draft, let sheet) = record else {
        try people.append { record.write(to: &$0) }
        continue
      }
      let own = draft.entry.map { workbook.sheets[sheet].reading.entries[$0] }
      let place = CandidatePlace.attached(draft, own: own, tables: &tables, terms)
      if let enterprise = place.enterprise { joined.insert(EnterpriseCell.key(enterprise.name)) }
      var row = CandidateReader(file: workbook.file, terms: terms)
      let engineer = row.read(draft, place: place)
      for (column, fault) in row.faults { workbook.sheets[sheet].reading.faults.add(draft.row, column, fault) }
      if let engineer {
        try people.append { FormRecord.engineer(engineer).write(to: &$0) }
      } else {
        rejected += 1
      }
    }
    return rejected
  }

  /// Enterprises for which nobody was put forward, neither in their rows nor in an attached table.
  private func missing(_ file: String, _ sheet: String, _ reading: SheetReading, _ joined: Set<String>) -> [RowError] {
    reading.entries.lazy.filter { !$0.isAttached && !joined.contains($0.enterprise.key) }.map { entry in
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

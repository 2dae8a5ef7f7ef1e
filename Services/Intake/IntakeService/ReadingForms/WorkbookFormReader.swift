/// Reads the form out of one workbook, row by row. Nothing is kept in memory but what the tables say of enterprises and the faults.
final class WorkbookFormReader {
  private let file: String
  private let terms: FormTerms
  private let people: SpoolWriter
  private var sheets: [(sheet: SheetInfo, reading: SheetReading)] = []
  private var current: SheetFormReader?
  private var hasDrafts = false
  private var rejectedRows = 0
  private var supplement: SupplementReading?

  private init(file: String, terms: FormTerms, scratch: String) {
    self.file = file
    self.terms = terms
    people = SpoolWriter(folder: scratch)
  }

  static func read(
    _ file: String, path: String, limits: WorkbookLimits, scratch: String, _ terms: FormTerms
  ) throws(WorkbookFault) -> WorkbookContent {
    let reader = WorkbookFormReader(file: file, terms: terms, scratch: scratch)
    try WorkbookRows.read(file, path: path, limits: limits, scratch: scratch) { (step) throws(WorkbookFault) in
      switch step {
      case .sheet(let sheet, let merges): try reader.begin(sheet, merges)
      case .supplement(let supplement): reader.supplement = supplement
      case .rows(let rows): try reader.take(rows)
      }
    }
    if let supplement = reader.supplement { return .supplement(supplement) }
    try reader.end()
    guard reader.sheets.contains(where: \.reading.hasForm) else { throw .formNotFound }
    let form = WorkbookForm(
      file: file, sheets: reader.sheets, people: reader.people.finish(), hasDrafts: reader.hasDrafts,
      rejectedRows: reader.rejectedRows)
    return .form(form)
  }

  private func begin(_ sheet: SheetInfo, _ merges: [MergedRegion]) throws(WorkbookFault) {
    try end()
    current = SheetFormReader(sheet: sheet, merges: merges, terms: terms)
  }

  private func take(_ rows: [SheetRow]) throws(WorkbookFault) {
    guard var sheet = current else { return }
    // Taken out meanwhile: it would be copied at each row.
    current = nil
    defer { current = sheet }
    for row in rows {
      if let draft = sheet.read(row) { try take(draft, &sheet.reading) }
    }
  }

  private func end() throws(WorkbookFault) {
    guard var sheet = current else { return }
    current = nil
    if let draft = sheet.finish() { try take(draft, &sheet.reading) }
    sheets.append((sheet.sheet, sheet.reading))
  }

  private func take(_ draft: CandidateDraft, _ reading: inout SheetReading) throws(WorkbookFault) {
    if draft.needsTables {
      hasDrafts = true
      return try keep(.draft(draft, sheet: sheets.count))
    }
    var row = CandidateReader(file: file, terms: terms)
    let entry = draft.entry.map { reading.entries[$0] }
    let engineer = row.read(draft, place: .inline(draft, entry))
    for (column, fault) in row.faults { reading.faults.add(draft.row, column, fault) }
    guard let engineer else {
      rejectedRows += 1
      return
    }
    try keep(.engineer(engineer))
  }

  private func keep(_ record: FormRecord) throws(WorkbookFault) {
    do {
      try people.append { record.write(to: &$0) }
    } catch {
      throw .unreadable
    }
  }
}

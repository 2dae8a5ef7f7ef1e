/// Reads the form out of one workbook, row by row. Nothing is kept in memory but what the tables say of enterprises and the faults.
///
/// Three threads are at it: one unpacks, this one finds the tables and takes their rows apart, one reads the people.
final class WorkbookFormReader {
  private let terms: FormTerms
  private let people: CandidateKeeper
  private var sheets: [(sheet: SheetInfo, reading: SheetReading)] = []
  private var current: SheetFormReader?
  private var supplement: SupplementReading?

  private init(file: String, terms: FormTerms, scratch: String) {
    self.terms = terms
    people = CandidateKeeper(file: file, scratch: scratch)
  }

  static func read(
    _ file: String, path: String, limits: WorkbookLimits, scratch: String, _ terms: FormTerms
  ) throws(WorkbookFault) -> WorkbookContent {
    let reader = WorkbookFormReader(file: file, terms: terms, scratch: scratch)
    do throws(WorkbookFault) {
      try WorkbookRows.read(file, path: path, limits: limits, scratch: scratch) { (step) throws(WorkbookFault) in
        switch step {
        case .sheet(let sheet, let merges): try reader.begin(sheet, merges)
        case .supplement(let supplement): reader.supplement = supplement
        case .rows(let rows): try reader.take(rows)
        }
      }
      try reader.end()
    } catch {
      reader.people.abandon()
      throw error
    }
    let kept = try reader.people.finish()
    if let supplement = reader.supplement { return .supplement(supplement) }
    guard reader.sheets.contains(where: \.reading.hasForm) else { throw .formNotFound }
    for (place, faults) in kept.faults.enumerated() { reader.sheets[place].reading.faults.merge(faults) }
    let form = WorkbookForm(
      file: file, sheets: reader.sheets, people: kept.people, hasDrafts: kept.hasDrafts, rejectedRows: kept.rejectedRows
    )
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
      if let draft = sheet.read(row) { try people.take(draft, sheet.reading.entries) }
    }
  }

  private func end() throws(WorkbookFault) {
    guard var sheet = current else { return }
    current = nil
    if let draft = sheet.finish() { try people.take(draft, sheet.reading.entries) }
    try people.endSheet()
    sheets.append((sheet.sheet, sheet.reading))
  }
}

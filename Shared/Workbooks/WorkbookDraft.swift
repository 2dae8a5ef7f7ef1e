/// A workbook to be written, whole: what people are sent to fill in. One that was sent by people is never written anew from this.
package struct WorkbookDraft: Sendable {
  package var title: String
  package var sheets: [SheetDraft]
  /// Names for ranges, e.g. `土木工程类` for `=选项!$A$1:$A$9`; formulas of drop-downs may use them.
  package var names: [(name: String, formula: String)] = []
  /// Seconds since 1970, told as the time of creation. The same draft gives the same bytes.
  package var createdAt: Int

  package init(title: String, sheets: [SheetDraft] = [], createdAt: Int) {
    self.title = title
    self.sheets = sheets
    self.createdAt = createdAt
  }

  /// Writes an .xlsx; a file that is there is replaced.
  package func write(to path: String) throws(WorkbookWritingError) {
    let writer = try WorkbookWriter(path: path, title: title, createdAt: createdAt)
    var lists = ChoiceSheet(taken: sheets.map(\.name))
    for sheet in sheets { try writer.add(sheet, lists: &lists) }
    if let sheet = lists.sheet {
      var none = ChoiceSheet(taken: [])
      try writer.add(sheet, lists: &none)
    }
    for (name, formula) in names { try writer.define(name, formula) }
    try writer.finish()
  }
}

import Contracts

extension CandidateDraft {
  func write(to fields: inout FieldWriter) {
    fields.put(sheet)
    fields.put(sheetIsHidden)
    fields.put(row)
    fields.put(rowIsHidden)
    fields.put(dispatch?.rawValue)
    fields.put(isAttached)
    fields.put(isUndivided)
    fields.put(isRefused)
    fields.put(entry ?? -1)
    fields.put(cells.count)
    for (kind, cell) in cells.all {
      fields.put(kind.rawValue)
      fields.put(cell.column)
      fields.put(cell.text)
    }
  }

  init(from fields: inout FieldReader) {
    sheet = fields.text()
    sheetIsHidden = fields.bool()
    row = fields.int()
    rowIsHidden = fields.bool()
    dispatch = fields.optionalText().flatMap(Dispatch.init(rawValue:))
    isAttached = fields.bool()
    isUndivided = fields.bool()
    isRefused = fields.bool()
    let place = fields.int()
    entry = place < 0 ? nil : place
    cells = FormCells()
    for _ in 0..<fields.int() {
      let kind = FormColumn(rawValue: fields.int())
      let cell = FormCell(column: fields.int(), text: fields.optionalText())
      if let kind { cells[kind] = cell }
    }
  }
}

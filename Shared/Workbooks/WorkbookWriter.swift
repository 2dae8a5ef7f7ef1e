import CXlsxWriter

/// Writes drafts with libxlsxwriter. Owns the C workbook until it is finished.
final class WorkbookWriter {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]

  init(path: String, title: String, createdAt: Int) throws(WorkbookWritingError) {
    guard let workbook = workbook_new(path) else {
      throw WorkbookWritingError(part: "file", reason: "it could not be begun")
    }
    self.workbook = workbook
    var properties = lxw_doc_properties()
    properties.created = createdAt
    let code = title.withCString { text in
      // The library copies the text.
      properties.title = UnsafeMutablePointer(mutating: text)
      return workbook_set_properties(workbook, &properties)
    }
    try Self.check(code, "properties")
  }

  deinit {
    if let workbook { lxw_workbook_free(workbook) }
  }

  func finish() throws(WorkbookWritingError) {
    guard let workbook else { return }
    self.workbook = nil
    // Frees the workbook, whether or not it could be written.
    try Self.check(workbook_close(workbook), "file")
  }

  func define(_ name: String, _ formula: String) throws(WorkbookWritingError) {
    try Self.check(workbook_define_name(workbook, name, formula), "name \(name)")
  }

  func add(_ draft: SheetDraft, lists: inout ChoiceSheet) throws(WorkbookWritingError) {
    let part = "sheet \(draft.name)"
    try Self.check(workbook_validate_sheet_name(workbook, draft.name), part)
    guard let sheet = workbook_add_worksheet(workbook, draft.name) else {
      throw WorkbookWritingError(part: part, reason: "it could not be added")
    }
    if draft.isHidden { worksheet_hide(sheet) }
    for (number, column) in draft.columns.sorted(by: { $0.key < $1.key }) {
      var options = lxw_row_col_options(hidden: column.isHidden ? 1 : 0, level: 0, collapsed: 0)
      let place = lxw_col_t(clamping: number - 1)
      try Self.check(
        worksheet_set_column_opt(sheet, place, place, column.width, try column.style.map(format), &options), part)
    }
    for (number, row) in draft.rows.sorted(by: { $0.key < $1.key }) {
      var options = lxw_row_col_options(hidden: row.isHidden ? 1 : 0, level: 0, collapsed: 0)
      try Self.check(
        worksheet_set_row_opt(
          sheet, lxw_row_t(clamping: number - 1), row.height ?? Double(LXW_DEF_ROW_HEIGHT), nil, &options), part)
    }
    for range in draft.merges {
      let first = draft[range.rows.lowerBound, range.columns.lowerBound]
      let (rows, columns) = Self.bounds(range)
      try Self.check(
        worksheet_merge_range(
          sheet, rows.0, columns.0, rows.1, columns.1, "", try format(first?.style ?? CellStyle())), part)
    }
    for (place, cell) in draft.cells.sorted(by: { $0.key < $1.key }) { try write(cell, at: place, to: sheet, part) }
    for choices in draft.choices { try add(choices, to: sheet, lists: &lists, part) }
    setUpView(draft, sheet)
  }

  private func write(
    _ cell: CellDraft, at place: CellPlace, to sheet: UnsafeMutablePointer<lxw_worksheet>, _ part: String
  ) throws(WorkbookWritingError) {
    let (row, column) = (lxw_row_t(clamping: place.row - 1), lxw_col_t(clamping: place.column - 1))
    let format = try format(cell.style)
    // A string cell and never a formula: the library's own guessing from the first character is not used.
    let code =
      cell.text.isEmpty
      ? worksheet_write_blank(sheet, row, column, format)
      : worksheet_write_string(sheet, row, column, cell.text, format)
    try Self.check(code, part)
    if let comment = cell.comment { try Self.check(worksheet_write_comment(sheet, row, column, comment), part) }
  }

  private func add(
    _ choices: CellChoices, to sheet: UnsafeMutablePointer<lxw_worksheet>, lists: inout ChoiceSheet, _ part: String
  ) throws(WorkbookWritingError) {
    let source =
      switch choices.source {
      case .formula(let formula): formula
      case .list(let list): ChoiceSheet.fits(list) ? "\"\(list.joined(separator: ","))\"" : lists.formula(list)
      }
    var rule = lxw_data_validation()
    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
    rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
    rule.error_type = UInt8(
      choices.strictness == .refused
        ? LXW_VALIDATION_ERROR_TYPE_STOP.rawValue : LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
    let (rows, columns) = Self.bounds(choices.range)
    let code = Self.withTexts([source, choices.title, choices.hint]) { texts in
      rule.value_formula = texts[0]
      rule.input_title = texts[1]
      rule.input_message = texts[2]
      return worksheet_data_validation_range(sheet, rows.0, columns.0, rows.1, columns.1, &rule)
    }
    try Self.check(code, part)
  }

  private func setUpView(_ draft: SheetDraft, _ sheet: UnsafeMutablePointer<lxw_worksheet>) {
    if draft.frozen != (0, 0) {
      worksheet_freeze_panes(sheet, lxw_row_t(clamping: draft.frozen.rows), lxw_col_t(clamping: draft.frozen.columns))
    }
    if draft.isProtected {
      var options = lxw_protection()
      options.format_columns = 1
      options.format_rows = 1
      worksheet_protect(sheet, nil, &options)
    }
    guard let printing = draft.printing else { return }
    worksheet_set_paper(sheet, 9)  // A4
    if printing.isLandscape { worksheet_set_landscape(sheet) }
    worksheet_fit_to_pages(sheet, 1, 0)
    if let rows = printing.headingRows {
      _ = worksheet_repeat_rows(
        sheet, lxw_row_t(clamping: rows.lowerBound - 1), lxw_row_t(clamping: rows.upperBound - 1))
    }
  }

  private func format(_ style: CellStyle) throws(WorkbookWritingError) -> UnsafeMutablePointer<lxw_format> {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(workbook) else {
      throw WorkbookWritingError(part: "style", reason: "it could not be added")
    }
    // Text: what is typed or edited here stays what it is, also where it begins like a formula.
    format_set_num_format(format, "@")
    format_set_font_name(format, "宋体")
    format_set_font_size(format, style.size)
    if style.isBold { format_set_bold(format) }
    if style.isItalic { format_set_italic(format) }
    if style.isWrapped { format_set_text_wrap(format) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let color = style.color { format_set_font_color(format, lxw_color_t(clamping: color)) }
    if let fill = style.fill {
      format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      format_set_bg_color(format, UInt32(clamping: fill))
    }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    switch style.alignment {
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
    if style.isUnlocked { format_set_unlocked(format) }
    formats[style] = format
    return format
  }

  // MARK: C

  private static func bounds(_ range: CellRange) -> ((lxw_row_t, lxw_row_t), (lxw_col_t, lxw_col_t)) {
    (
      (lxw_row_t(clamping: range.rows.lowerBound - 1), lxw_row_t(clamping: range.rows.upperBound - 1)),
      (lxw_col_t(clamping: range.columns.lowerBound - 1), lxw_col_t(clamping: range.columns.upperBound - 1))
    )
  }

  /// The library takes them as `char *` and copies them.
  private static func withTexts<Result>(
    _ texts: [String?], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = texts.map { $0.flatMap { strdup($0) } }
    defer { copies.forEach { free($0) } }
    return body(copies)
  }

  private static func check(_ code: lxw_error, _ part: String) throws(WorkbookWritingError) {
    guard code == LXW_NO_ERROR else {
      let reason = lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
      throw WorkbookWritingError(part: part, reason: reason)
    }
  }
}

import Contracts

/// Tells what became of the rows of one workbook in the words of the two columns.
enum RowVerdicts {
  /// Of a row that names nobody and has a fault: an enterprise, a project.
  static let check = "请核对"
  /// Of every row that can be read where it is not sure that it is the unit who asks: more would tell a stranger who is known.
  static let unsure = "待核定"
  /// All that 处理结果 can say.
  static let results = Set(RowResult.allCases.map(\.title)).union([check, unsure])

  /// - Parameters:
  ///   - rows: of this workbook.
  ///   - errors: of the whole submission, as far as its sender is told of them.
  ///   - file: the workbook's name as it was sent.
  ///   - isOneOfSeveral: errors name the file before the sheet.
  ///   - mayBeStranger: it is not sure that the unit has sent it.
  /// - Returns: by the sheets' names.
  static func marks(
    rows: [RowOutcome], errors: [RowError], file: String, isOneOfSeveral: Bool, mayBeStranger: Bool = false
  ) -> [String: SheetMarks] {
    var faults: [String: [Int: [RowError]]] = [:]
    var marks: [String: SheetMarks] = [:]
    let prefix = isOneOfSeveral ? "\(file)：" : ""
    for error in errors where error.sheet.hasPrefix(prefix) {
      let sheet = String(error.sheet.dropFirst(prefix.count))
      faults[sheet, default: [:]][error.row, default: []].append(error)
      if let cell = CellReference("\(error.column)\(error.row)".utf8) {
        marks[sheet, default: SheetMarks()].faulty.insert(cell)
      }
    }
    for row in rows {
      let own = faults[row.origin.sheet]?.removeValue(forKey: row.origin.row) ?? []
      marks[row.origin.sheet, default: SheetMarks()].rows[row.origin.row] =
        mayBeStranger && row.result.dependsOnOthers ? unsure(own) : verdict(row, own)
    }
    for (sheet, rest) in faults {
      for (number, errors) in rest {
        marks[sheet, default: SheetMarks()].rows[number] = SheetMarks.Row(
          result: check, note: note(errors), isOpen: true)
      }
    }
    return marks
  }

  private static func unsure(_ errors: [RowError]) -> SheetMarks.Row {
    let lines = errors.isEmpty ? [] : [note(errors)]
    return SheetMarks.Row(
      result: unsure, note: (lines + ["推荐单位核定后处理"]).joined(separator: "\n"), isOpen: true)
  }

  private static func verdict(_ row: RowOutcome, _ errors: [RowError]) -> SheetMarks.Row {
    var lines = errors.isEmpty ? [] : [note(errors)]
    if let text = row.note?.text, !text.isEmpty, !errors.contains(where: { $0.message == text }) { lines.append(text) }
    for change in row.note?.changed ?? [] {
      lines.append("\(change.title)：\(change.before ?? "（空）") → \(change.after ?? "（空）")")
    }
    return SheetMarks.Row(
      result: row.result.title, note: lines.joined(separator: "\n"), isOpen: row.result.isOpen || !errors.isEmpty)
  }

  private static func note(_ errors: [RowError]) -> String {
    errors.map { "\($0.column) 列：\($0.message)" }.joined(separator: "\n")
  }
}

extension RowResult {
  /// 处理结果
  var title: String {
    switch self {
    case .taken: "已受理"
    case .updated: "已更新"
    case .unchanged, .concluded: "未变化"
    case .doubtful: "待核对"
    case .repeated, .elsewhere, .rejected: "未受理"
    case .supplied: "已采用"
    case .suppliedBefore: "未变化"
    case .leftEmpty: "未填写"
    case .notSupplied: "未采用"
    }
  }

  /// It tells of whom others have put forward, and not of the list alone.
  var dependsOnOthers: Bool {
    switch self {
    case .taken, .doubtful, .updated, .unchanged, .concluded, .elsewhere: true
    case .repeated, .rejected, .supplied, .suppliedBefore, .leftEmpty, .notSupplied: false
    }
  }

  /// Whether the unit has something to mend or to wait for.
  var isOpen: Bool {
    switch self {
    case .taken, .updated, .unchanged, .supplied, .suppliedBefore: false
    case .concluded, .doubtful, .repeated, .elsewhere, .rejected, .leftEmpty, .notSupplied: true
    }
  }
}

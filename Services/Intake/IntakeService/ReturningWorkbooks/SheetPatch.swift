/// Writes a sheet out again, byte for byte but for the marks: the fills of faulty cells, and the cells of the two columns.
struct SheetPatch {
  enum Edit: Sendable {
    /// Another format of the cell; its content stays.
    case look(Int?)
    /// A text in place of what the cell holds.
    case text(String, look: Int?)
  }

  private static let widths = [12, 60]

  /// By row and column.
  private let edits: [Int: [Int: Edit]]
  /// The first of the two columns.
  private let column: Int
  /// How many lines the rows' other texts take; absent: one.
  private let own: [Int: Int]
  private let output: PartOutput

  private var prefix = ""
  /// Of rows that have no height of their own, where somebody set it.
  private var fixedHeight: Double?
  private var wroteColumns = false
  private var inColumns = false
  private var row = 0
  private var cell = 0
  /// Of the row that is being edited, by column, ascending from the end.
  private var pending: [(column: Int, edit: Edit)]?
  private var hasInserted = false
  private var isSkipping = false
  private var inRows = false

  init(_ edits: [Int: [Int: Edit]], column: Int, lines own: [Int: Int] = [:], to output: PartOutput) {
    self.edits = edits
    self.own = own
    self.column = column
    self.output = output
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReturnFault) {
    if !isSkipping { try output.write(bytes) }
  }

  mutating func tag(_ tag: XMLTag) throws(ReturnFault) {
    if inRows { return try rowsTag(tag) }
    if inColumns { return try columnsTag(tag) }
    if tag.isEnd { return try output.write(tag.bytes) }
    if tag.isNamed("worksheet") {
      prefix = tag.prefix
    } else if tag.isNamed("dimension") {
      return try output.write(widened(tag))
    } else if tag.isNamed("sheetFormatPr"), tag.flag("customHeight") {
      fixedHeight = tag["defaultRowHeight"].flatMap { Double($0) }
    } else if tag.isNamed("cols"), !tag.isEmpty {
      inColumns = true
    } else if tag.isNamed("sheetData") {
      if !wroteColumns {
        try output.write("<\(prefix)cols>")
        try writeColumns()
        try output.write("</\(prefix)cols>")
      }
      inRows = !tag.isEmpty
    }
    try output.write(tag.bytes)
  }

  /// `A1:O20` has to reach to the two columns.
  private func widened(_ tag: XMLTag) -> [UInt8] {
    let corners = (tag["ref"] ?? "").split(separator: ":")
    guard let from = corners.first.flatMap({ CellReference($0.utf8) }),
      let to = corners.last.flatMap({ CellReference($0.utf8) })
    else { return Array(tag.bytes) }
    let end = CellReference.letters(max(to.column, column + 1)) + String(max(to.row, edits.keys.max() ?? 1))
    return tag.setting("ref", to: "\(CellReference.letters(from.column))\(from.row):\(end)")
  }

  // MARK: Columns

  private mutating func columnsTag(_ tag: XMLTag) throws(ReturnFault) {
    if tag.isNamed("cols") {
      try writeColumns()
      inColumns = false
      return try output.write(tag.bytes)
    }
    guard tag.isNamed("col") else { return try output.write(tag.bytes) }
    // `<col …></col>` was written as `<col …/>`.
    if tag.isEnd { return }
    guard let from = tag.int("min"), let to = tag.int("max"), from <= to else { throw .unusual }
    if from > column + 1 { try writeColumns() }
    guard from <= column + 1, to >= column else { return try output.write(closed(Array(tag.bytes))) }
    if from < column { try output.write(closed(tag.setting("max", to: String(column - 1)))) }
    try writeColumns()
    if to > column + 1 { try output.write(closed(tag.setting("min", to: String(column + 2)))) }
  }

  private func closed(_ tag: [UInt8]) -> [UInt8] {
    tag.dropLast().last == UInt8(ascii: "/") ? tag : tag.dropLast() + Array("/>".utf8)
  }

  private mutating func writeColumns() throws(ReturnFault) {
    guard !wroteColumns else { return }
    wroteColumns = true
    for (offset, width) in Self.widths.enumerated() {
      let number = column + offset
      try output.write("<\(prefix)col min=\"\(number)\" max=\"\(number)\" width=\"\(width)\" customWidth=\"1\"/>")
    }
  }

  // MARK: Rows

  private mutating func rowsTag(_ tag: XMLTag) throws(ReturnFault) {
    if tag.isNamed("c") {
      try cellTag(tag)
    } else if tag.isNamed("row") {
      if tag.isEnd {
        try writePending(before: .max)
        pending = nil
        try output.write(tag.bytes)
      } else {
        try startRow(tag)
      }
    } else if isSkipping {
      return
    } else {
      if tag.isNamed("sheetData") { inRows = false }
      try output.write(tag.bytes)
    }
  }

  private mutating func startRow(_ tag: XMLTag) throws(ReturnFault) {
    row = tag.int("r") ?? row + 1
    cell = 0
    hasInserted = false
    guard let edits = edits[row] else { return try output.write(tag.bytes) }
    pending = edits.map { (column: $0.key, edit: $0.value) }.sorted { $0.column > $1.column }
    var changed = Array(tag.bytes)
    // How far the row reaches: a hint for programs that read it.
    let spans = (tag["spans"] ?? "").split(separator: ":").compactMap { Int($0) }
    if spans.count == 2 {
      changed = changed.asTag { $0.setting("spans", to: "\(spans[0]):\(max(spans[1], column + 1))") }
    }
    changed = raised(changed, tag, for: edits.values)
    guard tag.isEmpty else { return try output.write(changed) }
    try output.write(changed.dropLast(2) + Array(">".utf8))
    try writePending(before: .max)
    pending = nil
    try output.write("</\(prefix)row>")
  }

  /// With the height that the texts need. One that a program found is raised where ours need more, and so is one that somebody
  /// set. Where none is said programs find it as they show the sheet, but not all do: then it is said for all of the row's texts.
  private func raised(_ row: [UInt8], _ tag: XMLTag, for edits: some Collection<Edit>) -> [UInt8] {
    let lines = edits.reduce(1) { most, edit in
      guard case .text(let text, _) = edit else { return most }
      return max(most, TextLines.count(text, width: Double(text == SheetMarks.headings[0] ? 99 : Self.widths[1])))
    }
    guard !tag.flag("hidden") else { return row }
    let said = tag["ht"].flatMap { Double($0) }
    guard let height = said ?? fixedHeight else {
      guard lines > 1 else { return row }
      let needed = TextLines.height(max(lines, own[self.row] ?? 1))
      return row.asTag { $0.setting("ht", to: String(needed)) }
    }
    let needed = TextLines.height(lines)
    guard needed > height else { return row }
    let raised = row.asTag { $0.setting("ht", to: String(needed)) }
    return said == nil ? raised.asTag { $0.setting("customHeight", to: "1") } : raised
  }

  private mutating func cellTag(_ tag: XMLTag) throws(ReturnFault) {
    guard pending != nil else { return try output.write(tag.bytes) }
    if tag.isEnd {
      if isSkipping { isSkipping = false } else { try output.write(tag.bytes) }
      return
    }
    cell = tag.reference("r")?.column ?? cell + 1
    try writePending(before: cell)
    var changed = Array(tag.bytes)
    if let next = pending?.last, next.column == cell {
      pending?.removeLast()
      switch next.edit {
      case .text:
        isSkipping = !tag.isEmpty
        return try write(next.edit, at: next.column)
      case .look(let look?): changed = changed.asTag { $0.setting("s", to: String(look)) }
      case .look(nil): break
      }
    }
    // A cell without a reference stands right of the one before it, which may be a new one now.
    if hasInserted, tag["r"] == nil {
      changed = changed.asTag { $0.setting("r", to: "\(CellReference.letters(cell))\(row)") }
    }
    try output.write(changed)
  }

  private mutating func writePending(before column: Int) throws(ReturnFault) {
    while let next = pending?.last, next.column < column {
      pending?.removeLast()
      try write(next.edit, at: next.column)
    }
  }

  private mutating func write(_ edit: Edit, at column: Int) throws(ReturnFault) {
    hasInserted = true
    let place = "\(prefix)c r=\"\(CellReference.letters(column))\(row)\""
    switch edit {
    case .look(let look): try output.write("<\(place)\(Self.style(look))/>")
    case .text("", let look): try output.write("<\(place)\(Self.style(look))/>")
    case .text(let text, let look):
      try output.write(
        "<\(place)\(Self.style(look)) t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">\(Self.escape(text))"
          + "</\(prefix)t></\(prefix)is></\(prefix)c>")
    }
  }

  private static func style(_ look: Int?) -> String {
    look.map { " s=\"\($0)\"" } ?? ""
  }

  /// As XML text of a cell: at most 32,767 characters, none that XML forbids; `_x0041_` stays what it is.
  static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(32_000) {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\r": result += "&#13;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\u{FFFE}", "\u{FFFF}": continue
      default: if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
      }
    }
    return result.contains("_x") ? result.replacing("_x", with: "_x005F_x") : result
  }
}

import CZip
import Foundation

/// Makes a unit's own workbook once more, with what became of each row beside its tables and the faulty cells marked.
///
/// The parts that are not touched are copied as they are packed; the sheets and the styles that are touched are copied byte
/// for byte but for what is added. Afterwards the workbook is read as any other, and every cell has to say what it said before.
struct ReturnedWorkbook {
  /// By the sheets' names.
  let marks: [String: SheetMarks]
  let limits: WorkbookLimits

  /// - Parameters:
  ///   - path: the workbook as it was sent.
  ///   - target: where the new one is written; the same marks give the same bytes.
  ///   - scratch: a folder for the parts on their way.
  /// - Returns: the first of the two columns of each sheet that has them.
  @discardableResult
  func write(_ path: String, to target: String, scratch: String) throws(ReturnFault) -> [String: Int] {
    let workbook: WorkbookReader
    do {
      workbook = try WorkbookReader(path: path, limits: limits)
    } catch {
      throw error == .unreadable ? .storage : .unreadable
    }
    var book = try styleBook(workbook)
    var parts: [(name: String, file: String)] = []
    var columns: [String: Int] = [:]
    for (index, sheet) in workbook.sheets.enumerated() {
      guard let marks = marks[sheet.name], !marks.isEmpty,
        let survey = try survey(marks, of: sheet, in: workbook, book)
      else { continue }
      let edits = Self.edits(marks, survey, &book)
      let file = "\(scratch)/sheet\(index)"
      let output = try PartOutput(path: file)
      var patch = SheetPatch(edits, column: survey.column, lines: survey.lines, to: output)
      try Self.cut(
        workbook, sheet.path, tag: { (tag) throws(ReturnFault) in try patch.tag(tag) },
        text: { (bytes) throws(ReturnFault) in try patch.text(bytes) })
      try output.finish()
      parts.append((sheet.path, file))
      columns[sheet.name] = survey.column
    }
    guard !parts.isEmpty else { throw .unusual }
    if let book, let styles = workbook.stylesPath {
      let output = try PartOutput(path: scratch + "/styles")
      var patch = StylePatch(book, to: output)
      try Self.cut(
        workbook, styles, tag: { (tag) throws(ReturnFault) in try patch.tag(tag) },
        text: { (bytes) throws(ReturnFault) in try patch.text(bytes) })
      try output.finish()
      parts.append((styles, scratch + "/styles"))
    }
    try Self.pack(path, parts, to: target)
    guard try Self.saysTheSame(path, target, but: columns, limits) else { throw .unusual }
    return columns
  }

  /// Absent where the workbook has no formats: the texts are written all the same, and nothing is coloured.
  private func styleBook(_ workbook: WorkbookReader) throws(ReturnFault) -> StyleBook? {
    guard let path = workbook.stylesPath else { return nil }
    return try StyleBook { (take) throws(ReturnFault) in
      try Self.cut(workbook, path, tag: take, text: { (_) throws(ReturnFault) in })
    }
  }

  private func survey(
    _ marks: SheetMarks, of sheet: SheetInfo, in workbook: WorkbookReader, _ book: StyleBook?
  ) throws(ReturnFault) -> SheetSurvey? {
    do {
      let anchors = MergeAnchors.anchors(of: marks.faulty, in: try workbook.mergedRegions(of: sheet)).map(\.row)
      // Headings are looked up too: their rows are not known yet, but few.
      let styles = StyleSurvey(rows: Set(marks.rows.keys).union(anchors).union(1...40)) { book?.isMark($0) ?? false }
      try workbook.scan(sheet.path, styles)
      return try SheetSurvey(marks, of: sheet, in: workbook, styles) { book?.wraps($0) ?? false }
    } catch {
      throw .unreadable
    }
  }

  private static func edits(
    _ marks: SheetMarks, _ survey: SheetSurvey, _ book: inout StyleBook?
  ) -> [Int: [Int: SheetPatch.Edit]] {
    var edits: [Int: [Int: SheetPatch.Edit]] = [:]
    let (column, styles) = (survey.column, survey.styles)
    func beside(_ row: Int) -> Int { styles.style(CellReference(column: max(column - 1, 1), row: row)) }
    for (cell, format) in styles.marked where !survey.faulty.contains(cell) {
      edits[cell.row, default: [:]][cell.column] = .look(book?.number(.unmarked(format)))
    }
    for cell in survey.faulty where cell.column != column && cell.column != column + 1 {
      // What is marked already stays as it is.
      let format = styles.style(cell)
      guard !(book?.isMark(format) ?? false) else { continue }
      edits[cell.row, default: [:]][cell.column] = .look(book?.number(.marked(format)))
    }
    func write(_ texts: [String], in row: Int, _ look: Int?) {
      for (offset, text) in texts.enumerated() { edits[row, default: [:]][column + offset] = .text(text, look: look) }
    }
    for row in survey.staleRows { write(["", ""], in: row, nil) }
    for (number, row) in marks.rows.sorted(by: { $0.key < $1.key }) where !survey.headingRows.contains(number) {
      let look = row.isOpen ? book?.number(.open(beside: beside(number))) : book?.number(.plain(beside: beside(number)))
      write([row.result, row.note], in: number, look)
    }
    for row in survey.headingRows.sorted() {
      write(SheetMarks.headings, in: row, book?.number(.heading(beside: beside(row))))
    }
    return edits
  }

  private static func cut(
    _ workbook: WorkbookReader, _ path: String, tag: (XMLTag) throws(ReturnFault) -> Void,
    text: (UnsafeBufferPointer<UInt8>) throws(ReturnFault) -> Void
  ) throws(ReturnFault) {
    var cutter = XMLCutter()
    var fault: ReturnFault?
    var isFirst = true
    do {
      try workbook.copy(path) { bytes in
        // UTF-16 has zeros between the letters, and other encodings say so.
        if isFirst, !isUTF8(bytes) { fault = .unusual }
        isFirst = false
        do throws(ReturnFault) {
          if fault == nil { try cutter.feed(bytes, tag: tag, text: text) }
        } catch {
          fault = error
        }
        return fault == nil
      }
    } catch {
      throw .unreadable
    }
    if let fault { throw fault }
    try cutter.end()
  }

  private static func isUTF8(_ head: UnsafeRawBufferPointer) -> Bool {
    if head.count > 1, head[0] == 0xFE || head[0] == 0xFF || head[0] == 0 || head[1] == 0 { return false }
    let declaration = String(decoding: head.prefix(200), as: UTF8.self).lowercased()
    guard declaration.hasPrefix("<?xml"), let end = declaration.range(of: "?>"),
      let encoding = declaration[..<end.lowerBound].range(of: "encoding")
    else { return true }
    let name = declaration[encoding.upperBound..<end.lowerBound]
    return name.contains("utf-8") || name.contains("us-ascii")
  }

  // MARK: The archive

  /// libzip copies the entries that are not replaced as they are.
  private static func pack(
    _ path: String, _ parts: [(name: String, file: String)], to target: String
  ) throws(ReturnFault) {
    do {
      try FileManager.default.copyItem(atPath: path, toPath: target)
    } catch {
      throw .storage
    }
    var code: Int32 = 0
    guard let archive = zip_open(target, 0, &code) else { throw .unreadable }
    for part in parts {
      let name = [part.name, part.name.replacing("/", with: "\\")]
      guard
        let index = name.lazy.map({ zip_name_locate(archive, $0, zip_flags_t(ZIP_FL_NOCASE)) }).first(where: { $0 >= 0 }
        ),
        let source = zip_source_file(archive, part.file, 0, -1)
      else {
        zip_discard(archive)
        throw .unusual
      }
      let entry = zip_uint64_t(index)
      guard zip_file_replace(archive, entry, source, 0) == 0 else {
        zip_source_free(source)
        zip_discard(archive)
        throw .unusual
      }
      // Always the same time (1980-01-01), so that the same marks give the same bytes.
      zip_set_file_compression(archive, entry, ZIP_CM_DEFLATE, 6)
      zip_file_set_dostime(archive, entry, 0, 0x21, 0)
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      throw .storage
    }
  }

  /// Reads both workbooks and compares what their cells say.
  private static func saysTheSame(
    _ path: String, _ target: String, but columns: [String: Int], _ limits: WorkbookLimits
  ) throws(ReturnFault) -> Bool {
    var wider = limits
    wider.fileBytes *= 2
    wider.unpackedBytes *= 2
    wider.columns += 2
    wider.ratio *= 4
    do {
      // Opened anew: a reader counts all cells that it ever read.
      let workbook = try WorkbookReader(path: path, limits: limits)
      let other = try WorkbookReader(path: target, limits: wider)
      guard other.sheets == workbook.sheets else { return false }
      for sheet in workbook.sheets {
        let ours = columns[sheet.name].map { $0...$0 + 1 }
        let before = CellDigest(without: ours)
        let after = CellDigest(without: ours)
        try workbook.rows(of: sheet) { (row) throws(WorkbookFault) in before.take(row) }
        try other.rows(of: sheet) { (row) throws(WorkbookFault) in after.take(row) }
        guard before.value == after.value,
          try workbook.mergedRegions(of: sheet) == other.mergedRegions(of: sheet)
        else { return false }
      }
      return true
    } catch {
      return false
    }
  }

  private final class CellDigest {
    private let left: ClosedRange<Int>?
    private var hasher = Hasher()

    init(without columns: ClosedRange<Int>?) {
      left = columns
    }

    func take(_ row: SheetRow) {
      for cell in row.cells where !(left?.contains(cell.column) ?? false) {
        hasher.combine(row.number)
        hasher.combine(cell)
      }
    }

    var value: Int { hasher.finalize() }
  }
}

import Foundation

/// Reads an .xlsx row by row (ECMA-376 SpreadsheetML). Memory does not grow with the sheet: of what is kept, the shared strings
/// lie in a file. Everything is found through the workbook's own relationships, never by the usual names of parts.
final class WorkbookReader {
  private let archive: WorkbookArchive
  private let limits: WorkbookLimits
  private let strings: SharedStrings
  private let styles: CellStyles
  /// In the order of their tabs.
  let sheets: [SheetInfo]
  /// The part that holds the cell formats; absent where there is none.
  let stylesPath: String?

  /// Shared strings of more bytes than this are unpacked on a thread of their own.
  private static let ownThread: UInt64 = 1 << 20

  /// Cells with content of the sheets that were read.
  private var cells = 0

  /// Opens the workbook and checks it; no sheet is unpacked yet.
  ///
  /// - Parameter scratch: a folder for what does not fit into memory.
  init(
    path file: String, limits: WorkbookLimits = WorkbookLimits(), scratch: String = NSTemporaryDirectory()
  ) throws(WorkbookFault) {
    self.limits = limits
    guard let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int else { throw .unreadable }
    guard size <= limits.fileBytes else { throw .fileTooLarge(limit: limits.fileBytes) }
    if let refusal = try FileKind(path: file).refusal { throw refusal }
    archive = try WorkbookArchive(path: file, limits: limits)

    guard let workbookPath = try Self.workbookPath(archive) else { throw Self.foreign(archive) }
    let relations = try Self.relations(archive, of: workbookPath)
    let workbook = WorkbookPart(limit: limits.sheets)
    try Self.scan(archive, workbookPath, workbook, atMost: WorkbookLimits.smallPart)
    var sheets: [SheetInfo] = []
    for entry in workbook.sheets {
      // Chart and dialog sheets have other types and hold no cells.
      guard let relation = relations[entry.relation], relation.isKind("worksheet") else { continue }
      sheets.append(SheetInfo(name: entry.name, isHidden: entry.isHidden, path: relation.target))
    }
    guard !sheets.isEmpty else { throw .brokenXML }
    if sheets.contains(where: \.isFinal) {
      for place in sheets.indices { sheets[place].isSuperseded = sheets[place].isDraft }
    }
    self.sheets = sheets

    if let path = relations.values.first(where: { $0.isKind("sharedStrings") })?.target {
      if archive.declaredBytes(of: path) > Self.ownThread {
        strings = SharedStrings(SharedStringsSource(path, of: file, limits: limits, scratch: scratch))
      } else {
        let shared = SharedStringsPart(limits: limits, strings: SharedStrings.Writer(scratch: scratch))
        try Self.scan(archive, path, shared)
        strings = SharedStrings(shared.finish())
      }
    } else {
      strings = SharedStrings()
    }
    let styles = StylesPart()
    stylesPath = relations.values.first { $0.isKind("styles") }?.target
    if let stylesPath { try Self.scan(archive, stylesPath, styles, atMost: WorkbookLimits.smallPart) }
    self.styles = CellStyles(
      styles: styles.dateStyles, struck: styles.struckStyles, starts1904: workbook.starts1904)
  }

  /// Merged areas stand behind the rows in a sheet's file, so they are read in a pass of their own.
  func mergedRegions(of sheet: SheetInfo) throws(WorkbookFault) -> [MergedRegion] {
    var visitor = MergePart(limit: limits.merges, skipsRows: true)
    do {
      try Self.scan(archive, sheet.path, visitor)
    } catch {
      // What looks like the end of the rows may stand in a comment among them.
      guard error == .brokenXML else { throw error }
      visitor = MergePart(limit: limits.merges, skipsRows: false)
      try Self.scan(archive, sheet.path, visitor)
    }
    return visitor.regions.sorted { ($0.firstRow, $0.firstColumn) < ($1.firstRow, $1.firstColumn) }
  }

  /// Hands over every row that holds something, top to bottom.
  func rows(of sheet: SheetInfo, _ visit: @escaping (SheetRow) throws(WorkbookFault) -> Void) throws(WorkbookFault) {
    let visitor = SheetPart(
      sheet: sheet.name, limits: limits, strings: strings, styles: styles, cells: cells, visit)
    try Self.scan(archive, sheet.path, visitor)
    cells = visitor.cellsWithContent
  }

  /// Tells a visitor what it meets in a part.
  func scan(_ path: String, _ visitor: any XMLVisitor) throws(WorkbookFault) {
    try Self.scan(archive, path, visitor)
  }

  /// Hands over a part as it is, in pieces.
  ///
  /// - Parameter body: returns false to stop early.
  func copy(_ path: String, _ body: (UnsafeRawBufferPointer) -> Bool) throws(WorkbookFault) {
    guard try archive.read(path, { (bytes) throws(WorkbookFault) in body(bytes) }) else { throw .brokenArchive }
  }

  /// What no cell referred to is as it should be, too.
  func finish() throws(WorkbookFault) {
    try strings.finish()
  }

  static func scan(
    _ archive: WorkbookArchive, _ path: String, _ visitor: any XMLVisitor, atMost limit: Int = .max
  ) throws(WorkbookFault) {
    var quick: XMLByteScanner?
    var general: XMLScanner?
    let found = try archive.read(path, atMost: limit) { (bytes) throws(WorkbookFault) in
      if quick == nil, general == nil {
        if XMLByteScanner.reads(bytes) { quick = XMLByteScanner(visitor) } else { general = XMLScanner(visitor) }
      }
      try quick?.feed(bytes)
      try general?.feed(bytes)
      return true
    }
    guard found else { throw .brokenArchive }
    guard quick != nil || general != nil else { throw .brokenXML }
    try quick?.end()
    try general?.end()
  }

  private static func workbookPath(_ archive: WorkbookArchive) throws(WorkbookFault) -> String? {
    guard archive.contains("_rels/.rels") else { return nil }
    let root = try relations(archive, of: "")
    guard let path = root.values.first(where: { $0.isKind("officeDocument") })?.target, archive.contains(path),
      // A text document or a presentation has the same kind of root; a binary workbook is no XML.
      path.lowercased().hasSuffix(".xml"), !archive.contains("word/document.xml"),
      !archive.contains("ppt/presentation.xml")
    else { return nil }
    return path
  }

  private static func relations(_ archive: WorkbookArchive, of path: String) throws(WorkbookFault) -> [String: Relation]
  {
    let folder = path.split(separator: "/").dropLast().map(String.init)
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let part = (folder + ["_rels", "\(name).rels"]).joined(separator: "/")
    guard archive.contains(part) else { return [:] }
    let visitor = RelationsPart(folder: folder)
    try scan(archive, part, visitor, atMost: WorkbookLimits.smallPart)
    return visitor.relations
  }

  /// What a zip archive without a workbook is.
  private static func foreign(_ archive: WorkbookArchive) -> WorkbookFault {
    if archive.contains("xl/workbook.bin") { return .legacyFormat(".xlsb") }
    if archive.contains("content.xml"), archive.contains("mimetype") { return .legacyFormat("OpenDocument（.ods）") }
    if archive.contains("word/document.xml") { return .notAWorkbook("Word 文档") }
    if archive.contains("ppt/presentation.xml") { return .notAWorkbook("PowerPoint 文档") }
    return .notAWorkbook("压缩包")
  }
}

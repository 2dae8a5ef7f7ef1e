import Foundation

/// Writes small .xlsx files for tests: plain parts in a zip without compression.
struct TinyWorkbook {
  enum Value {
    case text(String)
    /// As it stands in the file, e.g. `1.38E10`.
    case number(String)
    case boolean(Bool)
    /// Any cell content and attributes, e.g. `<c r="A1" t="e"><v>#N/A</v></c>`.
    case xml(String)
  }

  struct Sheet {
    var name: String
    /// By row number and column number, both from 1.
    var cells: [Int: [Int: Value]] = [:]
    var merges: [String] = []
    var isHidden = false
    var hiddenRows: Set<Int> = []

    init(_ name: String, _ rows: [[String?]] = []) {
      self.name = name
      for (index, row) in rows.enumerated() {
        for (column, text) in row.enumerated() {
          if let text { self[index + 1, column + 1] = .text(text) }
        }
      }
    }

    subscript(row: Int, column: Int) -> Value? {
      get { cells[row]?[column] }
      set { cells[row, default: [:]][column] = newValue }
    }

    func xml() -> String {
      var xml = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
      for (number, row) in cells.sorted(by: { $0.key < $1.key }) {
        xml += "<row r=\"\(number)\"\(hiddenRows.contains(number) ? " hidden=\"1\"" : "")>"
        for (column, value) in row.sorted(by: { $0.key < $1.key }) {
          let reference = "\(TinyWorkbook.letters(column))\(number)"
          switch value {
          case .text(let text):
            xml += "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(TinyWorkbook.escape(text))</t></is></c>"
          case .number(let number): xml += "<c r=\"\(reference)\"><v>\(number)</v></c>"
          case .boolean(let flag): xml += "<c r=\"\(reference)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
          case .xml(let cell): xml += cell
          }
        }
        xml += "</row>"
      }
      xml += "</sheetData>"
      if !merges.isEmpty {
        xml += "<mergeCells>" + merges.map { "<mergeCell ref=\"\($0)\"/>" }.joined() + "</mergeCells>"
      }
      return xml + "</worksheet>"
    }
  }

  var sheets: [Sheet]
  /// Further parts, or others in place of the usual ones.
  var parts: [String: String] = [:]

  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  func bytes() -> Data {
    var parts: [(String, String)] = [
      ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
      ("_rels/.rels", Self.rels([("r1", "officeDocument", "xl/workbook.xml")])),
    ]
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(Self.escape(sheet.name))\" sheetId=\"\(index + 1)\"\(sheet.isHidden ? " state=\"hidden\"" : "") "
        + "r:id=\"s\(index)\"/>"
    }.joined()
    parts.append(
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"\(Self.relations)\">"
          + "<sheets>\(list)</sheets></workbook>"
      ))
    var links = sheets.indices.map { ("s\($0)", "worksheet", "worksheets/page\($0).xml") }
    links += [("str", "sharedStrings", "sharedStrings.xml"), ("sty", "styles", "styles.xml")]
      .filter { self.parts["xl/\($0.2)"] != nil }
    parts.append(("xl/_rels/workbook.xml.rels", Self.rels(links)))
    for (index, sheet) in sheets.enumerated() { parts.append(("xl/worksheets/page\(index).xml", sheet.xml())) }
    let own = Set(self.parts.keys)
    parts = parts.filter { !own.contains($0.0) } + self.parts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return StoredZip.bytes(parts.map { ($0.0, Data($0.1.utf8)) })
  }

  /// Writes the workbook to a temporary file for the call.
  @discardableResult
  func withFile<Result>(_ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("accord-\(UUID().uuidString).xlsx")
    try bytes().write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path)
  }

  private static func rels(_ links: [(String, String, String)]) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + links.map { "<Relationship Id=\"\($0.0)\" Type=\"\(relations)/\($0.1)\" Target=\"\($0.2)\"/>" }.joined()
      + "</Relationships>"
  }

  static func escape(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
      .replacingOccurrences(of: ">", with: "&gt;").replacingOccurrences(of: "\"", with: "&quot;")
  }

  static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

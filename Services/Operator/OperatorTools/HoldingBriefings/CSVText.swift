import Foundation

/// Reads CSV (RFC 4180). By hand: it is twenty lines, and what a spreadsheet saves need not be UTF-8.
enum CSVText {
  /// - Returns: nil where it is no text.
  static func rows(_ data: Data) -> [[String]]? {
    // Excel for Chinese saves "CSV" as GB 18030 and "CSV UTF-8" with a byte order mark.
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    guard let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: gb18030) else { return nil }
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuote = false
    func isEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" || character == "\r" }
    for character in text.drop(while: { $0 == "\u{FEFF}" }) {
      if isQuoted {
        if character == "\"" {
          isQuoted = false
          wasQuote = true
        } else {
          cell.append(character)
        }
        continue
      }
      if character == "\"" {
        // A second one within quotes is one of the text.
        if wasQuote { cell.append("\"") }
        isQuoted = true
      } else if character == "," || isEnd(character) {
        row.append(cell)
        cell = ""
        if isEnd(character) {
          rows.append(row)
          row = []
        }
      } else {
        cell.append(character)
      }
      wasQuote = false
    }
    if !cell.isEmpty || !row.isEmpty { rows.append(row + [cell]) }
    return rows
  }
}

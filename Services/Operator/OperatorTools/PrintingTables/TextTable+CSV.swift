extension TextTable {
  /// RFC 4180, UTF-8 with a byte order mark, without which Excel takes Chinese for another encoding.
  ///
  /// Cells that a spreadsheet would take for a formula are escaped with an apostrophe, as OWASP has it.
  var csv: String {
    "\u{FEFF}" + ([heads] + rows).map { $0.map(Self.csvCell).joined(separator: ",") + "\r\n" }.joined()
  }

  private static func csvCell(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

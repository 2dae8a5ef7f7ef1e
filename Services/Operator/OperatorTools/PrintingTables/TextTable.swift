/// A table for a terminal, in columns as wide as their widest cell, or for a spreadsheet.
struct TextTable: CustomStringConvertible {
  var heads: [String]
  var rows: [[String]]

  var description: String {
    let all = [heads] + rows
    let widths = heads.indices.map { column in all.map { Self.width(of: $0[column]) }.max() ?? 0 }
    func line(_ cells: [String]) -> String {
      var text = ""
      for (column, cell) in cells.enumerated() {
        text += cell
        guard column < cells.count - 1 else { break }
        text += String(repeating: " ", count: widths[column] - Self.width(of: cell) + 2)
      }
      return text
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(heads), rule] + rows.map(line)).joined(separator: "\n")
  }

  /// Columns that a terminal gives to a text: two for East Asian wide characters (UAX #11), else one.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { total, scalar in
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
        total + 2
      default:
        total + 1
      }
    }
  }
}

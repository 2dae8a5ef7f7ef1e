/// How many lines a text takes in a cell that breaks it.
enum TextLines {
  /// - Parameter width: the column's, in digits.
  static func count(_ text: String, width: Double) -> Int {
    // Borders and uneven breaks take their part.
    let room = max(width - 2, 2)
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { total, line in
      // A Chinese character is as wide as two digits.
      let width = line.unicodeScalars.reduce(0.0) { $0 + ($1.isASCII ? 1 : 2) }
      return total + max(1, Int((width / room).rounded(.up)))
    }
  }

  /// Points; no row can have more than 409.
  static func height(_ lines: Int) -> Double { min(Double(lines) * 16 + 4, 409) }
}

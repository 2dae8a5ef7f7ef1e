/// Reads `styles.xml` for two things: which cell styles show a number as a date, and which strike their text through.
final class StylesPart: XMLVisitor {
  private var customDates: Set<Int> = []
  private var inCellFormats = false
  /// For each cell style in order.
  private(set) var dateStyles: [Bool] = []
  private(set) var struckStyles: [Bool] = []
  private var inFonts = false
  /// For each font in order.
  private var struckFonts: [Bool] = []

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(WorkbookFault) {
    switch name {
    case "numFmt":
      if let id = attributes.int("numFmtId"), let code = attributes["formatCode"], Self.showsDate(code) {
        customDates.insert(id)
      }
    case "fonts": inFonts = true
    case "font" where inFonts: struckFonts.append(false)
    case "strike" where inFonts && !struckFonts.isEmpty:
      struckFonts[struckFonts.count - 1] = attributes.isOn
    case "cellXfs":
      inCellFormats = true
    case "xf" where inCellFormats:
      let format = attributes.int("numFmtId") ?? 0
      dateStyles.append(Self.isBuiltInDate(format) || customDates.contains(format))
      let font = attributes.int("fontId") ?? 0
      struckStyles.append(struckFonts.indices.contains(font) && struckFonts[font])
    default:
      return
    }
  }

  func end(_ name: XMLName) throws(WorkbookFault) {
    if name == "cellXfs" { inCellFormats = false }
    if name == "fonts" { inFonts = false }
  }

  /// The standard's own date and time formats, those of East Asian locales (27 to 36, 50 to 58) included.
  private static func isBuiltInDate(_ id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether a format code has a year or day outside of quotes, brackets and escapes.
  static func showsDate(_ code: String) -> Bool {
    var quoted = false
    var bracketed = false
    var escaped = false
    for character in code.lowercased() {
      if escaped {
        escaped = false
        continue
      }
      switch character {
      case "\"" where !bracketed: quoted.toggle()
      case "\\" where !quoted, "_" where !quoted, "*" where !quoted: escaped = true
      case "[" where !quoted: bracketed = true
      case "]": bracketed = false
      case "y", "d":
        if !quoted && !bracketed { return true }
      default: continue
      }
    }
    return false
  }
}

/// The workbook's cell formats and those that are added to them for the marks.
struct StyleBook {
  /// Not the red of any program's palette, so that a mark is known again when the workbook comes back.
  static let faultColor = "FFFFC8CD"
  static let openColor = "FFFFF1CF"
  static let headingColor = "FFE2EFDB"

  struct Format: Hashable {
    var font: Int
    var fill: Int
    var border: Int
    /// Long texts are broken to the column's width.
    var wraps = false
  }

  enum Look: Hashable {
    /// The cell's own format with the mark's fill.
    case marked(Int)
    /// … without any fill.
    case unmarked(Int)
    /// A text of ours beside a cell of this format.
    case heading(beside: Int)
    case plain(beside: Int)
    case open(beside: Int)
  }

  private(set) var formats: [Format] = []
  private(set) var fills = 0
  private var markFills: Set<Int> = []
  private(set) var added: [Look] = []
  private var numbers: [Look: Int] = [:]

  // MARK: What is there

  private enum Part {
    case fills, formats, other
  }

  private var part = Part.other

  /// Reads `styles.xml`; nil where it has nothing that could be added to.
  init?(_ read: ((XMLTag) throws(ReturnFault) -> Void) throws(ReturnFault) -> Void) throws(ReturnFault) {
    var book = Self()
    try read { (tag) throws(ReturnFault) in book.take(tag) }
    guard book.fills > 0, !book.formats.isEmpty, book.formats.count < 60_000 else { return nil }
    self = book
  }

  private init() {}

  private mutating func take(_ tag: XMLTag) {
    if tag.isNamed("fills") {
      part = tag.isEnd || tag.isEmpty ? .other : .fills
    } else if tag.isNamed("cellXfs") {
      part = tag.isEnd || tag.isEmpty ? .other : .formats
    } else if part == .fills, tag.isNamed("fill"), !tag.isEnd {
      fills += 1
    } else if part == .fills, tag.isNamed("fgColor"), tag["rgb"] == Self.faultColor {
      markFills.insert(fills - 1)
    } else if part == .formats, tag.isNamed("xf"), !tag.isEnd {
      formats.append(
        Format(font: tag.int("fontId") ?? 0, fill: tag.int("fillId") ?? 0, border: tag.int("borderId") ?? 0))
    } else if part == .formats, tag.isNamed("alignment"), tag.flag("wrapText"), !formats.isEmpty {
      formats[formats.count - 1].wraps = true
    }
  }

  func wraps(_ format: Int) -> Bool { formats.indices.contains(format) && formats[format].wraps }

  func isMark(_ format: Int) -> Bool {
    formats.indices.contains(format) && markFills.contains(formats[format].fill)
  }

  // MARK: What is added

  /// The number of a format, which is added where it is new.
  mutating func number(_ look: Look) -> Int {
    var look = look
    // A number that points nowhere is shown as the first format.
    if case .marked(let base) = look, !formats.indices.contains(base) { look = .marked(0) }
    if let known = numbers[look] { return known }
    let number = formats.count + added.count
    added.append(look)
    numbers[look] = number
    return number
  }

  private func fill(_ color: String, _ prefix: String) -> String {
    "<\(prefix)fill><\(prefix)patternFill patternType=\"solid\"><\(prefix)fgColor rgb=\"\(color)\"/>"
      + "<\(prefix)bgColor indexed=\"64\"/></\(prefix)patternFill></\(prefix)fill>"
  }

  func addedFills(_ prefix: String) -> String {
    [Self.faultColor, Self.openColor, Self.headingColor].map { fill($0, prefix) }.joined()
  }

  static let addedFillCount = 3

  /// - Parameter bases: the formats that are kept but for the fill, as they stand in the file.
  func addedFormats(_ prefix: String, _ bases: [Int: [UInt8]]) -> [UInt8] {
    var text: [UInt8] = []
    for look in added {
      switch look {
      case .marked(let base): text += Self.filled(bases[base] ?? [], with: fills)
      case .unmarked(let base): text += Self.filled(bases[base] ?? [], with: 0)
      case .heading(let beside): text += Array(own(beside, fill: fills + 2, prefix).utf8)
      case .open(let beside): text += Array(own(beside, fill: fills + 1, prefix).utf8)
      case .plain(let beside): text += Array(own(beside, fill: 0, prefix).utf8)
      }
    }
    return text
  }

  var bases: Set<Int> {
    Set(
      added.compactMap { look in
        switch look {
        case .marked(let base), .unmarked(let base): base
        default: nil
        }
      })
  }

  /// `<xf …>…</xf>` with another fill.
  private static func filled(_ format: [UInt8], with fill: Int) -> [UInt8] {
    guard let end = format.firstIndex(of: UInt8(ascii: ">")) else { return [] }
    let tag = Array(format[...end])
    let changed = tag.asTag { $0.setting("fillId", to: String(fill)) }.asTag { $0.setting("applyFill", to: "1") }
    return changed + format[(end + 1)...]
  }

  /// Text (format 49, @), so that what begins like a formula stays a text when it is edited.
  private func own(_ beside: Int, fill: Int, _ prefix: String) -> String {
    let base = formats.indices.contains(beside) ? formats[beside] : Format(font: 0, fill: 0, border: 0)
    return
      "<\(prefix)xf numFmtId=\"49\" fontId=\"\(base.font)\" fillId=\"\(fill)\" borderId=\"\(base.border)\" xfId=\"0\" "
      + "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
      + "<\(prefix)alignment vertical=\"center\" wrapText=\"1\"/></\(prefix)xf>"
  }
}

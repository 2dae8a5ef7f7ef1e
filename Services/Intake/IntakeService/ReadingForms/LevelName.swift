import Contracts

/// The level applied for, as people write it: 专业, 专业工程会员, 资深, 资深级, ☑资深 □专业.
enum LevelName {
  static func parse(_ text: String) -> Level? {
    guard text.utf8.count <= 300 else { return nil }
    let compact = FormText.compact(text)
    if compact.hasPrefix("非") || compact.hasPrefix("不") { return nil }
    // 初评资深，复评再定
    if ["再定", "待定", "未定", "不确定"].contains(where: { compact.holds($0) }) { return nil }
    let senior = compact.range(of: "资深") ?? compact.range(of: "senior")
    let professional = compact.range(of: "专业") ?? compact.range(of: "professional")
    switch (senior, professional) {
    case (.some, nil): return .senior
    case (nil, .some): return .professional
    case (nil, nil): return nil
    case (let senior?, let professional?):
      // 专业/资深: nobody chose, unless one of the two boxes is ticked.
      switch (mark(compact, senior), mark(compact, professional)) {
      case (true?, false?): return .senior
      case (false?, true?): return .professional
      default: return TickedChoice.chosen(text).flatMap(parse)
      }
    }
  }

  /// Whether the box before a word is ticked; nil where it has none.
  private static func mark(_ text: String, _ word: Range<String.Index>) -> Bool? {
    guard let box = text[..<word.lowerBound].last else { return nil }
    if "☑√✓✔■☒▣●".contains(box) { return true }
    return "□☐○".contains(box) ? false : nil
  }
}

/// Tells what a column holds by its heading: line breaks, brackets, marks and small differences do not matter.
enum Heading {
  static func column(_ text: String) -> FormColumn? {
    // Longer than any heading, even the group's, which lists its columns and the levels.
    guard text.utf8.count <= 600 else { return nil }
    let compact = FormText.compact(text)
    guard compact.count <= 160 else { return nil }
    let plain = plain(text)
    if let person = candidates(plain, whole: compact) { return person }
    if let column = exact[plain] { return column }
    // 【姓名】
    if plain.isEmpty { return exact[compact.filter { !"()[]*".contains($0) }] }
    guard plain.count <= 40 else { return nil }
    return parts.first { rule in plain.count <= rule.limit && rule.words.allSatisfy { plain.holds($0) } }?.column
  }

  /// Whether a text in a heading row says something, so that a unit is told where its column is not read.
  static func saysSomething(_ text: String) -> Bool {
    plain(text).contains(where: \.isLetter)
  }

  /// The compact text without bracketed remarks, marks, and the number that people count their columns with.
  static func plain(_ text: String) -> String {
    var plain = FormText.withoutBrackets(text).filter { !"*★※:#_?".contains($0) }
    let number = plain.prefix { $0.isASCII && $0.isNumber }
    if !number.isEmpty, let mark = plain.dropFirst(number.count).first, ".、,-".contains(mark) {
      plain.removeFirst(number.count + 1)
    }
    while let last = plain.last, "、,。.;-".contains(last) { plain.removeLast() }
    return plain
  }

  /// 拟互认人员信息 is the group's head, 拟互认人员姓名 a column of it.
  private static func candidates(_ plain: String, whole: String) -> FormColumn? {
    guard let word = groupWords.first(where: { plain.holds($0) }) else {
      // The head itself may stand within brackets.
      return whole.holds("拟互认人员") && plain.isEmpty ? .group : nil
    }
    let listed = ["姓名", "领域", "级别", "经历"].count { plain.holds($0) }
    if listed >= 2 { return .group }
    guard let range = plain.range(of: word) else { return nil }
    let rest = String(plain[range.upperBound...])
    for ending in ["信息", "情况", "名单", "此列可另附表", ""] where rest.hasPrefix(ending) {
      if ending.isEmpty { break }
      return .group
    }
    if rest.isEmpty { return word.hasPrefix("拟互认") ? .group : nil }
    return exact[rest] ?? (listed == 1 && rest.contains("姓名") ? .name : word.hasPrefix("拟互认") ? .group : nil)
  }

  static let groupWords = [
    "拟互认人员", "拟互认工程师", "互认人员", "拟推荐人员", "推荐人员", "拟评价人员", "候选人", "工程师信息", "人员信息",
  ]
}

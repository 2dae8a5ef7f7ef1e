/// The line that names the recommending unit: `推荐单位（盖章）：江海省工程师学会`, in one cell or over several.
struct UnitLine: Sendable, Hashable {
  /// Absent where the line was left empty.
  var unit: String?

  /// - Parameter cells: a row's own cells, left to right.
  /// - Returns: nil where the row is no such line.
  init?(_ cells: [String]) {
    guard cells.count <= 8, let index = cells.firstIndex(where: { Self.label(in: $0) != nil }),
      let rest = Self.label(in: cells[index])
    else { return nil }
    // The name stands behind the label, else in the next cell that says something of its own.
    for text in [rest] + cells[(index + 1)...].map({ Substring(FormText.line($0)) }) {
      guard let name = Self.name(text) else {
        if Self.isAnotherLabel(text) { break }
        continue
      }
      if !SpecimenRow.isEnterprise(name), !SpecimenRow.isPlaceholder(name) { unit = name }
      break
    }
  }

  /// What follows 推荐单位 and its remarks in brackets; nil where the cell has no such label.
  private static func label(in text: String) -> Substring? {
    let line = Substring(FormText.line(text))
    guard line.utf8.count <= 400, line.contains("推"), !FormText.compact(text).hasPrefix("注") else { return nil }
    // 推 荐 单 位
    var start = line.startIndex
    while let first = line[start...].firstIndex(of: "推") {
      if var rest = after("推荐单位", in: line[first...]) ?? after("推荐学会", in: line[first...]) {
        let before = line[..<first].filter { !$0.isWhitespace }
        for word in ["全称", "名称"] { rest = after(word, in: rest) ?? rest }
        let bare = withoutBrackets(rest)
        if before.count <= 12, !["意见", "联系", "负责", "填报", "审核", "初审", "公章"].contains(where: { bare.hasPrefix($0) }) {
          return bare
        }
      }
      start = line.index(after: first)
    }
    return nil
  }

  private static func after(_ word: String, in text: Substring) -> Substring? {
    var rest = text
    for character in word {
      while rest.first == " " { rest.removeFirst() }
      guard rest.first == character else { return nil }
      rest.removeFirst()
    }
    return rest
  }

  /// Without the marks and bracketed remarks (盖章) at the beginning.
  private static func withoutBrackets(_ text: Substring) -> Substring {
    var rest = text
    while let first = rest.first {
      if " :_-.,、;".contains(first) {
        rest.removeFirst()
      } else if first == "(", let end = rest.firstIndex(of: ")"), isRemark(rest[..<end]) {
        rest = rest[rest.index(after: end)...]
      } else {
        break
      }
    }
    return rest
  }

  private static func isRemark(_ text: Substring) -> Bool {
    ["章", "签", "全称", "必填", "填写"].contains { text.contains($0) }
  }

  private static let others = [
    "填表日期", "填报日期", "填表时间", "填报时间", "日期", "时间", "填表人", "填报人", "联系人", "联系电话", "联系方式", "经办人", "负责人",
    "电话", "单位负责人", "手机", "邮箱", "地址",
  ]

  private static func isAnotherLabel(_ text: Substring) -> Bool {
    let compact = FormText.compact(String(text))
    return others.contains { compact.hasPrefix($0) }
  }

  private static func name(_ text: Substring) -> String? {
    var line = withoutBrackets(text)
    if isAnotherLabel(line) { return nil }
    // 江海省工程师学会  联系人：王五, 江海省工程师学会（盖章）
    for label in others {
      guard let range = line.range(of: label), let before = line[..<range.lowerBound].last else { continue }
      let follows = line[range.upperBound...].first
      if " ,;(".contains(before) || follows == ":" { line = line[..<range.lowerBound] }
    }
    var words = String(line).filter { $0 != "_" }
    while let open = words.lastIndex(of: "("), isRemark(words[open...]) { words = String(words[..<open]) }
    if words.hasSuffix("盖章") { words.removeLast(2) }
    let name = FormText.name(words)
    return name.contains(where: \.isLetter) && name.count <= 80 ? name : nil
  }
}

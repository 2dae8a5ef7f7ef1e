/// The recommending unit out of what a subject says behind the year, without labels, quotes and notes.
struct SubjectUnit: Sendable, Hashable {
  var unit: String?
  var isCertain = false

  init(_ text: [Character]) {
    var name = String(text)
    // A question about the campaign names no unit.
    guard !name.contains("?"), !["吗", "请问", "咨询", "何时", "什么时候", "怎么", "如何"].contains(where: { name.contains($0) })
    else { return }
    name = Self.trimmed(name)
    for label in ["推荐单位", "报送单位", "申报单位", "单位"] where name.hasPrefix(label) {
      name = Self.trimmed(String(name.dropFirst(label.count)))
    }
    name = Self.withoutNotes(name)
    let plain = FormText.name(Self.closedUp(name))
    guard plain.contains(where: \.isLetter), plain.count <= 80, !SpecimenRow.isEnterprise(plain),
      !SpecimenRow.isPlaceholder(plain)
    else { return }
    unit = plain
    isCertain = Self.endsAsUnit(plain)
  }

  private static let quotes: Set<Character> = [
    "\"", "'", "“", "”", "‘", "’", "「", "」", "『", "』", "《", "》", "〈", "〉", "<", ">", "[", "]", "{", "}", "″",
  ]

  /// Without marks at the ends, quotes anywhere, and brackets around all of it.
  private static func trimmed(_ text: String) -> String {
    var words = Substring(text.filter { !quotes.contains($0) })
    while let first = words.first, " +-_:;,./|\\·~*#&=、。)—─".contains(first) { words.removeFirst() }
    while let last = words.last, " +-_:;,./|\\·~*#&=、。(—─!".contains(last) { words.removeLast() }
    return isWrapped(words) ? trimmed(String(words.dropFirst().dropLast())) : String(words)
  }

  /// The first bracket is closed by the last.
  private static func isWrapped(_ words: Substring) -> Bool {
    guard words.first == "(", words.last == ")" else { return false }
    var depth = 0
    for index in words.indices {
      if words[index] == "(" { depth += 1 }
      if words[index] == ")" { depth -= 1 }
      if depth == 0 { return words.index(after: index) == words.endIndex }
    }
    return false
  }

  /// Chinese names have no spaces.
  private static func closedUp(_ name: String) -> String {
    guard name.contains(where: FormText.isHan) else { return name }
    var closed: [Character] = []
    let characters = Array(name)
    for (index, character) in characters.enumerated() {
      let neighbours = characters[max(0, index - 1)...min(characters.count - 1, index + 1)]
      if character == " ", neighbours.contains(where: { FormText.isHan($0) || "()".contains($0) }) { continue }
      closed.append(character)
    }
    return String(closed)
  }

  /// A name of several characters whose last are those of a kind of body.
  private static func endsAsUnit(_ name: String) -> Bool {
    var bare = name
    if bare.hasSuffix("）"), let open = bare.lastIndex(of: "（") { bare = String(bare[..<open]) }
    return bare.count >= 2 && endings.contains { bare.hasSuffix($0) }
  }

  private static let endings = [
    "会", "社", "院", "所", "厅", "局", "委", "委员会", "中心", "集团", "公司", "大学", "学院", "总部", "本部", "分部", "事业部", "工程部", "联盟", "站",
    "厂", "处",
    "办公室", "办", "总队", "指挥部", "基金", "Ltd", "Ltd.", "Co", "Inc", "Institute", "Society", "Association",
  ]

  /// Words that stand before or behind a unit and are no part of it.
  private static let notes = [
    "推荐参加工程能力评价人员情况表", "推荐人员情况表", "人员情况表", "情况表", "推荐人员名单", "人员名单", "推荐人员", "推荐名单", "名单", "推荐表", "汇总表", "推荐函", "推荐材料",
    "报送材料", "申报材料", "评价材料", "材料", "资料", "文件", "附件", "表格", "扫描件", "盖章件", "盖章版", "盖章", "电子版", "更正版", "修改版", "修订版", "最终版",
    "最新版",
    "补充", "补报", "更正", "修改", "修订", "更新", "重新报送", "重新发送", "重新", "重发", "再次报送", "报送", "申报", "提交", "推荐", "上报", "请查收", "请审阅",
    "请审核", "谢谢", "完整版", "完整",
    "及", "和", "与", "的", "函", "表", "版", "稿", "人员",
  ]

  private static func withoutNotes(_ text: String) -> String {
    var words = text
    while !words.isEmpty {
      // 更正：江海省工程师学会
      if let note = notes.first(where: { words.hasPrefix($0) }), let mark = words.dropFirst(note.count).first,
        " :-_+,/|)—".contains(mark)
      {
        words = trimmed(String(words.dropFirst(note.count)))
        continue
      }
      if let shorter = withoutBracketedNote(words) {
        words = trimmed(shorter)
        continue
      }
      if endsAsUnit(FormText.name(words)) { break }
      guard let shorter = withoutLastNote(words) else { break }
      words = trimmed(shorter)
    }
    return words
  }

  private static func withoutLastNote(_ words: String) -> String? {
    for note in notes where words.hasSuffix(note) { return String(words.dropLast(note.count)) }
    return withoutCount(words)
  }

  /// (第二批), (共5人), (更正)
  private static func withoutBracketedNote(_ words: String) -> String? {
    guard words.last == ")", let open = words.lastIndex(of: "("), open != words.startIndex else { return nil }
    let inside = String(words[words.index(after: open)...].dropLast())
    return withoutNotes(trimmed(inside)).isEmpty ? String(words[..<open]) : nil
  }

  /// 第二批, 第3次, 共12人, 20250416, v2, 附件3
  private static func withoutCount(_ words: String) -> String? {
    var stem = Substring(words)
    var isCount = false
    if let last = stem.last, "批次版稿人名份件".contains(last) {
      stem.removeLast()
      isCount = true
    }
    let digits = stem.reversed().prefix { "0123456789一二三四五六七八九十两.-/年月日号".contains($0) }
    guard !digits.isEmpty else { return nil }
    stem.removeLast(digits.count)
    if let last = stem.last, "第共计vV".contains(last) {
      stem.removeLast()
      isCount = true
    }
    // A numeral by itself may be somebody's name.
    return isCount || digits.contains { $0.isASCII } ? String(stem) : nil
  }
}

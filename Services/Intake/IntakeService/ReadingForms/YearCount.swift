/// A number of years as people write it: `5`, `5年`, `5.5`, `5年6个月`, `两年半`, `十二年以上`.
enum YearCount {
  private static let numerals: [Character: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  /// The number may be higher than it is said to be true: nobody meets N1.3.1 or N1.3.2 by 近十年.
  private static let hedges = [
    "近", "约", "左右", "不", "未", "大概", "大致", "上下", "差不多", "以下", "以内", "之内", "少于", "小于", "低于", "至多", "最多", "几",
    "可能", "估计", "?", "<", "≤", "≈", "~", "～",
  ]

  /// What leaves the number the least that it can be, or says nothing.
  private static let additions = [
    "以上", "余", "多", "满", "超过", "逾", "大于", "至少", "不少于", "整", "共", "累计", "合计", "总计", "工作", "从业", "从事", "相关", "专业",
    "已", "有", "及", "周", "≥", ">", "=", "+", ":",
  ]

  /// - Returns: nil for what is no single number of years up to 70, or one that says no more than about how many.
  static func parse(_ text: String) -> Double? {
    let compact = FormText.compact(text).replacing("不少于", with: "至少").replacing("不低于", with: "至少")
    guard !hedges.contains(where: { compact.holds($0) }) else { return nil }
    var rest = FormText.withoutBrackets(compact)
    for word in additions where rest.holds(word) { rest = rest.replacing(word, with: "") }
    guard !rest.isEmpty else { return nil }
    var years: Double = 0
    if let index = rest.firstIndex(of: "年") {
      guard let whole = number(String(rest[..<index])) else { return nil }
      years = whole
      rest = String(rest[rest.index(after: index)...])
      if rest.hasPrefix("零") || rest.hasPrefix("又") { rest.removeFirst() }
      if rest.hasPrefix("半") {
        years += 0.5
        rest.removeFirst()
      }
    } else if !rest.hasSuffix("月") {
      guard let whole = number(rest) else { return nil }
      return (0...70).contains(whole) ? whole : nil
    }
    if let month = rest.firstIndex(where: { $0 == "个" || $0 == "月" }) {
      guard let months = number(String(rest[..<month])), months < 12 || years == 0 else { return nil }
      years += months / 12
      rest = String(rest[month...]).replacing("个", with: "").replacing("月", with: "")
    }
    return rest.isEmpty && (0...70).contains(years) ? years : nil
  }

  private static func number(_ text: String) -> Double? {
    if text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }) { return Double(text) }
    // Chinese numerals up to 99.
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    func digit(_ part: Substring, empty: Int) -> Int? {
      if part.isEmpty { return empty }
      return part.count == 1 ? part.first.flatMap { numerals[$0] } : nil
    }
    switch parts.count {
    case 1:
      guard text.count == 1, let one = text.first.flatMap({ numerals[$0] }) else { return nil }
      return Double(one)
    case 2:
      guard let tens = digit(parts[0], empty: 1), let ones = digit(parts[1], empty: 0) else { return nil }
      return Double(tens * 10 + ones)
    default:
      return nil
    }
  }
}

/// The form's statistical columns of one project (A3, table 1): numbers of engineers, each absent where none is given.
struct Headcount: Sendable, Hashable {
  /// 中方在外工程师人数
  var chinese: Int?
  /// 聘用外方工程师人数
  var local: Int?
  /// 中方在外工程师满足专业工程会员基本条件数
  var qualifying: Int?

  /// - Returns: nil for what is no single whole number of people, `12`, `12人`, `约12名`, up to 99,999.
  static func parse(_ text: String) -> Int? {
    var rest = FormText.withoutBrackets(FormText.compact(text))
    for word in ["共计", "合计", "共", "计", "约", "人", "名", "位", "个"] { rest = rest.replacing(word, with: "") }
    if rest.hasSuffix(".0") { rest.removeLast(2) }
    if let count = Int(rest), (0...99_999).contains(count) { return count }
    // 十二
    guard let count = YearCount.parse(rest), count == count.rounded() else { return nil }
    return Int(count)
  }
}

/// The subject of a submission, `评价（2025）+推荐单位` (N3.1b), in the spellings that arrive: half-width brackets and plus,
/// spaces, `Re:`, `转发：` and the like before it.
struct SubmissionSubject: Sendable, Hashable {
  var campaign: Int?
  var unit: String?

  /// - Returns: nil where the subject says neither.
  init?(_ text: String) {
    let folded = FormText.line(text)
    guard let mark = folded.range(of: "评价") else { return nil }
    var rest = folded[mark.upperBound...].drop { !$0.isNumber && $0 != "+" }
    let digits = rest.prefix { $0.isNumber && $0.isASCII }
    if digits.count == 4, let year = Int(digits), (2000...2100).contains(year) {
      campaign = year
      rest = rest.dropFirst(4)
    }
    rest = rest.drop { " )年度+＋:-_,、/|".contains($0) }
    var words = String(rest)
    for label in ["推荐单位:", "推荐单位"] where words.hasPrefix(label) { words.removeFirst(label.count) }
    let name = FormText.name(words)
    if name.contains(where: \.isLetter), !SpecimenRow.isEnterprise(name) { unit = name }
    if campaign == nil, unit == nil { return nil }
  }
}

/// The month of a graduation, or only its year, as people write it: `2012年7月`, `2012.07`, `2012-07-01`, `201207`, `2012`.
struct GraduationMonth: Sendable, Hashable {
  let year: Int
  let month: Int?

  /// - Returns: nil for what is no such month of a working life.
  init?(_ text: String) {
    let compact = FormText.compact(text)
    guard !compact.contains(where: { $0.isLetter && !"年月日毕业于届".contains($0) }) else { return nil }
    var numbers = compact.split { !($0.isASCII && $0.isNumber) }.map(String.init)
    if numbers.count == 1, numbers[0].count == 6 || numbers[0].count == 8 {
      numbers = [String(numbers[0].prefix(4)), String(numbers[0].dropFirst(4).prefix(2))]
    }
    guard (1...3).contains(numbers.count), numbers[0].count == 4, let year = Int(numbers[0]),
      (1950...2100).contains(year)
    else { return nil }
    var month: Int?
    if numbers.count > 1 {
      guard let number = Int(numbers[1]), (1...12).contains(number) else { return nil }
      month = number
    }
    self.year = year
    self.month = month
  }

  /// `2012-07`, or `2012`.
  var text: String {
    guard let month else { return String(year) }
    return "\(year)-\(month < 10 ? "0" : "")\(month)"
  }
}

/// A number of years in a text, with the words around the number that widen or narrow it: 近10年, 20年以上, 十余年.
struct YearsPhrase: Sendable, Hashable {
  var interval: YearsInterval
  /// From the words before the number to the words after 年.
  var range: Range<Int>
  /// Nothing follows that would make it years of something else (3年期, 50年一遇).
  var endsStatement: Bool

  /// - Parameters:
  ///   - index: where the number begins.
  ///   - start: no word before this belongs to the number.
  ///   - limit: where the clause or its part ends.
  init?(in text: FoldedText, at index: Int, from start: Int, until limit: Int) {
    guard let number = Numeral(at: index, in: text.letters, until: limit), number.value <= Self.longestCareer else {
      return nil
    }
    if index > start, Self.spoiling.contains(text.letters[index - 1]) { return nil }
    var end = number.range.upperBound
    var low = number.value
    var high = number.value
    if let more = Self.inner.first(where: { text.has($0, at: end, until: limit) }) {
      // 十余年 is under 20, 9余年 is under 10.
      end += more.count
      high = number.value + (number.value.truncatingRemainder(dividingBy: 10) == 0 ? 10 : 1)
    }
    guard end < limit, text.letters[end] == Self.year else { return nil }
    end += 1
    if end < limit, Self.compounds.contains(text.letters[end]) { return nil }
    if let suffix = Self.suffixes.first(where: { text.has($0.word, at: end, until: limit) }) {
      end += suffix.word.count
      switch suffix.meaning {
      case .more: high = .infinity
      case .bitMore: high = max(high, number.value + 1)
      case .half:
        low += 0.5
        high = low
      case .about:
        low -= 1
        high += 1
      }
    }
    var begin = index
    while let prefix = Self.prefixes.first(where: { text.has($0.word, before: begin, from: start) }) {
      begin -= prefix.word.count
      switch prefix.meaning {
      case .none: break
      case .atLeast: high = .infinity
      case .under:
        high = low.nextDown
        low = 0
      case .nearly:
        high = low.nextDown
        low -= 1
      case .about:
        low -= 1
        high += 1
      case .spoils: return nil
      }
    }
    interval = YearsInterval(low: low, high: high)
    range = begin..<end
    endsStatement = end == limit || Self.endings.contains { text.has($0, at: end, until: limit) }
  }

  private enum Prefix { case none, atLeast, under, nearly, about, spoils }
  private enum Suffix { case more, bitMore, half, about }

  /// Nobody works longer: the number is a calendar year or a work's life.
  private static let longestCareer = 60.0
  private static let year = Unicode.Scalar("年").value
  /// Right before the number: a range, an ordinal, a model number.
  private static let spoiling = "-~～—–至到第.几数每".letters
  /// Right after 年: 3年期, 一年级, 学制, 3年内.
  private static let compounds = "期级制内间底初度代月前后中限".letters
  private static let inner = ["余", "多", "几"].map(\.letters)
  private static let suffixes: [(word: [UInt32], meaning: Suffix)] = words([
    ("及以上", .more), ("以上", .more), ("有余", .bitMore), ("多", .bitMore), ("余", .bitMore), ("零", .bitMore), ("半", .half),
    ("左右", .about), ("上下", .about),
  ])
  private static let prefixes: [(word: [UInt32], meaning: Prefix)] = words([
    ("最近", .spoils), ("前", .spoils), ("后", .spoils), ("这", .spoils), ("头", .spoils), ("过去", .spoils), ("每", .spoils),
    ("不足", .under), ("不到", .under), ("不满", .under), ("未满", .under), ("少于", .under),
    ("将近", .nearly), ("接近", .nearly), ("近", .nearly),
    ("大约", .about), ("约", .about), ("大概", .about),
    ("超过", .atLeast), ("逾", .atLeast), ("超", .atLeast), ("不少于", .atLeast), ("不低于", .atLeast), ("至少", .atLeast),
    ("多达", .none),
    ("长达", .none), ("已达", .none), ("已满", .none), ("满", .none), ("达", .none), ("已有", .none), ("已经", .none), ("已", .none),
    ("具有", .none), ("拥有", .none), ("有", .none),
    ("共计", .none), ("总计", .none), ("累计", .none), ("连续", .none), ("为", .none), ("合计", .none), ("共", .none), ("整", .none),
    ("了", .none), (":", .none),
  ])
  private static let endings = [
    ")", "(", "、", "/", "]", "】", "时间", "之久", "工作经", "经验", "经历", "资历", "的工作经", "工龄", "其中", "并",
  ]
  .map(\.letters)

  private static func words<Meaning>(_ entries: [(String, Meaning)]) -> [(word: [UInt32], meaning: Meaning)] {
    entries.map { ($0.0.letters, $0.1) }
  }
}

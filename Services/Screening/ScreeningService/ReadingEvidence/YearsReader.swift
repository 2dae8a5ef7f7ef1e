import Contracts

/// Finds the candidate's own years of relevant and of significant work in the clauses of a career text (N1.3.1, N1.3.2).
struct YearsReader {
  let text: FoldedText
  let clauses: [CareerClause]
  /// The year in which the text was handed in; 至今 is counted to its January. Absent, 至今 counts for nothing.
  let campaign: Int?

  private var statements: [YearsStatement] = []
  /// There is more work than the numbers tell of: they limit nothing from above.
  private var isOpenEnded = false
  /// The same of significant work: other posts are named beside it.
  private var isSignificantOpenEnded = false
  /// A part of the whole is no engineering, or nobody knows what: the whole limits nothing from below.
  private var isUnsettled = false
  /// The same of a whole that does not say what kind of work it is.
  private var isGenericUnsettled = false

  init(text: FoldedText, clauses: [CareerClause], campaign: Int?) {
    self.text = text
    self.clauses = clauses
    self.campaign = campaign
    for clause in clauses { read(clause) }
  }

  func years() -> (relevant: CareerEvidence.Years?, significant: CareerEvidence.Years?) {
    var statements = statements
    // 从事重大桥梁工程9年，其中担任技术负责人4年: the first is the whole, the second its significant part.
    for index in statements.indices.dropLast() where !statements[index].isPart && statements[index].deed.isWork {
      let parts = statements[(index + 1)...].prefix { $0.isPart }
      if parts.contains(where: \.isSignificant) { statements[index].isSignificant = false }
    }
    if isGenericUnsettled {
      for index in statements.indices where statements[index].deed.isGeneric { statements[index].interval.low = 0 }
    }
    let spans = isUnsettled ? DatedWork() : DatedWork(text: text, clauses: clauses, campaign: campaign)
    let isOpenEnded = isOpenEnded || !spans.relevant.isEmpty
    var significant = combined(
      statements.filter(\.isSignificant), isOpenEnded: isOpenEnded || isSignificantOpenEnded)
    let whole = statements.filter { $0.deed.isWork && !$0.isPart && !$0.isSignificant }
    var relevant = combined(whole, isOpenEnded: isOpenEnded || whole.contains { !$0.deed.isTotal })
    if isContradictory(statements, whole: relevant) { return (nil, nil) }
    // Significant work beside the whole may be added to it.
    if statements.contains(where: { $0.isSignificant && !$0.isPart }) { relevant?.interval.high = .infinity }
    relevant = larger(relevant, spans.years(of: spans.relevant, in: text))
    significant = larger(significant, spans.years(of: spans.significant, in: text))
    if let significant {
      // Significant work is relevant work, so it bounds the relevant years from below.
      if let stated = relevant {
        if significant.interval.low > stated.interval.high { return (nil, nil) }
        if significant.interval.low > stated.interval.low {
          relevant?.interval.low = significant.interval.low
          relevant?.spans = (stated.interval.low > 0 ? stated.spans : []) + significant.spans
        }
      } else {
        relevant = significant
        relevant?.interval.high = .infinity
      }
    }
    return (relevant, significant)
  }

  /// 从事设计4年，重要工程工作6年
  private func isContradictory(_ statements: [YearsStatement], whole: CareerEvidence.Years?) -> Bool {
    guard let whole else { return false }
    return statements.contains {
      $0.isSignificant && ($0.isPart || $0.deed.isNominal) && $0.interval.low > whole.interval.high
    }
  }

  private func larger(_ stated: CareerEvidence.Years?, _ dated: CareerEvidence.Years?) -> CareerEvidence.Years? {
    guard let stated, let dated else { return stated ?? dated }
    return dated.interval.low > stated.interval.low ? dated : stated
  }

  /// The longest statement counts from below. Several, or a 至今 that nobody added up, set no limit from above.
  private func combined(_ statements: [YearsStatement], isOpenEnded: Bool) -> CareerEvidence.Years? {
    guard let longest = statements.max(by: { $0.interval.low < $1.interval.low }) else { return nil }
    var interval = longest.interval
    if statements.count > 1 || isOpenEnded { interval.high = .infinity }
    return CareerEvidence.Years(interval: interval, spans: [text.span(longest.quote, in: TextSpan.experience)])
  }

  // MARK: Reading

  private mutating func read(_ clause: CareerClause) {
    if clause.contains(.openEnded) || clause.contains(.sequence) { isOpenEnded = true }
    guard !clause.isAboutAnother, !clause.hasUnknownSubject else { return }
    for part in parts(of: clause) {
      let terms = clause.terms.filter { part.range.contains($0.range.lowerBound) }
      if terms.contains(where: { Self.disqualifies($0.term) }) {
        skip(part, terms)
      } else {
        read(part, DeedReader(text: text, terms: terms))
      }
    }
  }

  private mutating func skip(_ part: Part, _ terms: [Lexicon<CareerTerm>.Match]) {
    let isOtherWork = terms.contains { $0.term == .otherWork } && !terms.contains { $0.term == .otherPerson }
    let hasYears = hasYears(part.range)
    if isOtherWork { isGenericUnsettled = true }
    if part.isWithin {
      if isOtherWork || hasYears { unsettle() }
    } else if hasYears {
      isOpenEnded = true
      if takesAway(part.range) { unsettle() }
      let isBeside = Self.besides.contains { text.has($0, at: part.range.lowerBound, until: part.range.upperBound) }
      if isOtherWork, !isBeside { unsettle() }
    }
  }

  /// A part of what was read so far is no engineering.
  private mutating func unsettle() {
    isUnsettled = true
    for index in statements.indices where !statements[index].isPart { statements[index].interval.low = 0 }
  }

  private mutating func read(_ part: Part, _ reader: DeedReader) {
    var start = part.range.lowerBound
    var index = start
    while index < part.range.upperBound {
      guard Numeral.isDigit(text.letters[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < part.range.upperBound, Numeral.isDigit(text.letters[end]) { end += 1 }
      if let phrase = YearsPhrase(in: text, at: index, from: start, until: part.range.upperBound) {
        if let statement = statement(of: phrase, from: start, in: part, reader) {
          statements.append(statement)
          if part.isWithin, !statement.isSignificant { isSignificantOpenEnded = true }
          start = statement.end
        } else {
          // Years of nobody knows what.
          isOpenEnded = true
          if part.isWithin || takesAway(start..<phrase.range.lowerBound) { unsettle() }
        }
        end = max(end, phrase.range.upperBound)
      }
      index = max(end, start)
    }
  }

  private func statement(
    of phrase: YearsPhrase, from start: Int, in part: Part, _ reader: DeedReader
  ) -> YearsStatement? {
    let leadIn = LeadIn(in: text, start..<phrase.range.lowerBound, terms: reader.terms)
    guard let found = deed(of: phrase, behind: leadIn.end, in: part, reader) else { return nil }
    var deed = found.deed
    if leadIn.hasPlace { deed.isTotal = false }
    return YearsStatement(
      interval: phrase.interval, deed: deed, isSignificant: deed.isSignificant, isPart: part.isWithin,
      quote: part.range, end: found.end)
  }

  private func deed(
    of phrase: YearsPhrase, behind start: Int, in part: Part, _ reader: DeedReader
  ) -> (deed: Deed, end: Int)? {
    let years = phrase.range
    var subject = start
    if start < years.lowerBound, let predicate = reader.predicate(at: start) {
      // 从事9年桥梁设计
      if predicate.range.upperBound == years.lowerBound, predicate.term != .employment, predicate.term != .possession {
        let object = years.upperBound..<part.range.upperBound
        return reader.deed(predicate.term, object: object).map { ($0, object.upperBound) }
      }
      if predicate.term == .possession { subject = predicate.range.upperBound }
    }
    // 具有9年桥梁工程设计经验
    if subject == years.lowerBound,
      let tenure = reader.terms.first(where: { $0.term == .tenure && $0.range.lowerBound >= years.upperBound })
    {
      let end = tenure.range.upperBound
      guard end == part.range.upperBound || Self.closings.contains(text.letters[end]) else { return nil }
      return reader.deed(ofExperience: years.upperBound..<tenure.range.lowerBound).map { ($0, end) }
    }
    // 其中8年担任项目经理; elsewhere 16年担任项目经理 abbreviates a calendar year.
    if part.isWithin, subject == years.lowerBound, reader.predicate(at: years.upperBound) != nil {
      let end = part.range.upperBound
      return reader.deed(from: years.upperBound, to: end, isPart: true).map { ($0, end) }
    }
    guard phrase.endsStatement else { return nil }
    return reader.deed(from: start, to: years.lowerBound, isPart: part.isWithin).map { ($0, years.upperBound) }
  }

  /// 含待岗8年, 中断8年: not all of the whole was work.
  private func takesAway(_ range: Range<Int>) -> Bool {
    range.contains { index in Self.subtractions.contains { text.has($0, at: index, until: range.upperBound) } }
  }

  private func hasYears(_ range: Range<Int>) -> Bool {
    range.contains { index in
      Numeral.isDigit(text.letters[index]) && (index == range.lowerBound || !Numeral.isDigit(text.letters[index - 1]))
        && YearsPhrase(in: text, at: index, from: range.lowerBound, until: range.upperBound) != nil
    }
  }

  private typealias Part = (range: Range<Int>, isWithin: Bool)

  /// A clause without a comma before 其中 says two things.
  private func parts(of clause: CareerClause) -> [Part] {
    // 期间从事行政6年
    if text.has(Self.meanwhile, at: clause.range.lowerBound, until: clause.range.upperBound) {
      return [(clause.range, true)]
    }
    guard let within = clause.terms.first(where: { $0.term == .within }) else { return [(clause.range, false)] }
    let cut = within.range.lowerBound
    return [(clause.range.lowerBound..<cut, false), (cut..<clause.range.upperBound, true)].filter { !$0.0.isEmpty }
  }

  static func disqualifies(_ term: CareerTerm) -> Bool {
    switch term {
    case .negation, .planned, .otherPerson, .people, .notTenure, .otherWork, .studying, .unfinished: true
    default: false
    }
  }

  private static let closings = ")、(".letters
  private static let subtractions = [
    "含", "包括", "扣除", "减去", "除去", "去掉", "中断", "中间", "离岗", "待岗", "待业", "病休", "病假", "脱产", "停薪", "休学", "停工", "在校", "读研",
  ].map(\.letters)
  private static let meanwhile = "期间".letters
  /// 另从事设备销售3年: beside the whole.
  private static let besides = ["另", "此外", "此前", "之前"].map(\.letters)
}

/// Finds the candidate's own years of relevant and of significant work in the clauses of a career text (N1.3.1, N1.3.2).
struct YearsReader {
  let text: FoldedText
  let clauses: [CareerClause]

  private struct Statement {
    var interval: YearsInterval
    var isSignificant: Bool
    /// It says how long the candidate has worked, not only what they were.
    var isWork: Bool
    /// It follows 其中: a part of what stands before.
    var isPart: Bool
    var clause: Range<Int>
  }

  func years() -> (relevant: CareerEvidence.Years?, significant: CareerEvidence.Years?) {
    var statements: [Statement] = []
    for clause in clauses where speaksOfOwnWork(clause) {
      for part in parts(of: clause) { statements += self.statements(in: part, of: clause) }
    }
    // 从事重大桥梁工程9年，其中担任技术负责人4年: the first is the whole, the second its significant part.
    for index in statements.indices.dropLast()
    where statements[index + 1].isPart && statements[index + 1].isSignificant && statements[index].isWork {
      statements[index].isSignificant = false
    }
    let isOpenEnded = clauses.contains { $0.contains(.openEnded) }
    let significant = combined(statements.filter(\.isSignificant), isOpenEnded: isOpenEnded)
    let whole = statements.filter { $0.isWork && !$0.isPart && !$0.isSignificant }
    var relevant = combined(whole, isOpenEnded: isOpenEnded)
    if let significant {
      // Significant work is relevant work, so it bounds the relevant years from below.
      if let stated = relevant {
        if significant.interval.low > stated.interval.high { return (nil, nil) }
        if significant.interval.low > stated.interval.low { relevant?.interval.low = significant.interval.low }
      } else {
        relevant = significant
        relevant?.interval.high = .infinity
      }
    }
    return (relevant, significant)
  }

  /// The longest statement counts from below. Several, or a 至今 that nobody added up, set no limit from above.
  private func combined(_ statements: [Statement], isOpenEnded: Bool) -> CareerEvidence.Years? {
    guard let longest = statements.max(by: { $0.interval.low < $1.interval.low }) else { return nil }
    var interval = longest.interval
    if statements.count > 1 || isOpenEnded { interval.high = .infinity }
    return CareerEvidence.Years(interval: interval, quote: text.quote(longest.clause))
  }

  private func speaksOfOwnWork(_ clause: CareerClause) -> Bool {
    guard !clause.isAboutAnother else { return false }
    var namesWork = false
    for term in clause.terms {
      switch term.term {
      case .work, .role, .lead, .tenure, .weighty: namesWork = true
      case .negation, .planned, .otherPerson, .people, .notTenure, .otherWork: return false
      default: break
      }
    }
    return namesWork
  }

  /// A clause without a comma before 其中 says two things.
  private func parts(of clause: CareerClause) -> [(range: Range<Int>, isPart: Bool)] {
    guard let within = clause.terms.first(where: { $0.term == .within }) else { return [(clause.range, false)] }
    let cut = within.range.lowerBound
    return [(clause.range.lowerBound..<cut, false), (cut..<clause.range.upperBound, true)].filter { !$0.0.isEmpty }
  }

  private func statements(in part: (range: Range<Int>, isPart: Bool), of clause: CareerClause) -> [Statement] {
    let terms = clause.terms.filter { part.range.contains($0.range.lowerBound) }
    var statements: [Statement] = []
    var start = part.range.lowerBound
    var index = start
    while index < part.range.upperBound {
      guard Numeral.isDigit(text.letters[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < part.range.upperBound, Numeral.isDigit(text.letters[end]) { end += 1 }
      if let phrase = YearsPhrase(in: text, at: index, from: start, until: part.range.upperBound),
        let kind = kind(of: phrase, terms: terms, from: start, in: part)
      {
        statements.append(
          Statement(
            interval: phrase.interval, isSignificant: kind.isSignificant, isWork: kind.isWork,
            isPart: part.isPart, clause: part.range))
        end = max(end, phrase.range.upperBound)
        start = phrase.range.upperBound
      }
      index = end
    }
    return statements
  }

  /// What the years are years of; absent where nothing around them says that they are work.
  private func kind(
    of phrase: YearsPhrase, terms: [Lexicon<CareerTerm>.Match], from start: Int,
    in part: (range: Range<Int>, isPart: Bool)
  ) -> (isWork: Bool, isSignificant: Bool)? {
    let before = terms.filter { $0.range.lowerBound >= start && $0.range.upperBound <= phrase.range.lowerBound }
    let after = terms.filter { $0.range.lowerBound >= phrase.range.upperBound }
    let tenure = after.first { $0.term == .tenure }
    let isClosed = phrase.endsStatement
    let isLed = before.last.map { $0.range.upperBound == phrase.range.lowerBound && $0.term == .work } ?? false
    guard isClosed || isLed || tenure != nil else { return nil }
    let around = before + after.filter { $0.range.upperBound <= (tenure?.range.upperBound ?? 0) }
    var isWeighty = false
    var isSignificant = false
    var isWork = tenure != nil
    var hasWorks = false
    for term in around {
      switch term.term {
      case .weighty: isWeighty = true
      case .works:
        hasWorks = true
        if isWeighty { isSignificant = true }
      case .lead: isSignificant = true
      case .work, .tenure: isWork = true
      case .role: if hasWorks { isWork = true }
      default: break
      }
    }
    if part.isPart, !isSignificant { return nil }
    guard isWork || isSignificant else { return nil }
    return (isWork, isSignificant)
  }
}

/// Finds the candidate's own degree, and the discipline beside it, in the clauses of a career text (N1.2).
struct EducationReader {
  let text: FoldedText
  let clauses: [CareerClause]

  func education() -> CareerEvidence.Education? {
    var degree: Int?
    var belowDegree: Int?
    for (index, clause) in clauses.enumerated() where speaksOfOwnEducation(clause) {
      for (place, term) in clause.terms.enumerated() {
        switch term.term {
        case .degree where degree == nil:
          if stands(place, in: clause) { degree = index }
        case .belowDegree where belowDegree == nil:
          if stands(place, in: clause) { belowDegree = index }
        case .school where belowDegree == nil:
          if isFollowedByDiploma(place, in: clause) { belowDegree = index }
        default: break
        }
      }
    }
    // The highest counts: who took a degree after a college diploma has a degree.
    if let degree {
      let named = discipline(near: degree)
      var quotes = [text.quote(clauses[degree].range)]
      if let place = named?.clause, place != degree { quotes.append(text.quote(clauses[place].range)) }
      return CareerEvidence.Education(isDegree: true, discipline: named?.discipline, quotes: quotes)
    }
    guard let belowDegree else { return nil }
    return CareerEvidence.Education(
      isDegree: false, discipline: nil, quotes: [text.quote(clauses[belowDegree].range)])
  }

  private func speaksOfOwnEducation(_ clause: CareerClause) -> Bool {
    guard !clause.isAboutAnother else { return false }
    var namesDegree = false
    for term in clause.terms {
      switch term.term {
      case .degree, .belowDegree, .school: namesDegree = true
      case .unfinished, .negation, .planned, .otherPerson, .people: return false
      default: break
      }
    }
    return namesDegree && !countsPeople(clause)
  }

  /// `本科20人`, `硕士3名`
  private func countsPeople(_ clause: CareerClause) -> Bool {
    for index in clause.range.dropFirst() where Self.counters.contains(text.letters[index]) {
      let before = text.letters[index - 1]
      if Numeral.isDigit(before) || Self.vague.contains(before) { return true }
    }
    return false
  }

  /// The word names what the candidate holds: 学历, 学位 or 毕业 follows, or the clause or bracket ends with it, or 于 or a
  /// year follows and 毕业 after that.
  private func stands(_ place: Int, in clause: CareerClause) -> Bool {
    let end = clause.terms[place].range.upperBound
    if isFollowedByDiploma(place, in: clause) { return true }
    if place + 1 < clause.terms.count {
      let next = clause.terms[place + 1]
      // 硕士研究生, 工学学士: the next word is asked in its own turn.
      if next.range.lowerBound == end, next.term == .degree { return stands(place + 1, in: clause) }
    }
    guard end < clause.range.upperBound else { return hasFittingStart(place, in: clause) }
    let next = text.letters[end]
    if Self.closing.contains(next) { return hasFittingStart(place, in: clause) }
    if next == Self.at || Numeral.isDigit(next) {
      return clause.terms[(place + 1)...].contains { $0.term == .diploma }
    }
    return false
  }

  private func isFollowedByDiploma(_ place: Int, in clause: CareerClause) -> Bool {
    guard place + 1 < clause.terms.count else { return false }
    let next = clause.terms[place + 1]
    guard next.term == .diploma, next.range.lowerBound == clause.terms[place].range.upperBound else { return false }
    // 本科学历的工程师: that is somebody.
    let end = next.range.upperBound
    return !(end < clause.range.upperBound && text.letters[end] == Self.of)
  }

  /// A bare 本科 at the end of a clause or bracket is the candidate's own only where it stands alone or after a university,
  /// a discipline, a year or another degree: 王博士 is a person.
  private func hasFittingStart(_ place: Int, in clause: CareerClause) -> Bool {
    let start = clause.terms[place].range.lowerBound
    guard start > clause.range.lowerBound else { return true }
    if Self.opening.contains(text.letters[start - 1]) { return true }
    if place > 0 {
      let previous = clause.terms[place - 1]
      if previous.range.upperBound == start {
        switch previous.term {
        case .degree, .diploma, .university, .discipline, .works, .oneself: return true
        default: break
        }
      }
    }
    return Self.leadIns.contains { text.has($0, before: start, from: clause.range.lowerBound) }
  }

  /// The discipline is named before 专业 or right before the degree, in the degree's own clause or one beside it.
  private func discipline(near index: Int) -> (discipline: Discipline, clause: Int)? {
    let beside = [index, index + 1, index - 1].filter { place in
      clauses.indices.contains(place) && clauses[place].sentence == clauses[index].sentence
        && !clauses[place].isAboutAnother
    }
    for place in beside {
      let clause = clauses[place]
      // Beside the degree, 专业 names a discipline only where no work is spoken of.
      if place != index, clause.contains(.work) || clause.contains(.lead) || clause.contains(.role) { continue }
      for term in clause.terms where term.term == .discipline {
        let named = name(before: term.range.lowerBound, in: clause)
        if !named.isEmpty { return (Discipline(letters: named), place) }
      }
    }
    // 获西南交通大学岩土工程硕士学位: what stands between the university and the degree.
    let clause = clauses[index]
    guard let degree = clause.terms.first(where: { $0.term == .degree }) else { return nil }
    let between = name(before: degree.range.lowerBound, in: clause)
    let found = Discipline(letters: between)
    return found == .unclear ? nil : (found, index)
  }

  private func name(before end: Int, in clause: CareerClause) -> ArraySlice<UInt32> {
    var start = max(clause.range.lowerBound, end - Self.longestName)
    for term in clause.terms where term.range.upperBound <= end {
      switch term.term {
      case .university, .degree, .diploma, .discipline: start = max(start, term.range.upperBound)
      default: break
      }
    }
    for index in start..<end where Self.breaks.contains(text.letters[index]) { start = index + 1 }
    return text.letters[start..<end]
  }

  private static let longestName = 24
  private static let at = Unicode.Scalar("于").value
  private static let of = Unicode.Scalar("的").value
  private static let counters = "人名位个".letters
  private static let vague = "多余数几".letters
  private static let closing = ")、/:]】".letters
  private static let opening = "(、/:[【年".letters
  private static let breaks = "于年读获、(:".letters
  private static let leadIns = ["获", "获得", "取得", "具有", "拥有", "为", "是", "全日制", "统招", "在职", "理学", "工学", "管理学", "后"].map(
    \.letters)
}

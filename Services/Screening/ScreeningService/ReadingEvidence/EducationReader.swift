import Contracts

/// Finds the candidate's own degree, and the discipline beside it, in the clauses of a career text (N1.2).
struct EducationReader {
  let text: FoldedText
  let clauses: [CareerClause]
  /// The year in which the text was handed in: what is dated in it or later is still to come.
  let campaign: Int?

  func education() -> CareerEvidence.Education? {
    var degree: (clause: Int, ending: Int?)?
    var belowDegree: Int?
    var isOpen = false
    for (index, clause) in clauses.enumerated() where namesOwnEducation(clause) {
      let last = clause.terms.lastIndex { $0.term == .studying }
      for (place, term) in clause.terms.enumerated() {
        switch term.term {
        case .degree where degree == nil:
          guard !isUncertain(place, in: clause) else {
            isOpen = true
            continue
          }
          guard !isTakenBack(after: index) else {
            isOpen = true
            continue
          }
          // 就读于…本科: counts with the end of the course only.
          if let last {
            if isCompleted(after: last, in: clause) {
              degree = (index, nil)
            } else if let ending = ending(after: index) {
              degree = (index, ending)
            }
          } else if stands(place, in: clause) {
            degree = (index, nil)
          }
        case .foreignDegree where degree == nil && last == nil: degree = (index, nil)
        case .belowDegree where belowDegree == nil && last == nil:
          if stands(place, in: clause) { belowDegree = index }
        case .school where belowDegree == nil && last == nil:
          if isFollowedByDiploma(place, in: clause) { belowDegree = index }
        default: break
        }
      }
    }
    // The highest counts: who took a degree after a college diploma has a degree.
    if let degree {
      let named = discipline(near: degree.clause)
      var places = [degree.clause]
      if let ending = degree.ending { places.append(ending) }
      if let place = named?.clause, !places.contains(place) { places.append(place) }
      return CareerEvidence.Education(
        isDegree: true, discipline: named?.discipline, spans: places.map(span))
    }
    guard let belowDegree, !isOpen else { return nil }
    return CareerEvidence.Education(
      isDegree: false, discipline: nil, spans: [span(belowDegree)])
  }

  private func span(_ clause: Int) -> TextSpan {
    text.span(clauses[clause].range, in: TextSpan.experience)
  }

  private func namesOwnEducation(_ clause: CareerClause) -> Bool {
    guard !clause.isAboutAnother else { return false }
    var namesDegree = false
    for term in clause.terms {
      switch term.term {
      case .degree, .foreignDegree, .belowDegree, .school: namesDegree = true
      case .unfinished, .negation, .planned, .otherPerson, .people: return false
      default: break
      }
    }
    return namesDegree && !countsPeople(clause) && !isStillToCome(clause)
  }

  /// 土木工程本科，尚未毕业
  private func isTakenBack(after index: Int) -> Bool {
    for clause in clauses.dropFirst(index + 1) {
      guard clause.sentence == clauses[index].sentence,
        !clause.terms.contains(where: { [.degree, .foreignDegree, .belowDegree].contains($0.term) })
      else { return false }
      if clause.contains(.negation) || clause.contains(.planned), clause.contains(.diploma) { return true }
      if clause.terms.contains(where: { term in
        Self.broken.contains { text.has($0, at: term.range.lowerBound, until: term.range.upperBound) }
      }) {
        return true
      }
    }
    return false
  }

  /// 2027年本科毕业
  private func isStillToCome(_ clause: CareerClause) -> Bool {
    guard let campaign else { return false }
    return years(in: clause).contains { $0 >= campaign }
  }

  private func years(in clause: CareerClause) -> [Int] {
    clause.range.compactMap { CalendarPoint(in: text.letters, at: $0, until: clause.range.upperBound)?.year }
  }

  /// 专升本 may be on its way still, and ends with 毕业 or 学历.
  private func isUncertain(_ place: Int, in clause: CareerClause) -> Bool {
    let range = clause.terms[place].range
    return text.has(Self.upgrade, at: range.lowerBound, until: range.upperBound)
      && !clause.contains(.diploma)
  }

  /// 毕业, or 获…学位, after the last word of a course that may not have ended.
  private func isCompleted(after place: Int, in clause: CareerClause) -> Bool {
    let rest = clause.terms[(place + 1)...]
    if rest.contains(where: {
      $0.term == .diploma && text.has(Self.graduation, at: $0.range.lowerBound, until: $0.range.upperBound)
    }) {
      return true
    }
    let start = clause.terms[place].range.upperBound
    guard
      let award = (start..<clause.range.upperBound).first(where: { index in
        Self.awards.contains { text.has($0, at: index, until: clause.range.upperBound) }
      })
    else { return false }
    return rest.contains { $0.term == .diploma && $0.range.lowerBound > award }
  }

  /// 就读于河海大学水利水电工程本科，2016年毕业: the clause that ends the course, in the same sentence and dated before the text.
  private func ending(after index: Int) -> Int? {
    guard let campaign else { return nil }
    for place in clauses.indices.dropFirst(index + 1) {
      let clause = clauses[place]
      guard clause.sentence == clauses[index].sentence, !clause.isAboutAnother else { return nil }
      for term in clause.terms {
        switch term.term {
        case .degree, .foreignDegree, .belowDegree, .school, .studying, .unfinished, .negation, .planned, .otherPerson:
          return nil
        default: break
        }
      }
      guard clause.contains(.diploma) else { continue }
      let years = years(in: clause)
      return !years.isEmpty && years.allSatisfy({ $0 < campaign }) ? place : nil
    }
    return nil
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
    // 本科学历的工程师: that is somebody. 本科学历教育: that is a course.
    let end = next.range.upperBound
    return end == clause.range.upperBound || Self.closing.contains(text.letters[end])
      || Self.opening.contains(text.letters[end]) || Numeral.isDigit(text.letters[end])
      || Self.followers.contains { text.has($0, at: end, until: clause.range.upperBound) }
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
        case .degree, .diploma, .oneself: return true
        case .university, .discipline: return !standsBehindWork(place, in: clause)
        default: break
        }
      }
    }
    guard !standsBehindWork(place, in: clause),
      let word = Self.leadIns.first(where: { text.has($0, before: start, from: clause.range.lowerBound) })
    else { return false }
    // 领导是博士: who is one has to be the candidate.
    guard word.count == 1, Self.being.contains(word[0]) else { return true }
    let before = start - word.count
    return before <= clause.leadIn.end
      || clause.terms.contains { $0.range.upperBound == before && ($0.term == .diploma || $0.term == .oneself) }
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
      if place != index, clause.terms.contains(where: { $0.term.isPredicate }) { continue }
      for term in clause.terms where term.term == .discipline {
        let named = name(after: term.range.upperBound, in: clause) ?? name(before: term.range.lowerBound, in: clause)
        if !named.isEmpty { return (Discipline(letters: named), place) }
      }
    }
    // 获西南交通大学岩土工程硕士学位: what stands between the university and the degree.
    let clause = clauses[index]
    if clause.contains(.foreignDegree), !clause.contains(.discipline) {
      return (Discipline(letters: text.letters[clause.range]), index)
    }
    guard let degree = clause.terms.first(where: { $0.term == .degree }) else { return nil }
    let between = name(before: degree.range.lowerBound, in: clause)
    let found = Discipline(letters: between)
    return found == .unclear ? nil : (found, index)
  }

  /// 援建河海大学本科, 任教于河海大学本科: whatever was done there, it was no course.
  private func standsBehindWork(_ place: Int, in clause: CareerClause) -> Bool {
    let university = clause.terms.first { $0.term == .university }?.range.lowerBound ?? 0
    return clause.terms[..<place].contains {
      ($0.term.isPredicate && $0.term != .possession) || ($0.term == .otherWork && $0.range.lowerBound < university)
    }
  }

  /// 所学专业为通信工程
  private func name(after start: Int, in clause: CareerClause) -> ArraySlice<UInt32>? {
    guard start < clause.range.upperBound, Self.being.contains(text.letters[start]) else { return nil }
    return text.letters[start + 1..<clause.range.upperBound]
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
  private static let broken = ["退学", "肄业", "结业", "辍学", "在读", "在学", "在修"].map(\.letters)
  private static let upgrade = "专升本".letters
  private static let graduation = "毕业".letters
  private static let awards = ["获", "取得", "授予"].map(\.letters)
  /// What may follow 本科毕业 and 学士学位 where they are the candidate's.
  private static let followers = [
    "于", "后", "并", "及", "和", "与", "证书", "从事", "获", "取得", "进入", "入职", "参加工作", "至今", "以来", "就职", "任职", "担任", "学历",
    "学位", "毕业", "专业",
    "分配",
  ].map(\.letters)
  private static let being = "为是:".letters
  private static let counters = "人名位个".letters
  private static let vague = "多余数几".letters
  private static let closing = ")、/:]】".letters
  private static let opening = "(、/:[【年".letters
  private static let breaks = "于年读获、(:".letters
  private static let leadIns = ["获", "获得", "取得", "具有", "拥有", "为", "是", "全日制", "统招", "理学", "工学", "管理学", "后", "工程"]
    .map(
      \.letters)
}

/// Who a career text speaks of from one clause to the next, where it is not the candidate.
struct CareerSubject: Sendable {
  private(set) var isPerson = false
  private(set) var isOrganisation = false
  private(set) var isUnknown = false
  /// Nothing has named the candidate since the company was named in the sentence before.
  private var isCarried = false

  mutating func read(
    _ text: FoldedText, _ range: Range<Int>, _ terms: [Lexicon<CareerTerm>.Match], _ leadIn: LeadIn
  ) {
    for (place, term) in terms.enumerated() {
      switch term.term {
      case .otherPerson: isPerson = true
      case .oneself where !isFollowedByOrganisation(place, terms):
        isPerson = false
        isOrganisation = false
        isUnknown = false
      case .diploma: isOrganisation = false
      default: break
      }
    }
    let start = leadIn.end
    // 其中8年担任项目经理: a number is nobody.
    guard start < range.upperBound, !Numeral.isDigit(text.letters[start]),
      !terms.contains(where: { $0.range.lowerBound == start && $0.term.isPredicate })
    else { return }
    let predicate = terms.first { $0.range.lowerBound >= start && Self.isDeed($0.term) }
    if let organisation = terms.first(where: { $0.term == .organisation && $0.range.lowerBound >= start }),
      organisation.range.upperBound <= predicate?.range.lowerBound ?? range.upperBound,
      !isEmployer(organisation.range.upperBound..<range.upperBound, text)
    {
      isOrganisation = true
      isCarried = false
    } else if predicate != nil || namesManager(text, start..<range.upperBound)
      || (text.letters[start..<range.upperBound].contains(Self.by) && !terms.contains { $0.term == .oneself })
    {
      isUnknown = true
    }
  }

  /// A person is spoken of to the sentence's end, a company one sentence longer, where the candidate is not named in it.
  mutating func endSentence() {
    isPerson = false
    isUnknown = false
    if isOrganisation {
      isOrganisation = !isCarried
      isCarried = isOrganisation
    }
  }

  private static func isDeed(_ term: CareerTerm) -> Bool {
    switch term {
    case .work, .role, .lead: true
    default: false
    }
  }

  /// 我公司, 本人所在单位
  private func isFollowedByOrganisation(_ place: Int, _ terms: [Lexicon<CareerTerm>.Match]) -> Bool {
    guard place + 1 < terms.count, terms[place + 1].term == .organisation else { return false }
    return terms[place + 1].range.lowerBound - terms[place].range.upperBound <= 4
  }

  /// 示例集团高级工程师: the candidate's employer, and nothing or their title after it.
  private func isEmployer(_ rest: Range<Int>, _ text: FoldedText) -> Bool {
    guard let last = TradeWord.lexicon.matches(in: text.letters[rest]).last else { return rest.isEmpty }
    return last.range.upperBound == rest.upperBound && (last.term == .post || last.term == .manager)
  }

  /// 张工为项目总工
  private func namesManager(_ text: FoldedText, _ range: Range<Int>) -> Bool {
    guard let being = text.letters[range].firstIndex(where: Self.being.contains), being > range.lowerBound else {
      return false
    }
    return TradeWord.lexicon.matches(in: text.letters[being..<range.upperBound]).contains { $0.term == .manager }
  }

  /// 由
  private static let by = Unicode.Scalar("由").value
  private static let being = "为是系".letters
}

import Contracts

/// The spans of calendar time in which a career text says that the candidate worked: 2008年至2015年在示例设计院从事结构设计.
struct DatedWork: Sendable {
  struct Entry: Sendable, Hashable {
    var span: CalendarSpan
    var isSignificant: Bool
    /// From the date to the end of the clause that says what the work was.
    var quote: Range<Int>
  }

  private let entries: [Entry]
  private let now: Int

  var relevant: [Entry] { entries }
  var significant: [Entry] { entries.filter(\.isSignificant) }

  /// None at all.
  init() {
    entries = []
    now = 0
  }

  /// - Parameter campaign: 至今 is counted to the January of this year; absent, such a span counts for nothing.
  init(text: FoldedText, clauses: [CareerClause], campaign: Int?) {
    now = (campaign ?? 0) * 12
    var entries: [Entry] = []
    for index in clauses.indices {
      guard let span = clauses[index].leadIn.span, span.end != nil || campaign != nil else { continue }
      if let campaign, let end = span.end, end > campaign * 12 + 12 { continue }
      guard let (deed, end) = Self.deed(from: index, in: clauses, text) else { continue }
      entries.append(
        Entry(
          span: span, isSignificant: deed.isSignificant,
          quote: clauses[index].range.lowerBound..<clauses[end].range.upperBound))
    }
    self.entries = entries
  }

  /// How long these spans are together. What else the candidate did is not said, so there is no limit from above.
  func years(of entries: [Entry], in text: FoldedText) -> CareerEvidence.Years? {
    let spans = entries.map(\.span)
    guard !spans.isEmpty else { return nil }
    // Without a campaign every span has its own end.
    let until = now > 0 ? now : spans.compactMap(\.end).max() ?? 0
    return CareerEvidence.Years(
      interval: YearsInterval(low: CalendarSpan.years(spans, until: until), high: .infinity),
      spans: entries.map { text.span($0.quote, in: TextSpan.experience) })
  }

  /// What was done in the time that this clause begins with: said in the clause itself, or in the next one that says more
  /// than a place.
  private static func deed(
    from index: Int, in clauses: [CareerClause], _ text: FoldedText
  ) -> (deed: Deed, clause: Int)? {
    for place in index..<clauses.endIndex {
      let clause = clauses[place]
      guard clause.sentence == clauses[index].sentence, place == index || clause.leadIn.span == nil,
        !clause.isAboutAnother, !clause.hasUnknownSubject,
        !clause.terms.contains(where: { YearsReader.disqualifies($0.term) || $0.term == .within })
      else { return nil }
      if clause.leadIn.end == clause.range.upperBound { continue }
      let reader = DeedReader(text: text, terms: clause.terms)
      guard clause.predicate(at: clause.leadIn.end) != nil,
        var deed = reader.deed(from: clause.leadIn.end, to: clause.range.upperBound, isPart: false), !deed.isGeneric
      else { return nil }
      // When the lead began is known only where it stands beside the time.
      if place > index + 1 || (place > index && clauses[index].leadIn.hasPlace) { deed.isSignificant = false }
      return (deed, place)
    }
    return nil
  }
}

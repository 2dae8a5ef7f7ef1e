import Contracts

/// What a career text says about N1.2 and N1.3. It is evidence for an officer's eyes: it suggests, it never decides.
///
/// What is doubtful is left out, since a wrong "met" is worse than none: denials, plans, unfinished courses and other
/// people's degrees and years count for nothing.
struct CareerEvidence: Sendable, Hashable {
  /// A degree of the candidate's own.
  struct Education: Sendable, Hashable {
    var isDegree: Bool
    /// Absent where the text names no discipline beside the degree.
    var discipline: Discipline?
    /// What was written, e.g. 2016年毕业于同济大学桥梁工程专业（本科、学士）.
    var spans: [TextSpan]

    var quotes: [String] { spans.map(\.words) }
  }

  struct Years: Sendable, Hashable {
    var interval: YearsInterval
    /// What was written, e.g. 从事桥梁工程设计与施工9年; several where they were added up.
    var spans: [TextSpan]

    var quotes: [String] { spans.map(\.words) }
  }

  var education: Education?
  var relevant: Years?
  var significant: Years?

  init(education: Education? = nil, relevant: Years? = nil, significant: Years? = nil) {
    self.education = education
    self.relevant = relevant
    self.significant = significant
  }

  /// Reads the experience text (主要工程实践经历) of a candidate.
  /// - Parameter campaign: the year in which it was handed in: 至今 is counted to it, and a later year is still to come.
  init(reading experience: String, campaign: Int? = nil) {
    self.init(reading: FoldedText(experience), campaign: campaign)
  }

  init(reading text: FoldedText, campaign: Int?) {
    let clauses = CareerClause.clauses(of: text)
    education = EducationReader(text: text, clauses: clauses, campaign: campaign).education()
    (relevant, significant) = YearsReader(text: text, clauses: clauses, campaign: campaign).years()
  }
}

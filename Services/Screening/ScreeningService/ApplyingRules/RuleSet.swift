import Contracts

/// The criteria of the notice, as values: no store, no clock, no broker.
struct RuleSet: Sendable {
  /// Named in every decision.
  let version: String
  let field: FieldCriterion
  let education: EducationCriterion
  let professional: YearsCriterion
  let senior: YearsCriterion
  let abroad: AbroadCriterion

  init(version: String, taxonomy: Taxonomy, professional: YearsCriterion, senior: YearsCriterion) {
    self.version = version
    field = FieldCriterion(taxonomy: taxonomy)
    education = EducationCriterion()
    self.professional = professional
    self.senior = senior
    abroad = AbroadCriterion()
  }

  /// The 2025 notice's rules; the years are those of the reference lists.
  static let notice2025 = RuleSet(
    version: "\(ReferenceLists.notice.campaign.year)-1", taxonomy: .attachment1,
    professional: YearsCriterion(level: .professional, in: .notice), senior: YearsCriterion(level: .senior, in: .notice)
  )

  func years(for level: Level) -> YearsCriterion {
    switch level {
    case .professional: professional
    case .senior: senior
    }
  }

  /// The clauses that a candidate of this level is checked against, in the notice's order.
  func clauses(for level: Level) -> [String] {
    [Clause.field, Clause.education, years(for: level).clause, Clause.abroad]
  }

  /// Checks a candidate against every criterion; none stops the others. The text is read only where a column is silent.
  func judge(_ candidate: Candidate) -> Judgement {
    var experience = ExperienceText(candidate.experience, campaign: candidate.campaign)
    return Judgement(findings: [
      field.finding(for: candidate),
      education.finding(for: candidate.qualifications, experience: &experience),
      years(for: candidate.level).finding(for: candidate.qualifications, experience: &experience),
      abroad.finding(for: candidate),
    ])
  }
}

import CloudEvents
import Contracts

/// The criteria of a notice, as values: no store, no clock, no broker.
struct RuleSet: Sendable {
  /// Named in every decision.
  let version: String
  let campaign: Int
  let inForceFrom: Timestamp
  /// Each criterion once.
  let rules: [CriterionRule]
  let field: FieldCriterion
  let education: EducationCriterion
  let professional: YearsCriterion
  let senior: YearsCriterion
  let abroad: AbroadCriterion

  /// - Returns: nothing where a criterion is missing.
  init?(version: String, campaign: Int, inForceFrom: Timestamp, rules: [CriterionRule], taxonomy: Taxonomy) {
    func rule(_ criterion: Criterion) -> CriterionRule? { rules.first { $0.criterion == criterion } }
    guard let field = rule(.field), let education = rule(.education),
      let professional = rule(.professionalYears).flatMap(YearsCriterion.init),
      let senior = rule(.seniorYears).flatMap(YearsCriterion.init), let abroad = rule(.abroad)
    else { return nil }
    self.version = version
    self.campaign = campaign
    self.inForceFrom = inForceFrom
    self.rules = rules
    self.field = FieldCriterion(
      clause: field.clause, taxonomy: taxonomy, reviewsDisagreement: field.reviewsDisagreement)
    self.education = EducationCriterion(clause: education.clause)
    self.professional = professional
    self.senior = senior
    self.abroad = AbroadCriterion(clause: abroad.clause)
  }

  func years(for level: Level) -> YearsCriterion {
    switch level {
    case .professional: professional
    case .senior: senior
    }
  }

  /// The clauses that a candidate of this level is checked against, in the notice's order.
  func clauses(for level: Level) -> [String] {
    [field.clause, education.clause, years(for: level).clause, abroad.clause]
  }

  /// What a clause asks for, in Chinese; absent where no criterion has it.
  func text(of clause: String) -> String? {
    rules.first { $0.clause == clause }?.chinese
  }

  /// Checks a candidate against every criterion; none stops the others. For years and degree the text
  /// is read only where a column is silent.
  func judge(_ candidate: Candidate) -> Judgement {
    var experience = ExperienceText(candidate.experience, campaign: candidate.campaign)
    let findings = [
      field.finding(for: candidate, experience: &experience),
      education.finding(for: candidate.qualifications, experience: &experience),
      years(for: candidate.level).finding(for: candidate.qualifications, experience: &experience),
      abroad.finding(for: candidate),
    ]
    return Judgement(findings: findings, offered: offer(to: candidate, findings: findings))
  }
}

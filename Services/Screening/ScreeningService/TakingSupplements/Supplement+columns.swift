import Contracts

extension Supplement {
  /// What it has, as `CandidateCorrected.changed` names it; `graduated`, `remark` and
  /// `levelAnswer` are no values of a candidate.
  var columns: [String] {
    let values: [(String, Bool)] = [
      ("specialty", specialty != nil), ("qualifications.education", qualifications.education != nil),
      ("qualifications.degree", qualifications.degree != nil),
      ("qualifications.discipline", qualifications.discipline != nil), ("graduated", graduated != nil),
      ("qualifications.relevantYears", qualifications.relevantYears != nil),
      ("qualifications.significantYears", qualifications.significantYears != nil), ("dispatch", dispatch != nil),
      ("project.country", project?.country != nil), ("project.name", project?.name != nil), ("remark", remark != nil),
      ("levelAnswer", levelAnswer != nil),
    ]
    return values.filter(\.1).map(\.0)
  }
}

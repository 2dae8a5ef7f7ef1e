import Contracts

/// Which values a supplement made other than they were, by their place, as `CaseCorrected.changed` names them.
enum SuppliedColumns {
  static func changed(from before: Candidate, to after: Candidate) -> [String] {
    let (had, has) = (before.qualifications, after.qualifications)
    let columns: [(String, Bool)] = [
      ("project.name", before.project.name != after.project.name),
      ("project.country", before.project.country != after.project.country),
      ("dispatch", before.dispatch != after.dispatch), ("specialty", before.specialty != after.specialty),
      ("qualifications.education", had.education != has.education),
      ("qualifications.degree", had.degree != has.degree),
      ("qualifications.discipline", had.discipline != has.discipline),
      ("qualifications.relevantYears", had.relevantYears != has.relevantYears),
      ("qualifications.significantYears", had.significantYears != has.significantYears),
    ]
    return columns.filter(\.1).map(\.0)
  }
}

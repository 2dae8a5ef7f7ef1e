import Contracts

extension Supplement {
  /// What is known of a candidate already.
  init(of candidate: Candidate) {
    self.init(
      qualifications: candidate.qualifications, specialty: candidate.specialty, dispatch: candidate.dispatch,
      project: Project(name: candidate.project.name, country: candidate.project.country))
  }

  /// What is said otherwise here than before, or for the first time.
  func difference(from earlier: Supplement) -> Supplement {
    func new<Value: Equatable>(_ value: Value?, _ earlier: Value?) -> Value? { value == earlier ? nil : value }
    let (now, then) = (qualifications, earlier.qualifications)
    let name = new(project?.name, earlier.project?.name)
    let country = new(project?.country, earlier.project?.country)
    return Supplement(
      qualifications: DeclaredQualifications(
        education: new(now.education, then.education), degree: new(now.degree, then.degree),
        discipline: new(now.discipline, then.discipline), relevantYears: new(now.relevantYears, then.relevantYears),
        significantYears: new(now.significantYears, then.significantYears)),
      graduated: new(graduated, earlier.graduated), specialty: new(specialty, earlier.specialty),
      dispatch: new(dispatch, earlier.dispatch),
      project: name == nil && country == nil ? nil : Project(name: name, country: country),
      remark: new(remark, earlier.remark), levelAnswer: new(levelAnswer, earlier.levelAnswer))
  }

  /// The columns that it has, in Chinese.
  var columnNames: String {
    SupplementColumn.allCases.filter { $0.isSupplied(by: self) }.map(\.name).joined(separator: "、")
  }
}

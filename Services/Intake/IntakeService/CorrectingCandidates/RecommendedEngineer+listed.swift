import Contracts

extension RecommendedEngineer {
  /// With what is known in place of whatever the unit says as it did before.
  ///
  /// - Parameter listed: as the unit listed them last.
  func keeping(_ known: Candidate, since listed: Candidate) -> RecommendedEngineer {
    func new<Value: Equatable>(_ value: Value, _ listed: Value, _ known: Value) -> Value {
      value == listed ? known : value
    }
    func new<Value: Equatable>(_ value: Value?, _ listed: Value?) -> Value? { value == listed ? nil : value }
    var changed = self
    changed.person.name = new(person.name, listed.person.name, known.person.name)
    changed.person.phone = new(person.phone, listed.person.phone, known.person.phone)
    changed.person.email = new(person.email, listed.person.email)
    if enterprise == listed.enterprise { changed.enterprise = known.enterprise }
    changed.project = project(keeping: known.project, since: listed.project)
    changed.dispatch = new(dispatch, listed.dispatch, known.dispatch)
    changed.field = new(field, listed.field, known.field)
    // A specialty of another field means nothing.
    if field == listed.field { changed.specialty = new(specialty, listed.specialty) }
    changed.location = new(location, listed.location)
    changed.level = new(level, listed.level, known.level)
    changed.qualifications = DeclaredQualifications(
      education: new(qualifications.education, listed.qualifications.education),
      degree: new(qualifications.degree, listed.qualifications.degree),
      discipline: new(qualifications.discipline, listed.qualifications.discipline),
      relevantYears: new(qualifications.relevantYears, listed.qualifications.relevantYears),
      significantYears: new(qualifications.significantYears, listed.qualifications.significantYears))
    changed.experience = new(experience, listed.experience)
    return changed
  }

  /// A project of another name is another one, and is taken whole.
  private func project(keeping known: Project, since listed: Project) -> Project {
    guard project.name == listed.name || project.name == nil else { return project }
    return Project(
      name: known.name, country: project.country == listed.country ? nil : project.country,
      type: project.type == listed.type ? nil : project.type,
      status: project.status == listed.status ? nil : project.status)
  }
}

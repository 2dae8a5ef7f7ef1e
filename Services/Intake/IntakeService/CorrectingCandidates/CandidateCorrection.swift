import Contracts

/// What another row says of a candidate who is known. Pure: it knows no store.
///
/// Nothing is erased by silence: a value that the row does not give stays, since a column may have come with an attached table or
/// a supplement that this list does not have. An enterprise or a project of another name is another one, and is taken whole.
/// Where something else than a list has changed the candidate, only what the unit says otherwise than it did is a change: an old
/// list that comes again does not undo a supplement.
struct CandidateCorrection: Sendable, Hashable {
  let candidate: Candidate
  let changes: [ColumnChange]

  /// - Parameters:
  ///   - engineer: as the new row has them; the row becomes the candidate's origin.
  ///   - listed: as the unit listed them last; absent where that is what is known.
  init(of known: Candidate, by engineer: RecommendedEngineer, since listed: Candidate? = nil) {
    let engineer = listed.map { engineer.keeping(known, since: $0) } ?? engineer
    var after = known
    after.person = Person(
      name: engineer.person.name, phone: engineer.person.phone, email: engineer.person.email ?? known.person.email)
    after.enterprise = Self.enterprise(known.enterprise, engineer.enterprise)
    after.project = Self.project(known.project, engineer.project)
    after.dispatch = engineer.dispatch
    after.field = engineer.field
    // A specialty of another field means nothing.
    after.specialty = engineer.specialty ?? (engineer.field == known.field ? known.specialty : nil)
    after.location = engineer.location ?? known.location
    after.level = engineer.level
    after.qualifications = Self.qualifications(known.qualifications, engineer.qualifications)
    after.experience = engineer.experience ?? known.experience
    after.origin = engineer.origin
    self.init(from: known, to: after)
  }

  /// - Parameter other: the same person as another list has them; the candidate stays where they were put forward.
  init(of known: Candidate, by other: Candidate) {
    var engineer = RecommendedEngineer(other)
    engineer.origin = known.origin
    self.init(of: known, by: engineer)
  }

  init(from before: Candidate, to after: Candidate) {
    candidate = after
    changes = Self.differences(before, after)
  }

  /// In the order of the form's columns.
  static func differences(_ before: Candidate, _ after: Candidate) -> [ColumnChange] {
    var moved = before
    moved.origin = after.origin
    guard moved != after else { return [] }
    return CandidateColumn.allCases.compactMap { column in
      let (old, new) = (column.text(of: before), column.text(of: after))
      guard old != new else { return nil }
      return ColumnChange(column: column.rawValue, title: column.title, before: old, after: new)
    }
  }

  /// 手机号码、所在领域
  static func titles(_ changes: [ColumnChange]) -> String {
    changes.map(\.title).joined(separator: "、")
  }

  /// Whether somebody could take the candidate for another person than before.
  var touchesIdentity: Bool {
    let identity: Set<String> = [
      CandidateColumn.name.rawValue, CandidateColumn.phone.rawValue, CandidateColumn.enterprise.rawValue,
    ]
    return changes.contains { identity.contains($0.column) }
  }

  private static func enterprise(_ known: Enterprise, _ new: Enterprise) -> Enterprise {
    guard EnterpriseCell.key(known.name) == EnterpriseCell.key(new.name) else { return new }
    return Enterprise(name: known.name, contact: new.contact ?? known.contact, phone: new.phone ?? known.phone)
  }

  private static func project(_ known: Project, _ new: Project) -> Project {
    if let name = new.name, let old = known.name, FormText.compact(name) != FormText.compact(old) { return new }
    return Project(
      name: known.name ?? new.name, country: new.country ?? known.country, type: new.type ?? known.type,
      status: new.status ?? known.status)
  }

  private static func qualifications(
    _ known: DeclaredQualifications, _ new: DeclaredQualifications
  ) -> DeclaredQualifications {
    DeclaredQualifications(
      education: new.education ?? known.education, degree: new.degree ?? known.degree,
      discipline: new.discipline ?? known.discipline, relevantYears: new.relevantYears ?? known.relevantYears,
      significantYears: new.significantYears ?? known.significantYears)
  }
}

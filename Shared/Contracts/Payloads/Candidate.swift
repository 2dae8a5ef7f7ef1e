/// One engineer in one campaign, as the recommending unit put them forward (A3).
package struct Candidate: Codable, Sendable, Hashable {
  /// UUIDv7, opaque; the key of every event about the candidate.
  package var id: String
  package var submissionID: String
  /// The year of the campaign (N3.1b).
  package var campaign: Int
  /// The recommending unit (N2.1).
  package var unit: String
  /// Received after the campaign's deadline, so in the rolling pool (N3.1c).
  package var late: Bool
  package var person: Person
  package var enterprise: Enterprise
  package var project: Project
  package var dispatch: Dispatch
  /// Code of one of the 12 fields of Attachment 1 (N1.1).
  package var field: String
  /// Code of a specialty within the field, where the unit named one.
  package var specialty: String?
  /// 当前所在地: ISO 3166-1 alpha-2, where the unit named one.
  package var location: String?
  package var level: Level
  package var qualifications: DeclaredQualifications
  /// 主要工程实践经历: as written.
  package var experience: String?
  package var origin: RowOrigin

  package init(
    id: String, submissionID: String, campaign: Int, unit: String, late: Bool, person: Person, enterprise: Enterprise,
    project: Project, dispatch: Dispatch, field: String, specialty: String? = nil, location: String? = nil,
    level: Level, qualifications: DeclaredQualifications = .init(), experience: String? = nil, origin: RowOrigin
  ) {
    self.id = id
    self.submissionID = submissionID
    self.campaign = campaign
    self.unit = unit
    self.late = late
    self.person = person
    self.enterprise = enterprise
    self.project = project
    self.dispatch = dispatch
    self.field = field
    self.specialty = specialty
    self.location = location
    self.level = level
    self.qualifications = qualifications
    self.experience = experience
    self.origin = origin
  }

  /// The place whose partner body the member is referred to (N3.2, A2.2): where the candidate is, if that lies outside
  /// the mainland; else the project's country, if that does; else unknown.
  package var referralCountry: String? {
    if let location, location != Self.mainland { return location }
    if let country = project.country, country != Self.mainland { return country }
    return nil
  }

  private static let mainland = "CN"
}

import Contracts

/// One engineer as the form puts them forward (N2.1, A3), before they are a candidate of a campaign.
struct RecommendedEngineer: Codable, Sendable, Hashable {
  var person: Person
  var enterprise: Enterprise
  var project: Project
  var dispatch: Dispatch
  var field: String
  var specialty: String?
  var location: String?
  var level: Level
  var qualifications: DeclaredQualifications
  var experience: String?
  var origin: RowOrigin
  /// Where the name stands, for what is found out about the person later.
  var nameColumn: String
}

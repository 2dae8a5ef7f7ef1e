/// Where one candidate stands, as intake hears it from every service.
package struct CandidateSummary: Codable, Sendable, Hashable {
  package var id: String
  package var submissionID: String
  package var name: String
  package var unit: String
  package var enterprise: String
  package var field: String
  package var specialty: String?
  package var level: Level
  /// The place whose partner the member would be referred to (N3.2).
  package var country: String?
  package var dispatch: Dispatch
  package var status: CandidateStatus
  package var progress: CandidateProgress

  package init(
    id: String, submissionID: String, name: String, unit: String, enterprise: String, field: String,
    specialty: String? = nil, level: Level, country: String? = nil, dispatch: Dispatch, status: CandidateStatus,
    progress: CandidateProgress
  ) {
    self.id = id
    self.submissionID = submissionID
    self.name = name
    self.unit = unit
    self.enterprise = enterprise
    self.field = field
    self.specialty = specialty
    self.level = level
    self.country = country
    self.dispatch = dispatch
    self.status = status
    self.progress = progress
  }
}

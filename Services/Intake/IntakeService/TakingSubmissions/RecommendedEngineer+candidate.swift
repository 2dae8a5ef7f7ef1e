import Contracts

extension RecommendedEngineer {
  func candidate(id: String, submissionID: String, campaign: Int, unit: String, late: Bool) -> Candidate {
    Candidate(
      id: id, submissionID: submissionID, campaign: campaign, unit: unit, late: late, person: person,
      enterprise: enterprise, project: project, dispatch: dispatch, field: field, specialty: specialty,
      location: location, level: level, qualifications: qualifications, experience: experience, origin: origin)
  }
}

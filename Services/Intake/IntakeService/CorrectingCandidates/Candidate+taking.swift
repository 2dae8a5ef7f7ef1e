import Contracts

extension Candidate {
  /// With these values of another.
  func taking(_ columns: [CandidateColumn], of other: Candidate) -> Candidate {
    var copy = self
    for column in columns {
      switch column {
      case .name: copy.person.name = other.person.name
      case .phone: copy.person.phone = other.person.phone
      case .email: copy.person.email = other.person.email
      case .enterprise: copy.enterprise.name = other.enterprise.name
      case .enterpriseContact: copy.enterprise.contact = other.enterprise.contact
      case .enterprisePhone: copy.enterprise.phone = other.enterprise.phone
      case .project: copy.project.name = other.project.name
      case .projectCountry: copy.project.country = other.project.country
      case .projectType: copy.project.type = other.project.type
      case .projectStatus: copy.project.status = other.project.status
      case .dispatch: copy.dispatch = other.dispatch
      case .field: copy.field = other.field
      case .specialty: copy.specialty = other.specialty
      case .location: copy.location = other.location
      case .level: copy.level = other.level
      case .education: copy.qualifications.education = other.qualifications.education
      case .degree: copy.qualifications.degree = other.qualifications.degree
      case .discipline: copy.qualifications.discipline = other.qualifications.discipline
      case .relevantYears: copy.qualifications.relevantYears = other.qualifications.relevantYears
      case .significantYears: copy.qualifications.significantYears = other.qualifications.significantYears
      case .experience: copy.experience = other.experience
      }
    }
    return copy
  }
}

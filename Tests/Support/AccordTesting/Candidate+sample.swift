import Contracts

extension Candidate {
  /// An invented engineer of a hydraulic project in Myanmar; a test changes what it is about.
  package static func sample(
    id: String = "0196a000-0000-7000-8000-000000000001", field: String = "hydraulic",
    specialty: String? = "hydro-complex", level: Level = .professional, location: String? = nil,
    country: String? = "MM", campaign: Int = 2025
  ) -> Candidate {
    Candidate(
      id: id, submissionID: "0196a000-0000-7000-8000-00000000aaaa", campaign: campaign, unit: "示例推荐单位", late: false,
      person: Person(name: "示例人", phone: "13700000000"), enterprise: Enterprise(name: "示例公司"),
      project: Project(name: "示例水电站", country: country, type: .contracting, status: .underConstruction),
      dispatch: .dispatched, field: field, specialty: specialty, location: location, level: level,
      qualifications: DeclaredQualifications(education: "本科", relevantYears: 6, significantYears: 3),
      origin: RowOrigin(file: "sample.xlsx", sheet: "Sheet1", row: 5))
  }
}

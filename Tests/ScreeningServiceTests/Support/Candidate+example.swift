import Contracts

extension Candidate {
  /// A candidate whose columns meet everything at the professional level; each test changes what it is about.
  static func example(
    id: String = "0196a000-0000-7000-8000-000000000001", dispatch: Dispatch = .dispatched, field: String = "civil",
    specialty: String? = nil, level: Level = .professional,
    qualifications: DeclaredQualifications = .engineer(relevant: 5, significant: 2), experience: String? = nil,
    project: Project = Project(name: "示例大桥项目", country: "MM", type: .contracting, status: .underConstruction)
  ) -> Candidate {
    Candidate(
      id: id, submissionID: "0196a000-0000-7000-8000-0000000000ff", campaign: 2025, unit: "示例省工程师学会", late: false,
      person: Person(name: "示例甲", phone: "13800000000"), enterprise: Enterprise(name: "示例集团有限公司"), project: project,
      dispatch: dispatch, field: field, specialty: specialty, location: "MM", level: level,
      qualifications: qualifications, experience: experience,
      origin: RowOrigin(file: "example.xlsx", sheet: "附件3", row: 7))
  }
}

extension DeclaredQualifications {
  /// 本科, 学士, 土木工程 and these years.
  static func engineer(relevant: Double?, significant: Double?) -> DeclaredQualifications {
    DeclaredQualifications(
      education: "本科", degree: "学士", discipline: "土木工程", relevantYears: relevant, significantYears: significant)
  }
}

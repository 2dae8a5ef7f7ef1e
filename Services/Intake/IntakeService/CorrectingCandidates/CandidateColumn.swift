import Contracts

/// What a unit says of a candidate, value by value. The raw value is the place in `Candidate`.
enum CandidateColumn: String, Sendable, Hashable, CaseIterable {
  case name = "person.name"
  case phone = "person.phone"
  case email = "person.email"
  case enterprise = "enterprise.name"
  case enterpriseContact = "enterprise.contact"
  case enterprisePhone = "enterprise.phone"
  case project = "project.name"
  case projectCountry = "project.country"
  case projectType = "project.type"
  case projectStatus = "project.status"
  case dispatch
  case field
  case specialty
  case location
  case level
  case education = "qualifications.education"
  case degree = "qualifications.degree"
  case discipline = "qualifications.discipline"
  case relevantYears = "qualifications.relevantYears"
  case significantYears = "qualifications.significantYears"
  case experience

  /// As the form has it.
  var title: String {
    switch self {
    case .name: "姓名"
    case .phone: "手机号码"
    case .email: "电子邮箱"
    case .enterprise: "企业名称"
    case .enterpriseContact: "企业联系人"
    case .enterprisePhone: "企业联系电话"
    case .project: "项目名称"
    case .projectCountry: "项目所在国家（地区）"
    case .projectType: "项目类型"
    case .projectStatus: "项目状态"
    case .dispatch: "外派情况"
    case .field: "所在领域"
    case .specialty: "专业类别"
    case .location: "当前所在地"
    case .level: "拟申请级别"
    case .education: "最高学历"
    case .degree: "学位"
    case .discipline: "所学专业"
    case .relevantYears: "相关专业工作年限"
    case .significantYears: "重要工程工作年限"
    case .experience: "主要工程实践经历"
    }
  }

  /// As people write it; nil where nothing is said.
  func text(of candidate: Candidate) -> String? {
    switch self {
    case .name: candidate.person.name
    case .phone: candidate.person.phone
    case .email: candidate.person.email
    case .enterprise: candidate.enterprise.name
    case .enterpriseContact: candidate.enterprise.contact
    case .enterprisePhone: candidate.enterprise.phone
    case .project: candidate.project.name
    case .projectCountry: candidate.project.country.map(CountryNames.chineseName)
    case .projectType: candidate.project.type.map(Self.words)
    case .projectStatus: candidate.project.status.map(Self.words)
    case .dispatch: candidate.dispatch == .dispatched ? "已外派" : "未来三年计划外派"
    case .field: Taxonomy.attachment1.field(candidate.field)?.name ?? candidate.field
    case .specialty: candidate.specialty.map { Self.specialty($0, of: candidate.field) }
    case .location: candidate.location.map(CountryNames.chineseName)
    case .level: LevelTitle.of(candidate.level)
    case .education: candidate.qualifications.education
    case .degree: candidate.qualifications.degree
    case .discipline: candidate.qualifications.discipline
    case .relevantYears: candidate.qualifications.relevantYears.map(Self.years)
    case .significantYears: candidate.qualifications.significantYears.map(Self.years)
    case .experience: candidate.experience
    }
  }

  private static func specialty(_ code: String, of field: String) -> String {
    Taxonomy.attachment1.field(field)?.specialties.first { $0.code == code }?.name ?? code
  }

  private static func words(_ type: ProjectType) -> String {
    switch type {
    case .investment: "对外投资"
    case .contracting: "承包工程"
    case .labour: "对外劳务"
    case .aid: "对外援助"
    case .other: "其他"
    }
  }

  private static func words(_ status: ProjectStatus) -> String {
    switch status {
    case .preparing: "筹建准备"
    case .underConstruction: "在建"
    case .completed: "完工"
    case .awaitingHandover: "已完工等待验收移交"
    case .operating: "运营中"
    }
  }

  private static func years(_ years: Double) -> String {
    years == years.rounded() && abs(years) < 1_000_000 ? "\(Int(years)) 年" : "\(years) 年"
  }
}

/// What a column of the form or of the attached table holds (A3).
enum FormColumn: Int, Sendable, Hashable, CaseIterable {
  case serial
  case enterprise
  case enterpriseContact
  case enterprisePhone
  case projectName
  case projectCountry
  case projectType
  case projectStatus
  /// 已外派 or 计划外派, where one table holds both.
  case dispatch
  /// 中方在外工程师人数
  case chineseEngineers
  /// 聘用外方工程师人数
  case localEngineers
  /// 中方在外工程师满足专业工程会员基本条件数
  case qualifyingEngineers
  /// Another number of the enterprise's or the project's; not read.
  case statistic
  /// 拟互认人员信息: the head over the candidate's columns.
  case group
  case name
  case phone
  /// Name and phone in one.
  case nameAndPhone
  case email
  case field
  case specialty
  case location
  case level
  case education
  case degree
  case discipline
  case relevantYears
  case significantYears
  case experience
  /// A column that is known and not read: sex, age, post, remarks.
  case ignored

  /// Numbers of engineers, which are the project's and not a candidate's.
  static let statistics: Set<FormColumn> = [.chineseEngineers, .localEngineers, .qualifyingEngineers, .statistic]

  static let all = allCases

  /// Whether the column belongs to the candidate, so that text in it makes a row a candidate's.
  var isCandidates: Bool {
    switch self {
    case .name, .phone, .nameAndPhone, .email, .field, .specialty, .location, .level, .education, .degree, .discipline,
      .relevantYears, .significantYears, .experience:
      true
    default: false
    }
  }

  /// Who the person is: 同上 is nobody's name and nobody's number.
  var isIdentity: Bool {
    switch self {
    case .name, .phone, .nameAndPhone, .email: true
    default: false
    }
  }

  /// As a person calls the column.
  var title: String {
    switch self {
    case .serial: "序号"
    case .enterprise: "企业名称"
    case .enterpriseContact: "企业联系人"
    case .enterprisePhone: "企业联系电话"
    case .projectName: "项目名称"
    case .projectCountry: "项目所在国家（地区）"
    case .projectType: "项目类型"
    case .projectStatus: "项目状态"
    case .dispatch: "外派情况"
    case .chineseEngineers: "中方在外工程师人数"
    case .localEngineers: "聘用外方工程师人数"
    case .qualifyingEngineers: "满足专业工程会员基本条件数"
    case .statistic: "人数"
    case .group: "拟互认人员信息"
    case .name, .nameAndPhone: "姓名"
    case .phone: "联系方式"
    case .email: "电子邮箱"
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
    case .ignored: "备注"
    }
  }
}

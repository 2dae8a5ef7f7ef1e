import Contracts
import Foundation

/// A column of the template, with its heading as the notice prints it.
package enum FormTemplateColumn: Sendable, Hashable {
  case serial, enterprise, employer, project, plannedProject, country, plannedCountry, type, status, chinese, local,
    qualified
  case name, phone, field, specialty, location, level, experience
  case education, discipline, relevantYears, significantYears

  package var heading: String {
    switch self {
    case .serial: "序号"
    case .enterprise: "企业名称\n（企业联系人及手机号码）"
    case .employer: "企业名称\n（与表一、表二一致）"
    case .project: "企业海外重点项目名称"
    case .plannedProject: "计划外派海外重点项目名称（如有）"
    case .country: "项目所在国家（地区）"
    case .plannedCountry: "计划外派国家（地区）（如有）"
    case .type: "项目类型"
    case .status: "项目状态"
    case .chinese: "中方在外工程师人数"
    case .local: "聘用外方工程师人数"
    case .qualified: "中方在外工程师满足专业工程会员基本条件数（本科毕业、工作5年以上）"
    case .name: "姓名"
    case .phone: "联系方式"
    case .field: "所在领域"
    case .specialty: "专业类别"
    case .location: "当前所在地"
    case .level: "拟申请级别（专业/资深）"
    case .experience: "300字以内主要工程实践经历"
    case .education: "最高学历/学位"
    case .discipline: "所学专业"
    case .relevantYears: "相关专业工作年限"
    case .significantYears: "重要工程工作年限"
    }
  }

  var group: FormColumnGroup? {
    switch self {
    case .name, .phone, .field, .specialty, .location, .level, .experience: .person
    case .education, .discipline, .relevantYears, .significantYears: .screening
    default: nil
    }
  }

  var width: Double {
    switch self {
    case .serial: 6
    case .enterprise, .employer: 28
    case .project, .plannedProject: 22
    case .experience: 48
    case .chinese, .local: 10
    case .qualified: 16
    case .name: 10
    case .level: 14
    case .relevantYears, .significantYears: 11
    default: 15
    }
  }

  var specimen: String {
    switch self {
    case .serial: "示例"
    case .enterprise: "XX公司（联系人：王五，手机：13700000000）"
    case .employer: "XX公司"
    case .project, .plannedProject: "XX公路项目"
    case .country, .plannedCountry, .location: "缅甸"
    case .type: "承包工程"
    case .status: "在建"
    case .chinese: "10"
    case .local: "20"
    case .qualified: "8"
    case .name: "张三"
    case .phone: "13800000000"
    case .field: "土木工程类"
    case .specialty: "结构工程"
    case .level: "专业工程会员"
    case .experience: "2015年7月至今在XX公司从事桥梁设计，任XX公路项目结构负责人……"
    case .education: "本科/学士"
    case .discipline: "土木工程"
    case .relevantYears: "8"
    case .significantYears: "3"
    }
  }

  // MARK: Drop-downs

  /// - Parameters:
  ///   - fieldColumn: where the table has 所在领域, from 1: the specialties depend on it.
  ///   - firstRow: of the range.
  func choices(fieldColumn: Int, firstRow: Int) -> CellChoices.Source? {
    let lists = ReferenceLists.notice
    switch self {
    case .type: return .list(lists.projectTypes.map(\.name))
    case .status: return .list(lists.projectStatuses.map(\.name))
    case .level: return .list(lists.levels.map(\.name))
    case .field: return .list(Taxonomy.attachment1.fields.map(\.name))
    case .specialty: return .formula(FieldLists.specialties(ofFieldIn: "$\(CellPlace.letters(fieldColumn))\(firstRow)"))
    case .country, .plannedCountry: return .list(Self.countries.filter { $0 != Self.mainland })
    case .location: return .list(Self.countries)
    case .education: return .list(["本科/学士", "硕士研究生/硕士", "博士研究生/博士", "大专"])
    default: return nil
    }
  }

  /// The entries of its drop-down, where they depend on nothing else in the row.
  package var listedChoices: [String]? {
    guard case .list(let entries) = choices(fieldColumn: 1, firstRow: 1) else { return nil }
    return entries
  }

  var hintTitle: String? { hint == nil ? nil : "填写提示" }

  var hint: String? {
    switch self {
    case .field: "从附件1的 12 个工程技术领域中选一个。"
    case .specialty: "先选所在领域，再从该领域的专业类别中选一个。"
    case .country, .plannedCountry: "选一个国家或地区，也可直接输入名称。"
    case .location: "本人目前所在的国家或地区；在国内的选“中国”。"
    case .level: "专业：相关工作 5 年以上，其中重要工程 2 年以上；资深：10 年以上，其中重要工程 5 年以上。"
    case .education: "选最高学历及学位；列表中没有的可直接输入。"
    default: nil
    }
  }

  private static let mainland = "中国"

  /// Those with which the Consortium has agreements first (A2.2), then all others by their names.
  static let countries: [String] = {
    let locale = Locale(identifier: "zh_Hans_CN")
    func name(_ code: String) -> String? { code == "CN" ? mainland : locale.localizedString(forRegionCode: code) }
    let first = ["CN"] + ReferenceLists.notice.partners.map(\.country)
    let others = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && !first.contains($0) }
    // Places without a Chinese name are known by their code alone.
    let named = others.compactMap(name).filter { $0.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
    return first.compactMap(name) + named.sorted { $0.compare($1, locale: locale) == .orderedAscending }
  }()
}

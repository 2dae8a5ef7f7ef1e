import Contracts
import Foundation

/// The drop-downs of the supplement workbook.
enum SupplementLists {
  static let education = ["博士研究生", "硕士研究生", "本科", "大专"]
  static let degrees = ["博士", "硕士", "学士", "无"]
  static let dispatched = "已外派"
  static let planned = "未来三年计划外派"
  static let agreed = "同意"
  static let declined = "不同意"

  /// - `isClosed`: nothing else is taken.
  static func list(
    for column: SupplementColumn, of candidate: Candidate
  ) -> (entries: [String], isClosed: Bool)? {
    switch column {
    case .specialty: (FieldNames.attachment1.specialtyNames(of: candidate.field), true)
    case .level: ([agreed, declined], true)
    case .education: (education, false)
    case .degree: (degrees, false)
    case .dispatch: ([dispatched, planned], true)
    case .country: (countries, false)
    default: nil
    }
  }

  /// Every country and region by its Chinese name, but for the mainland (N1.3.3).
  private static let countries: [String] = Locale.Region.isoRegions.map(\.identifier)
    .filter { $0.count == 2 && $0 != "CN" }
    .map(CountryNames.chineseName).filter { $0.contains(where: FormText.isHan) }
    .sorted { $0.compare($1, locale: Locale(identifier: "zh_Hans_CN")) == .orderedAscending }
}

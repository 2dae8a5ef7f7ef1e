/// The tables of Attachment 3.
package enum FormTable: String, Sendable, CaseIterable {
  /// Table 1: people who are abroad.
  case dispatched
  /// Table 2: people who are to be sent within three years.
  case planned
  /// 拟互认人员信息 in a table of its own (此列可另附表).
  case attached

  static let headingRows = 4...5

  package var sheetName: String {
    switch self {
    case .dispatched: "已外派"
    case .planned: "未来三年计划外派"
    case .attached: "另附表"
    }
  }

  var title: String {
    switch self {
    case .dispatched: "一、已外派参与工程项目人员汇总（可另附）"
    case .planned: "二、未来三年计划外派参与工程项目人员汇总（可另附）"
    case .attached: "拟互认人员信息（另附表；人员已填在表一、表二的，不必再填）"
    }
  }

  package var columns: [FormTemplateColumn] {
    let person: [FormTemplateColumn] = [.name, .phone, .field, .specialty, .location, .level, .experience]
    let screening: [FormTemplateColumn] = [.education, .discipline, .relevantYears, .significantYears]
    switch self {
    case .dispatched:
      return [.serial, .enterprise, .project, .country, .type, .status, .chinese, .local, .qualified] + person
        + screening
    case .planned: return [.serial, .enterprise, .plannedProject, .plannedCountry] + person + screening
    case .attached: return [.serial, .employer] + person + screening
    }
  }

  /// From 1.
  var fieldColumn: Int {
    (columns.firstIndex(of: .field) ?? 0) + 1
  }
}

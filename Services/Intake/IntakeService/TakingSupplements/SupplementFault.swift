import Contracts

/// What is wrong with a returned supplement workbook, one of its rows or cells: what, and how to mend it, for the unit.
enum SupplementFault: Error, Sendable, Hashable {
  case headingsLost
  case markForged
  case columnUnknown(String)
  /// Of people of whom screening has decided; what it says is kept all the same.
  case alreadyDecided(people: Int)

  // Of a row: nothing of it is taken.
  case rowMarkMissing
  case rowMarkChanged
  /// The first of the other rows with the same mark, and whether there are more.
  case rowRepeated([Int], hasMore: Bool)
  case rowUnknown
  case rowForeign
  case rowClosed
  case nameChanged

  // Of a cell: the others of its row are taken.
  case notAsked(SupplementColumn)
  case textTooLong(SupplementColumn, limit: Int)
  case unreadable(SupplementColumn, String)
  case yearsContradict

  /// As in `RowError.code`.
  var code: String {
    switch self {
    case .headingsLost: "supplementHeadingsLost"
    case .markForged: "supplementMarkChanged"
    case .columnUnknown: "unknownHeading"
    case .alreadyDecided: "alreadyDecided"
    case .rowMarkMissing: "rowMarkMissing"
    case .rowMarkChanged: "rowMarkChanged"
    case .rowRepeated: "rowRepeated"
    case .rowUnknown: "rowUnknown"
    case .rowForeign: "rowForeign"
    case .rowClosed: "rowClosed"
    case .nameChanged: "nameChanged"
    case .notAsked: "notAsked"
    case .textTooLong: "textTooLong"
    case .unreadable: "unreadableSupplement"
    case .yearsContradict: "yearsContradict"
    }
  }

  var message: String {
    switch self {
    case .headingsLost: "补充材料表的表头已不完整，未予读取。请用秘书处邮件所附的原表重新填写后发送。"
    case .markForged: "补充材料表的标识已被改动，已按各行的标识核对。"
    case .columnUnknown(let heading): "“\(heading)”不是补充材料表的列，未予读取。请把要说明的内容写在“说明”列。"
    case .alreadyDecided(let people): "其中 \(people) 人的初筛已有决定，补充内容已记录，不影响已作决定。如需更正，请联系秘书处。"
    case .rowMarkMissing: "该行没有行标识，不是秘书处发出的行，未采用。如需增报人员，请用推荐表报送；如误删了行标识，请从原表中复制该行重新填写。"
    case .rowMarkChanged: "该行的行标识已被改动，未采用。请从秘书处邮件所附的原表中复制该行，重新填写后发送。"
    case .rowRepeated(let rows, let hasMore):
      "该行与第 \(rows.map(String.init).joined(separator: "、")) \(hasMore ? "等" : "")行的行标识相同，无法确定以哪一行为准，均未采用。请每人只保留一行后重新发送。"
    case .rowUnknown: "该行的行标识查无记录，未采用。请用秘书处最近一次邮件所附的表填写后发送。"
    case .rowForeign: "该行不属于贵单位推荐的人员，未采用。请删除该行。"
    case .rowClosed: "该候选人已无需补充，未采用。如需更正已报内容，请联系秘书处。"
    case .nameChanged: "姓名与该行标识所对应的候选人不一致（可能只移动了部分列），未采用。请恢复为原姓名，核对各列后重新发送。"
    case .notAsked(let column): "未请贵单位补充“\(column.name)”，该单元格未采用。如需更正，请写在“说明”列。"
    case .textTooLong(let column, let limit): "“\(column.name)”超过 \(limit) 字，未采用。请缩短后重新发送。"
    case .unreadable(let column, let text): "“\(column.name)”填写的“\(Self.shown(text))”无法识别，未采用。\(Self.remedy(column))"
    case .yearsContradict: "重要工程工作年限多于相关专业工作年限，两项均未采用。请核对后重新填写。"
    }
  }

  private static func remedy(_ column: SupplementColumn) -> String {
    switch column {
    case .relevantYears, .significantYears: "请填确切的年数，如 6 或 6.5。"
    case .graduated: "请填毕业的年和月，如 2012年7月。"
    case .country: "请填中国大陆以外的一个国家或地区的名称，如 缅甸。"
    case .specialty, .dispatch, .education, .degree: "请从下拉列表中选择。"
    case .level: "请选择“同意”或“不同意”。"
    default: "请核对后重新填写。"
    }
  }

  private static func shown(_ text: String) -> String {
    let line = FormText.line(text)
    return line.count > 40 ? "\(line.prefix(40))……" : line
  }
}

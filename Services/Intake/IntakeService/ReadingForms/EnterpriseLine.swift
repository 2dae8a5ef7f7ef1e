/// A line above people that says whose they are: `企业名称：…`, `一、江海路桥集团有限公司`.
struct EnterpriseLine: Sendable, Hashable {
  let enterprise: EnterpriseCell
  /// It says so itself.
  let isLabelled: Bool

  private static let labels = [
    "企业名称", "单位名称", "公司名称", "申报企业", "申报单位", "外派企业", "派出企业", "派出单位", "所属企业", "所属单位", "所在企业", "工作单位", "企业", "公司",
  ]
  private static let endings = ["公司", "集团", "设计院", "研究院", "勘察院", "工程局", "总厂", "工程处"]
  private static let noNames = ["推荐", "汇总", "情况", "名单", "人员", "附件", "工程师", "项目", "联合体"]

  /// - Parameter cells: of one row.
  init?(_ cells: [String]) {
    guard let first = cells.first, cells.allSatisfy({ $0.utf8.count <= 400 }) else { return nil }
    let line = Self.withoutNumber(FormText.line(first))
    let folded = FormText.fold(line)
    if let label = Self.labels.first(where: { folded.hasPrefix($0) }) {
      let rest = line.dropFirst(label.count).drop { $0 == " " }
      let isMarked = rest.first.map { ":：".contains($0) } ?? false
      // Label and name may stand in two cells.
      guard isMarked || (rest.isEmpty && cells.count > 1) else { return nil }
      let said = ([String(rest.drop { " :：".contains($0) })] + cells.dropFirst()).filter { !$0.isEmpty }
      guard let cell = EnterpriseCell(said.joined(separator: " ")), cell.name.count >= 4 else { return nil }
      enterprise = cell
      isLabelled = true
      return
    }
    guard cells.count == 1, let cell = EnterpriseCell(line), (6...40).contains(cell.name.count),
      Self.endings.contains(where: cell.name.hasSuffix), !Self.noNames.contains(where: { cell.name.holds($0) })
    else { return nil }
    enterprise = cell
    isLabelled = false
  }

  /// 一、, （二）, 3.
  private static func withoutNumber(_ line: String) -> String {
    let number = line.prefix { "一二三四五六七八九十0123456789()（）".contains($0) }
    guard !number.isEmpty else { return line }
    let rest = line.dropFirst(number.count)
    if let mark = rest.first, "、.．".contains(mark) { return String(rest.dropFirst()) }
    return number.last.map { ")）".contains($0) } ?? false ? String(rest) : line
  }
}

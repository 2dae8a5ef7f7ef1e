import Contracts

/// Societies as officers read them.
enum SocietyTable {
  static func table(_ societies: [SocietyView]) -> TextTable {
    TextTable(
      heads: ["代码", "名称", "领域", "优先专业", "权重", "在办", "容量", "已分配", "受理", "起", "止", "修订"],
      rows: societies.map { society in
        let entry = society.entry
        return [
          society.code, society.name, society.fields.joined(separator: " "),
          entry?.specialties?.joined(separator: " ") ?? "—", entry.map { "\($0.weight)" } ?? "—",
          society.open.map(String.init) ?? "—", entry?.capacity.map(String.init) ?? "不限", "\(society.allocated)",
          entry?.paused == true ? "暂停" : "是", entry?.from ?? "—", entry?.to ?? "—",
          society.revision.map(String.init) ?? "—",
        ]
      })
  }
}

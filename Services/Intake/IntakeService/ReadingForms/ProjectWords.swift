import Contracts

/// Types and statuses of projects by the words that Attachment 3 lists and their everyday forms.
enum ProjectWords {
  private static let types: [(ProjectType, [String])] = [
    (.investment, ["投资"]),
    (.contracting, ["承包", "总包", "epc", "施工", "分包"]),
    (.labour, ["劳务"]),
    (.aid, ["援助", "援外", "援建"]),
    (.other, ["其他", "其它"]),
  ]

  /// From the narrowest: 已完工等待验收移交 holds 完工, 未完工 too.
  private static let statuses: [(ProjectStatus, [String])] = [
    (
      .awaitingHandover,
      [
        "待验收", "待移交", "待交付", "待竣工验收", "待最终验收", "等待验收", "等待移交", "未验收", "未移交", "验收中", "移交中", "正在验收", "正在移交", "验收阶段",
        "移交阶段",
      ]
    ),
    (.preparing, ["筹建", "准备", "前期", "筹备", "拟建", "未开工", "待开工"]),
    (.underConstruction, ["在建", "建设中", "施工", "实施", "已开工", "未完工", "未竣工", "即将完工", "即将竣工"]),
    (.operating, ["运营", "运行", "投产", "运维"]),
    (.completed, ["完工", "竣工", "建成", "完成", "已验收", "已移交", "已交付"]),
  ]

  static func type(_ text: String) -> ProjectType? {
    let compact = FormText.compact(TickedChoice.chosen(text) ?? text)
    // The options left in as they were printed name more than one.
    let found = types.filter { entry in entry.1.contains { compact.holds($0) } }
    return found.count == 1 ? found[0].0 : nil
  }

  static func status(_ text: String) -> ProjectStatus? {
    let compact = FormText.compact(TickedChoice.chosen(text) ?? text)
    let found = statuses.filter { entry in entry.1.contains { compact.holds($0) } }
    return found.count <= 2 ? found.first?.0 : nil
  }
}

import Contracts

/// A pair side by side: who put each forward, and each value in which they differ.
struct PairTable: CustomStringConvertible {
  let pair: DuplicatePair

  init(_ pair: DuplicatePair) {
    self.pair = pair
  }

  var description: String {
    let (earlier, newer) = (pair.earlier, pair.newer)
    let holder = pair.claimedBy.map { "由经办人\($0)核对" } ?? "等待核对"
    let state = pair.verdict.map { "\(Self.name($0))，经办人\(pair.officer ?? "")" } ?? (pair.open ? holder : "无须核对")
    var rows = [
      ["编号", earlier.id, newer.id], ["推荐单位", earlier.unit, newer.unit],
      ["年度", String(earlier.campaign), String(newer.campaign)],
      ["表格", Self.place(earlier.origin), Self.place(newer.origin)],
    ]
    let shown = Set(pair.differences.map(\.title))
    for (title, left, right) in [
      ("姓名", earlier.person.name, newer.person.name), ("手机号码", earlier.person.phone, newer.person.phone),
      ("企业名称", earlier.enterprise.name, newer.enterprise.name),
    ] {
      rows.append(["\(shown.contains(title) ? "≠ " : "")\(title)", left, right])
    }
    for change in pair.differences where !["姓名", "手机号码", "企业名称"].contains(change.title) {
      rows.append(["≠ \(change.title)", Self.cut(change.before), Self.cut(change.after)])
    }
    return "\(pair.id)  \(Self.name(pair.kind))  \(state)\n\(TextTable(heads: ["", "先推荐", "后推荐"], rows: rows))"
  }

  static func name(_ kind: DuplicateKind) -> String {
    switch kind {
    case .near: "资料相近"
    case .otherUnit: "另有单位推荐"
    case .earlierCampaign: "往年推荐过"
    }
  }

  static func name(_ verdict: DuplicateVerdict) -> String {
    switch verdict {
    case .same: "同一人"
    case .different: "不是同一人"
    }
  }

  private static func place(_ origin: RowOrigin) -> String { "\(origin.file)：\(origin.sheet) \(origin.row)" }

  private static func cut(_ text: String?) -> String {
    guard let text else { return "—" }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? String(line.prefix(60)) + "…" : line
  }
}

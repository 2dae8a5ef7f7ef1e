import Contracts

/// A pair side by side: who put each forward, and each value in which they differ.
struct PairTable: CustomStringConvertible {
  let pair: DuplicatePair

  init(_ pair: DuplicatePair) {
    self.pair = pair
  }

  var description: String {
    let (earlier, newer) = (pair.earlier, pair.newer)
    let state = pair.verdict.map { "\($0.rawValue), \(pair.officer ?? "")" } ?? (pair.open ? "open" : "not asked")
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
    return "\(pair.id)  \(pair.kind.rawValue)  \(state)\n\(TextTable(heads: ["", "earlier", "newer"], rows: rows))"
  }

  private static func place(_ origin: RowOrigin) -> String { "\(origin.file)：\(origin.sheet) \(origin.row)" }

  private static func cut(_ text: String?) -> String {
    guard let text else { return "—" }
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 60 ? String(line.prefix(60)) + "…" : line
  }
}

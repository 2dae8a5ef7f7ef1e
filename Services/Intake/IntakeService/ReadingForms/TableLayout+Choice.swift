extension TableLayout {
  /// Columns that seem to hold the same, and which of them counts.
  static func places(_ columns: [Int: FormColumn], _ ranks: [Int: Int]) -> [Place] {
    var first: [FormColumn: Int] = [:]
    for (column, kind) in columns { first[kind] = min(first[kind] ?? .max, column) }
    func order(_ place: Place) -> (Int, Int, Int) {
      // What several columns say of the experience is read from left to right.
      (first[place.kind] ?? 0, place.kind == .experience ? 0 : ranks[place.column] ?? .max, place.column)
    }
    return columns.map { Place(column: $0.key, kind: $0.value) }.sorted { order($0) < order($1) }
  }

  static func kinds(_ columns: [Int: FormColumn]) -> [FormColumn?] {
    (0...(columns.keys.max() ?? 0)).map { columns[$0] }
  }

  static func ranks(_ headings: [SheetRow.Cell]) -> [Int: Int] {
    Dictionary(headings.map { ($0.column, Heading.rank($0.text)) }) { first, _ in first }
  }

  /// A column for somebody else's, old or other data is not read where the table has one for the person's own.
  mutating func leaveOutOthers() {
    let kinds = Dictionary(grouping: columns.keys) { columns[$0] }
    for (kind, places) in kinds where places.count > 1 && kind != .experience && kind != .group {
      let others = places.filter { (ranks[$0] ?? 0) >= Heading.others }
      if others.count < places.count { for column in others { columns[column] = .ignored } }
    }
  }

  /// People printed in two halves, or table 2 right of table 1: the same head over people a second time.
  ///
  /// - Returns: the first column of the second table.
  static func tableBeside(_ headings: [SheetRow.Cell], _ columns: [Int: FormColumn]) -> Int? {
    for kind in [FormColumn.group, .name, .nameAndPhone] {
      let heads = headings.filter { columns[$0.column] == kind }
      guard let first = heads.first,
        let again = heads.dropFirst().first(where: { FormText.compact($0.text) == FormText.compact(first.text) })
      else { continue }
      // It begins with its own number or enterprise.
      let start = columns.keys.sorted().first { column in
        column > first.column && column < again.column && (columns[column] == .serial || columns[column] == .enterprise)
      }
      return start ?? again.column
    }
    return nil
  }
}

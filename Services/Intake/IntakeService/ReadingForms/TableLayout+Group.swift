extension TableLayout {
  /// The row's cells by what they hold, each with its column.
  ///
  /// Under a group head without heads of its own, the cells themselves tell whether name and phone have one column or two.
  func assign(_ text: (Int) -> String?, width: Int) -> [FormColumn: FormCell] {
    var cells: [FormColumn: FormCell] = [:]
    for (column, kind) in columns where kind != .group {
      if let existing = cells[kind], existing.column < column, existing.text != nil { continue }
      cells[kind] = FormCell(column: column, text: text(column))
    }
    guard let group else { return cells }
    let last = group.last ?? max(width, group.first + 5)
    let order = order(group, last: last, text)
    for (offset, kind) in order.columns.enumerated() {
      let column = group.first + offset
      cells[kind] = FormCell(column: column, text: column <= last ? text(column) : nil)
    }
    return cells
  }

  /// The order that more of the row's cells speak for; the table's own where they speak for neither.
  private func order(_ group: Group, last: Int, _ text: (Int) -> String?) -> GroupOrder {
    func score(_ order: GroupOrder) -> Int {
      var score = order == group.order ? 1 : 0
      for (offset, kind) in order.columns.enumerated() where group.first + offset <= last {
        guard let value = text(group.first + offset) else { continue }
        switch kind {
        case .phone:
          score += PhoneNumber.find(in: Array(FormText.fold(value))) == nil ? -3 : 3
        case .nameAndPhone:
          score += PhoneNumber.find(in: Array(FormText.fold(value))) == nil ? 0 : 3
        case .field:
          if case .found = FieldNames.attachment1.match(value) { score += 3 }
        case .level:
          if value.count <= 10, LevelName.parse(value) != nil { score += 3 }
        case .location:
          if CountryNames.shared.code(value) != nil { score += 1 }
        case .experience:
          if value.count > 15 { score += 1 }
        default: break
        }
      }
      return score
    }
    return score(.separate) > score(.combined) ? .separate : .combined
  }
}

extension TableLayout {
  /// The row's cells by what they hold, each with its column. Of several columns of one kind the first that is filled
  /// counts; experience is what stands in all of them.
  ///
  /// Under a group head without heads of its own, columns are told by the order that `learnOrder` found.
  ///
  /// - Parameter rivals: columns that say otherwise than the one that counts, where nothing tells which is meant.
  func assign(
    _ text: (Int) -> String?, width: Int, rivals: inout [(kind: FormColumn, column: Int, rival: Int)]
  ) -> FormCells {
    var cells = FormCells()
    cells.reserve(places.count)
    for place in places where place.kind != .group {
      let (column, kind) = (place.column, place.kind)
      let value = text(column)
      guard let existing = cells[kind], let before = existing.text else {
        // An empty cell is where the fault is shown, unless a later one is filled.
        if value != nil || cells[kind] == nil { cells[kind] = FormCell(column: column, text: value) }
        continue
      }
      guard let value, value != before else { continue }
      if kind == .experience { cells[kind]?.text = "\(before)\n\(value)" }
      if kind.isCandidates || kind == .enterprise, kind != .experience, let rank = ranks[column],
        rank == ranks[existing.column]
      {
        rivals.append((kind, existing.column, column))
      }
    }
    guard let group else { return cells }
    let last = group.last ?? max(width, group.first + 5)
    for (offset, kind) in group.order.columns.enumerated() {
      let column = group.first + offset
      let value = column <= last ? text(column) : nil
      // A column of its own beside the group, such as 手机, fills what the group leaves empty.
      if value == nil, cells[kind]?.text != nil { continue }
      cells[kind] = FormCell(column: column, text: value)
    }
    return cells
  }

  /// Under a group head without heads of its own, the cells themselves tell whether name and phone have one column or two.
  /// The order that a row speaks for is kept, so that rows below that say less are read like it.
  mutating func learnOrder(_ text: (Int) -> String?, width: Int, _ terms: FormTerms) {
    guard var group else { return }
    group.order = order(group, last: group.last ?? max(width, group.first + 5), text, terms)
    self.group = group
  }

  /// The order that more of the row's cells speak for; the table's own where they speak for neither.
  private func order(_ group: Group, last: Int, _ text: (Int) -> String?, _ terms: FormTerms) -> GroupOrder {
    func score(_ order: GroupOrder) -> Int {
      var score = order == group.order ? 1 : 0
      for (offset, kind) in order.columns.enumerated() where group.first + offset <= last {
        guard let value = text(group.first + offset) else { continue }
        switch kind {
        case .phone:
          score += !terms.holdsNumber(value) ? -3 : 3
        case .nameAndPhone:
          score += !terms.holdsNumber(value) ? 0 : 3
        case .field:
          if case .found = terms.field(value) { score += 3 }
        case .level:
          if !value.isLonger(than: 10), terms.level(value) != nil { score += 3 }
        case .location:
          if terms.country(value) != nil { score += 1 }
        case .experience:
          if value.isLonger(than: 15) { score += 1 }
        default: break
        }
      }
      return score
    }
    return score(.separate) > score(.combined) ? .separate : .combined
  }
}

import Contracts

/// Which columns a table has, as its heading rows say.
struct TableLayout: Sendable, Hashable {
  /// How the candidate's columns under 拟互认人员信息 are told apart.
  enum GroupOrder: Sendable, Hashable {
    /// 姓名和联系方式, 所在领域, 当前所在地, 拟申请级别, 经历
    case combined
    /// 姓名, 联系方式, 所在领域, 当前所在地, 拟申请级别, 经历
    case separate

    var columns: [FormColumn] {
      switch self {
      case .combined: [.nameAndPhone, .field, .location, .level, .experience]
      case .separate: [.name, .phone, .field, .location, .level, .experience]
      }
    }
  }

  /// The candidate's columns without heads of their own, by their places.
  struct Group: Sendable, Hashable {
    var first: Int
    /// Absent where neither a merged head nor another column says where the group ends.
    var last: Int?
    var order: GroupOrder
  }

  var columns: [Int: FormColumn]
  var group: Group?
  var dispatch: Dispatch?
  /// A table of people alone, which belongs to the rows of tables 1 and 2 by the enterprise.
  var isAttached: Bool

  /// - Parameters:
  ///   - headings: the row's own cells.
  ///   - span: how far a merged cell that begins in a column reaches to the right.
  /// - Returns: nil where the row is no heading row.
  init?(headings: [(column: Int, text: String)], span: (Int) -> Int?) {
    var columns: [Int: FormColumn] = [:]
    for heading in headings {
      if let column = Heading.column(heading.text) { columns[heading.column] = column }
    }
    let kinds = Set(columns.values)
    guard columns.count >= 3, columns.count * 2 > headings.count,
      kinds.contains(.group) || kinds.contains(.name) || kinds.contains(.nameAndPhone)
    else { return nil }
    // Two headings of a known kind besides the serial number, so that a line of text is not taken for a table.
    guard kinds.subtracting([.serial, .ignored]).count >= 2 else { return nil }

    self.columns = columns
    isAttached =
      !kinds.contains(.group) && kinds.isDisjoint(with: [.projectType, .projectStatus, .projectCountry, .statistic])
    if let start = columns.first(where: { $0.value == .group })?.key {
      let next = columns.keys.filter { $0 > start }.min()
      let last = span(start) ?? next.map { $0 - 1 }
      let width = last.map { $0 - start + 1 }
      group = Group(first: start, last: last, order: (width ?? 5) >= 6 ? .separate : .combined)
    }
    dispatch = Self.dispatch(ofHeadings: headings.map(\.text))
    settleAmbiguities()
  }

  /// 联系方式 before the name is the enterprise's; 所在地 before it is the project's.
  private mutating func settleAmbiguities() {
    guard let name = columns.first(where: { $0.value == .name || $0.value == .nameAndPhone })?.key else { return }
    let phones = columns.filter { $0.value == .phone }.keys.sorted()
    if phones.count > 1, let first = phones.first, first < name { columns[first] = .enterprisePhone }
    let places = columns.filter { $0.value == .location }.keys.sorted()
    if places.count > 1, let first = places.first, first < name, !columns.values.contains(.projectCountry) {
      columns[first] = .projectCountry
    }
  }

  /// Takes in the row below the heading row, which names the group's columns one by one.
  ///
  /// - Returns: false where the row is no such row.
  mutating func addSubheadings(_ headings: [(column: Int, text: String)]) -> Bool {
    guard let group, !headings.isEmpty else { return false }
    var found: [Int: FormColumn] = [:]
    for heading in headings {
      guard heading.column >= group.first, let column = Heading.column(heading.text) else { return false }
      found[heading.column] = column
    }
    found = found.filter { $0.value.isCandidates }
    // 此列可另附表 alone says nothing about the columns.
    if found.isEmpty { return true }
    columns = columns.filter { $0.value != .group }.merging(found) { $1 }
    self.group = nil
    return true
  }

  /// The headings of table 2 speak of plans, those of table 1 of the projects' types and statuses.
  private static func dispatch(ofHeadings headings: [String]) -> Dispatch? {
    let compact = headings.map(FormText.compact)
    if compact.contains(where: { $0.contains("计划外派") }) { return .planned }
    let kinds = compact.compactMap(Heading.column)
    if kinds.contains(.projectStatus) || kinds.contains(.statistic) { return .dispatched }
    return nil
  }

  /// What a title or the name of a sheet says.
  static func dispatch(ofTitle title: String) -> Dispatch? {
    let compact = FormText.compact(title)
    if compact.contains("计划外派") || compact.contains("未来三年") || compact.contains("拟外派") { return .planned }
    if compact.contains("已外派") || compact.contains("已派") { return .dispatched }
    return nil
  }

  /// The column of a kind, or where it would stand.
  func place(of kind: FormColumn) -> Int? {
    columns.first { $0.value == kind }?.key
  }
}

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

  /// A heading that nobody knows; its column is not read.
  struct Unknown: Sendable, Hashable {
    var columns: ClosedRange<Int>
    var text: String
  }

  /// One column and what it holds.
  struct Place: Sendable, Hashable {
    var column: Int
    var kind: FormColumn
  }

  var columns: [Int: FormColumn] {
    didSet {
      places = Self.places(columns, ranks)
      kinds = Self.kinds(columns)
    }
  }
  /// The same by place, for looking a row's cells up.
  private var kinds: [FormColumn?]
  /// As `Heading.rank` has them; a column that stands under its neighbour's merged heading has none.
  private(set) var ranks: [Int: Int]
  /// The columns, of one kind the one first whose heading says best that it is meant.
  private(set) var places: [Place]
  /// Where a second table begins right of this one, with the same headings. It is not read.
  let beside: Int?
  var group: Group?
  var dispatch: Dispatch?
  /// A table of people alone, which belongs to the rows of tables 1 and 2 by the enterprise.
  private(set) var isAttached: Bool
  private var unknown: [Unknown]

  /// - Parameters:
  ///   - headings: the row's own cells.
  ///   - span: how far a merged cell that begins in a column reaches to the right.
  /// - Returns: nil where the row is no heading row.
  init?(headings all: [SheetRow.Cell], span: (Int) -> Int?, _ terms: FormTerms) {
    guard terms.mayBeHeadings(all) else { return nil }
    var columns: [Int: FormColumn] = [:]
    for heading in all {
      if let column = terms.heading(heading.text) { columns[heading.column] = column }
    }
    let beside = Self.tableBeside(all, columns)
    let headings = all.filter { $0.column < beside ?? .max }
    columns = columns.filter { $0.key < beside ?? .max }
    let kinds = Set(columns.values)
    // Two headings of a known kind besides the serial number, so that a line of text is not taken for a table.
    let telling = kinds.subtracting([.serial, .ignored])
    guard columns.count >= 3, columns.count * 2 > headings.count || telling.count >= 4, telling.count >= 2,
      kinds.contains(.group) || kinds.contains(.name) || kinds.contains(.nameAndPhone)
    else { return nil }

    self.columns = columns
    self.beside = beside
    ranks = Self.ranks(headings)
    places = Self.places(columns, ranks)
    self.kinds = Self.kinds(columns)
    let planned = headings.contains { Self.speaksOfPlans($0.text, terms) }
    dispatch =
      planned ? .planned : kinds.isDisjoint(with: FormColumn.statistics.union([.projectStatus])) ? nil : .dispatched
    // Countries and projects may stand beside people too; types, statuses and numbers are those of tables 1 and 2.
    isAttached =
      !planned && kinds.isDisjoint(with: FormColumn.statistics.union([.group, .projectType, .projectStatus]))
    unknown = Self.unknown(headings, span, terms)
    if let start = columns.filter({ $0.value == .group }).keys.min() {
      let next = columns.keys.filter { $0 > start }.min()
      let last = span(start) ?? next.map { $0 - 1 }
      let width = last.map { $0 - start + 1 }
      group = Group(first: start, last: last, order: (width ?? 5) >= 6 ? .separate : .combined)
    }
    settleAmbiguities(before: group?.first)
    leaveOutOthers()
    spread(headings, span)
  }

  /// A phone or a place left of the group is the enterprise's or the project's, and so are, without a group, a phone right
  /// after the enterprise or its contact and a place beside the project.
  ///
  /// - Parameter group: the group's first column.
  private mutating func settleAmbiguities(before group: Int?) {
    for (column, kind) in columns where kind == .phone && columns[column - 1] == .enterpriseContact {
      columns[column] = .enterprisePhone
    }
    let person = group ?? columns.filter { $0.value == .name || $0.value == .nameAndPhone }.keys.min()
    guard let person else { return }
    let phones = columns.filter { $0.value == .phone }.keys.sorted()
    for phone in phones where phone < person {
      let isEnterprises = phones.count > 1 && columns[phone - 1] == .enterprise
      if group != nil || isEnterprises { columns[phone] = .enterprisePhone }
    }
    let places = columns.filter { $0.value == .location }.keys.sorted()
    let projects: Set<FormColumn> = [.projectName, .projectType, .projectStatus]
    for place in places where place < person {
      let isProjects = [place - 1, place + 1].contains { columns[$0].map(projects.contains) ?? false }
      guard group != nil || isProjects || (places.count > 1 && place == places[0]) else { continue }
      columns[place] = columns.values.contains(.projectCountry) ? .ignored : .projectCountry
    }
    guard group != nil else { return }
    for (column, kind) in columns where column < person {
      if kind == .name || kind == .nameAndPhone { columns[column] = .enterpriseContact }
      if kind == .email { columns[column] = .ignored }
    }
  }

  /// A heading that reaches over several columns stands over all of them.
  private mutating func spread(_ headings: [SheetRow.Cell], _ span: (Int) -> Int?) {
    for heading in headings {
      guard let kind = columns[heading.column], kind != .group, let last = span(heading.column) else { continue }
      for column in heading.column...min(last, heading.column + 20) where columns[column] == nil {
        columns[column] = kind
      }
    }
  }

  private static func unknown(
    _ headings: [SheetRow.Cell], _ span: (Int) -> Int?, _ terms: FormTerms
  ) -> [Unknown] {
    headings.compactMap { heading in
      guard terms.heading(heading.text) == nil, Heading.saysSomething(heading.text) else { return nil }
      return Unknown(columns: heading.column...max(span(heading.column) ?? 0, heading.column), text: heading.text)
    }
  }

  // MARK: The second heading row

  /// Takes in the row below the heading row, which names the group's columns one by one and may split others too.
  ///
  /// - Returns: false where the row is no such row.
  mutating func addSubheadings(_ all: [SheetRow.Cell], span: (Int) -> Int?, _ terms: FormTerms) -> Bool {
    let headings = all.filter { $0.column < beside ?? .max }
    guard isSubheadingRow(headings, terms) else { return false }
    let start = group?.first
    let known = headings.compactMap { heading in
      terms.heading(heading.text).flatMap { $0 == .group || $0 == .ignored ? nil : (heading.column, $0) }
    }
    let found = Dictionary(known) { first, _ in first }
    unknown += Self.unknown(headings, span, terms)
    for heading in headings where terms.heading(heading.text) == .ignored && heading.column != start {
      columns[heading.column] = .ignored
    }
    // 此列可另附表 alone says nothing about the columns.
    if found.isEmpty { return true }
    let namesGroup = start.map { start in found.contains { $0.key >= start && $0.value.isCandidates } } ?? false
    if namesGroup { columns = columns.filter { $0.value != .group } }
    ranks.merge(Self.ranks(headings)) { $1 }
    columns.merge(found) { $1 }
    if namesGroup { group = nil }
    settleAmbiguities(before: start)
    leaveOutOthers()
    spread(headings, span)
    return true
  }

  private func isSubheadingRow(_ headings: [SheetRow.Cell], _ terms: FormTerms) -> Bool {
    guard !headings.isEmpty, !headings.contains(where: { terms.holdsPhone($0.text, limit: 60) }) else { return false }
    let found = headings.compactMap { heading in terms.heading(heading.text).map { (heading.column, $0) } }
    let kinds = Set(found.map(\.1))
    // Another table, or the same one again on the next page.
    if kinds.contains(.group) { return false }
    let names = kinds.contains(.name) || kinds.contains(.nameAndPhone)
    guard let group else {
      let restates = names && (columns.values.contains(.name) || columns.values.contains(.nameAndPhone))
      return !restates && kinds.count >= 2 && found.count * 2 > headings.count
    }
    // 此列可另附表, or the names of columns.
    if kinds == [.ignored], headings.count == found.count { return true }
    let personal = Set(found.filter { $0.0 >= group.first && $0.1.isCandidates }.map(\.1))
    return personal.count >= 3 || (names && personal.count >= 2)
  }

  /// Headings that were read by nobody, once all heading rows are known.
  var unread: [Unknown] {
    unknown.filter { heading in
      if let group, heading.columns.contains(group.first) { return false }
      return !heading.columns.contains { columns[$0] != nil }
    }
  }

  // MARK: Dispatch

  /// The headings of table 2 speak of plans, those of table 1 of the projects' types and statuses.
  private static func speaksOfPlans(_ heading: String, _ terms: FormTerms) -> Bool {
    let compact = FormText.compact(heading)
    return ["计划外派", "拟外派", "计划派"].contains { compact.holds($0) } && terms.heading(heading) != .ignored
  }

  /// What a cell of the column 外派情况 says.
  static func dispatch(ofCell text: String) -> Dispatch? {
    let compact = FormText.compact(text)
    guard compact.count <= 20 else { return nil }
    if ["计划", "拟派", "拟外派", "未来", "将派", "待派"].contains(where: { compact.holds($0) }) { return .planned }
    return ["已外派", "已派", "在外", "已出国", "外派中", "在境外"].contains { compact.holds($0) } ? .dispatched : nil
  }

  /// What a title or the name of a sheet says.
  static func dispatch(ofTitle title: String) -> Dispatch? {
    let compact = FormText.compact(title)
    if ["计划外派", "未来三年", "未来3年", "拟外派", "计划派", "拟派"].contains(where: { compact.holds($0) }) { return .planned }
    if ["已外派", "已派", "已在外"].contains(where: { compact.holds($0) }) { return .dispatched }
    return nil
  }

  /// What a column holds; nil where nothing is known of it.
  func kind(_ column: Int) -> FormColumn? {
    column < kinds.count ? kinds[column] : nil
  }

  /// The column of a kind, or where it would stand.
  func place(of kind: FormColumn) -> Int? {
    places.first { $0.kind == kind }?.column
  }

  /// Whether another heading row is this one again, as printed at the head of each page.
  func hasSameHeadings(as other: TableLayout) -> Bool {
    Set(columns.values) == Set(other.columns.values)
  }
}

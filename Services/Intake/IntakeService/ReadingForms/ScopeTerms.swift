import Contracts

/// The works and subjects that Attachment 1 lists within the scopes of its specialties, by the name that people shorten.
struct ScopeTerms: Sendable {
  struct Place: Sendable, Hashable {
    var field: String
    var specialty: String
  }

  private var listed: [String: Set<Place>] = [:]
  private var names: [(core: String, place: Place)] = []

  init(_ taxonomy: Taxonomy) {
    for field in taxonomy.fields {
      for specialty in field.specialties {
        let place = Place(field: field.code, specialty: specialty.code)
        if specialty.code != "other" { names.append((FieldNames.core(specialty.name), place)) }
        for term in Self.terms(specialty.scope ?? "") {
          let core = FieldNames.core(term)
          if core.count > 1 { listed[core, default: []].insert(place) }
        }
      }
    }
  }

  /// Specialties whose scope lists the word, or whose name holds it.
  ///
  /// - Parameter core: as `FieldNames.core` makes it.
  func places(_ core: String) -> Set<Place> {
    guard core.count > 1 else { return [] }
    let named = names.filter { $0.core.contains(core) && $0.core != core }.map(\.place)
    return (listed[core] ?? []).union(named)
  }

  /// Whether a word says by itself which field is meant: it is listed or begins a specialty's name, and is none of the
  /// words that every trade has.
  func isTelling(_ core: String) -> Bool {
    !Self.general.contains(core) && (listed[core] != nil || names.contains { $0.core.hasPrefix(core) })
  }

  /// The list without its brackets, introductions and endings.
  private static func terms(_ scope: String) -> [String] {
    FormText.withoutBrackets(scope).split(whereSeparator: { "、,;。".contains($0) }).compactMap { part in
      var term = String(part)
      for word in ["包括", "但不限于", "包括但不限于", "从事"] where term.hasPrefix(word) { term.removeFirst(word.count) }
      for word in ["及其他", "及其它"] {
        if let end = term.range(of: word) { term = String(term[..<end.lowerBound]) }
      }
      guard !["有关", "相关", "其他", "其它"].contains(where: { term.contains($0) }) else { return nil }
      if let end = term.firstIndex(of: "等") { term = String(term[..<end]) }
      return (2...12).contains(term.count) ? term : nil
    }
  }

  private static let general: Set<String> = Set(
    [
      "工程管理", "工程监理", "工程咨询", "信息技术", "项目管理", "产品管理", "设备", "设施设备", "标准", "标准化", "采购", "总体", "动力", "物流",
      "测试", "管理", "规划", "设计", "施工", "电器", "电路", "应用数学", "工业工程", "供应链", "系统工程", "工程安全监测", "安全", "供应链管理",
      "企业规划", "产品策划", "产品立项", "供应商管理", "市场调研", "产品营销", "营销策划", "产品质量评价", "性能评价", "试验策划", "分析测试",
      "交通", "信息", "网络", "材料", "机器人", "自动控制", "检测", "市政", "机械电子",
    ].map(FieldNames.core))
}

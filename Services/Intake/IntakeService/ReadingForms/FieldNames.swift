import Contracts

/// Finds the fields and specialties of Attachment 1 in what people write (N1.1).
struct FieldNames: Sendable {
  enum Match: Sendable, Hashable {
    /// - Parameter specialty: where the text names one along with the field, or in its place.
    case found(field: String, specialty: String?)
    /// - Parameter suggestion: the Chinese name of the nearest field, where one is near.
    case unknown(suggestion: String?)
  }

  static let attachment1 = FieldNames(.attachment1)

  private let taxonomy: Taxonomy
  private let byCore: [String: String]
  /// Specialties by name; those that several fields have are left out.
  private let specialties: [String: (field: String, specialty: String)]

  /// What else the fields are called. The names of Attachment 1 themselves, with and without 类, 工程 and 专业, need no entry.
  private static let everydayNames: [String: [String]] = [
    "civil": ["土建", "土木建筑", "道桥", "路桥", "桥梁", "道路与桥梁", "civil"],
    "electrical": ["电力", "电气自动化", "电气及自动化", "电气及其自动化", "电气与自动化", "electrical"],
    "mechanical": ["机电", "机械制造", "机械设计", "机械设计与制造", "mechanical"],
    "hydraulic": ["水利", "水电", "水利与水电", "水工", "水利水电建筑", "hydraulic"],
    "ict": ["通信", "通讯", "信息与通信", "信息通讯", "信息与通讯", "电子通信", "ict"],
    "automotive": ["车辆", "automotive"],
    "geological": ["地质勘查", "地质矿产", "地矿", "geological"],
    "building": ["房建", "房屋建筑", "建筑学", "building"],
    "instrumentation": ["仪器仪表", "测控", "测量控制", "测控与仪器仪表", "测控技术与仪器", "测量控制与仪器", "instrumentation"],
    "landscape": ["园林", "园林景观", "景观", "风景园林学", "landscape"],
    "computing": ["计算机", "计算机应用", "计算机科学与技术", "计算机科学", "软件", "computing", "computer"],
    "environmental": ["环境", "环保", "生态", "生态环保", "环境保护", "环境科学与", "environmental"],
  ]

  init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    var byCore: [String: String] = [:]
    var counts: [String: Int] = [:]
    var specialties: [String: (field: String, specialty: String)] = [:]
    for field in taxonomy.fields {
      let names = [field.name, field.nameEn, field.code] + (Self.everydayNames[field.code] ?? [])
      for name in names { byCore[Self.core(name)] = field.code }
    }
    for field in taxonomy.fields {
      for specialty in field.specialties where specialty.code != "other" {
        let core = Self.core(specialty.name)
        counts[core, default: 0] += 1
        specialties[core] = (field.code, specialty.code)
      }
    }
    self.byCore = byCore
    self.specialties = specialties.filter { counts[$0.key] == 1 && byCore[$0.key] == nil }
  }

  func match(_ text: String) -> Match {
    if let found = exact(text) { return found }
    // 土木工程类/结构工程, 土木工程（结构工程）, 1、土木工程类
    let parts = FormText.compact(text).split(whereSeparator: { "/、,;:|()-—.+".contains($0) }).map(String.init)
      .filter { !$0.allSatisfy(\.isNumber) }
    let matches = parts.compactMap { exact($0) }
    var field: String?
    var specialty: String?
    for case .found(let one, let narrower) in matches {
      guard field == nil || field == one else { return .unknown(suggestion: nil) }
      field = one
      specialty = specialty ?? narrower
    }
    if let field, parts.count > 1 || matches.count == parts.count {
      return .found(
        field: field, specialty: specialty ?? parts.dropFirst().lazy.compactMap { self.specialty($0, of: field) }.first)
    }
    return .unknown(suggestion: nearest(text))
  }

  private func exact(_ text: String) -> Match? {
    let core = Self.core(text)
    guard !core.isEmpty else { return nil }
    if let field = byCore[core] { return .found(field: field, specialty: nil) }
    if let one = specialties[core] { return .found(field: one.field, specialty: one.specialty) }
    return nil
  }

  /// The specialty of that name within a field; `其他` and `其它` are one.
  func specialty(_ text: String, of field: String) -> String? {
    let core = Self.core(text)
    guard !core.isEmpty, let entries = taxonomy.field(field)?.specialties else { return nil }
    if core == "其他" || core == "其它" { return entries.first { $0.code == "other" }?.code }
    return entries.first { Self.core($0.name) == core || $0.code == core }?.code
  }

  func name(of field: String) -> String {
    taxonomy.field(field)?.name ?? field
  }

  func specialtyNames(of field: String) -> [String] {
    taxonomy.field(field)?.specialties.map(\.name) ?? []
  }

  var names: [String] { taxonomy.fields.map(\.name) }

  /// A name without the words that people add and leave out.
  private static func core(_ text: String) -> String {
    var core = FormText.compact(text).replacing("其它", with: "其他")
    for prefix in ["工程技术领域", "领域:"] where core.hasPrefix(prefix) { core.removeFirst(prefix.count) }
    let endings = ["engineering", "领域", "专业", "方向", "类", "工程", "技术"]
    var changed = true
    while changed {
      changed = false
      for ending in endings where core.hasSuffix(ending) && core.count > ending.count {
        core.removeLast(ending.count)
        changed = true
      }
    }
    return core
  }

  /// The field whose name differs in one character, or that shares most of its characters with the text.
  private func nearest(_ text: String) -> String? {
    let core = Set(Self.core(text))
    guard !core.isEmpty else { return nil }
    var best: (name: String, score: Double)?
    for (name, field) in byCore {
      let shared = Double(core.intersection(name).count)
      let score = 2 * shared / Double(core.count + Set(name).count)
      if score > (best?.score ?? 0.49) || (score == best?.score && self.name(of: field) < (best?.name ?? "")) {
        best = (self.name(of: field), score)
      }
    }
    return best?.name
  }
}

import Contracts

/// Finds the fields and specialties of Attachment 1 in what people write (N1.1).
struct FieldNames: Sendable {
  enum Match: Sendable, Hashable {
    /// - Parameter specialty: where the text names one along with the field, or in its place.
    case found(field: String, specialty: String?)
    /// - Parameter suggestions: the Chinese names of the fields that may be meant.
    case unknown(suggestions: [String])
  }

  static let attachment1 = FieldNames(.attachment1)

  private let taxonomy: Taxonomy
  private let byCore: [String: String]
  /// Specialties by name; those that several fields have are left out.
  private let specialties: [String: (field: String, specialty: String)]
  private let terms: ScopeTerms

  init(_ taxonomy: Taxonomy) {
    self.taxonomy = taxonomy
    terms = ScopeTerms(taxonomy)
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
    guard text.utf8.count <= 300 else { return .unknown(suggestions: []) }
    if let found = exact(text) { return found }
    // 土木工程类/结构工程, 土木工程（结构工程）, 1、土木工程类
    let parts = FormText.compact(text).split(whereSeparator: { "/、,;:|()-—.+".contains($0) }).map(String.init)
      .filter { !$0.allSatisfy(\.isNumber) }
    let matches = parts.compactMap { exact($0) }
    var fields: [String] = []
    var specialty: String?
    for case .found(let one, let narrower) in matches {
      if !fields.contains(one) { fields.append(one) }
      specialty = specialty ?? narrower
    }
    // The whole name of a class, as Attachment 1 prints it, goes before what is written behind it.
    let compact = FormText.compact(text)
    // Civil Engineering 土木工程类
    let chinese = compact.drop { $0.isASCII }
    if let named = taxonomy.fields.first(where: { compact.hasPrefix($0.name) || chinese == $0.name }),
      fields != [named.code],
      !taxonomy.fields.contains(where: { $0.code != named.code && compact.holds($0.name) })
    {
      return .found(
        field: named.code,
        specialty: parts.dropFirst().lazy.compactMap { self.specialty($0, of: named.code) }.first)
    }
    if fields.count > 1 { return .unknown(suggestions: fields.map(name)) }
    if let field = fields.first, parts.count > 1 || matches.count == parts.count {
      return .found(
        field: field, specialty: specialty ?? parts.dropFirst().lazy.compactMap { self.specialty($0, of: field) }.first)
    }
    return matchScope(text)
  }

  /// What Attachment 1 lists within its specialties: taken where exactly one field has it.
  private func matchScope(_ text: String) -> Match {
    let core = Self.core(text)
    let places = terms.places(core)
    let fields = taxonomy.fields.map(\.code).filter { code in places.contains { $0.field == code } }
    switch fields.count {
    case 0: return .unknown(suggestions: nearest(text).map { [$0] } ?? [])
    case 1 where terms.isTelling(core):
      let narrower = Set(places.map(\.specialty))
      return .found(field: fields[0], specialty: narrower.count == 1 ? narrower.first : nil)
    default: return .unknown(suggestions: fields.map(name))
    }
  }

  private func exact(_ text: String) -> Match? {
    let core = Self.core(text)
    guard !core.isEmpty else { return nil }
    if let field = byCore[core] { return .found(field: field, specialty: nil) }
    if let one = specialties[core] { return .found(field: one.field, specialty: one.specialty) }
    return nil
  }

  /// The specialty of that name within a field, or the only one whose scope lists it; `其他` and `其它` are one.
  func specialty(_ text: String, of field: String) -> String? {
    let core = Self.core(text)
    guard !core.isEmpty, let entries = taxonomy.field(field)?.specialties else { return nil }
    if core == "其他" { return entries.first { $0.code == "other" }?.code }
    if let named = entries.first(where: { Self.core($0.name) == core || $0.code == core }) { return named.code }
    let listed = Set(terms.places(core).filter { $0.field == field }.map(\.specialty))
    return listed.count == 1 ? listed.first : nil
  }

  func name(of field: String) -> String {
    taxonomy.field(field)?.name ?? field
  }

  func specialtyNames(of field: String) -> [String] {
    taxonomy.field(field)?.specialties.map(\.name) ?? []
  }

  var names: [String] { taxonomy.fields.map(\.name) }

  /// In this order.
  private static let sameWords = [
    ("其它", "其他"), ("以及", "与"), ("及", "与"), ("和", "与"), ("&", "与"), ("给水排水", "给排水"),
  ]

  /// A name without the words that people add and leave out.
  static func core(_ text: String) -> String {
    var core = FormText.compact(text)
    for (word, other) in sameWords where core.holds(word) { core = core.replacing(word, with: other) }
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

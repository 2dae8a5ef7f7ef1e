import Contracts

/// Finds the rows of tables 1 and 2 by the name of their enterprise.
struct EnterpriseIndex {
  /// Projects of one enterprise that are looked through for a person's.
  private static let mostProjects = 200
  /// Comparisons of names that are not the same; a form of thousands of enterprises with as many spellings ends there, and the
  /// rest is asked about.
  private static let mostComparisons = 5_000_000

  let entries: [EnterpriseEntry]
  private let byKey: [String: [EnterpriseEntry]]
  private var near: [String: [EnterpriseEntry]] = [:]
  private var comparisons = 0

  init(_ entries: [EnterpriseEntry]) {
    self.entries = entries
    byKey = Dictionary(grouping: entries) { $0.enterprise.key }.mapValues { Array($0.prefix(Self.mostProjects)) }
  }

  /// The one enterprise that the tables name, where there is but one.
  var only: [EnterpriseEntry] {
    byKey.count == 1 ? byKey.values.first ?? [] : []
  }

  /// The same name, or, where none is the same, the only one that holds the other.
  ///
  /// - Parameter key: as `EnterpriseCell.key` makes it of a name.
  mutating func matches(_ key: String) -> [EnterpriseEntry] {
    if let same = byKey[key] { return same }
    if let known = near[key] { return known }
    guard comparisons <= Self.mostComparisons, !key.isEmpty else { return [] }
    comparisons += byKey.count
    let isLong = key.isLonger(than: 3)
    let keys = byKey.keys.filter { isLong && ($0.holds(key) || key.holds($0)) && $0.isLonger(than: 3) }
    let found = keys.count == 1 ? byKey[keys[0]] ?? [] : []
    near[key] = found
    return found
  }
}

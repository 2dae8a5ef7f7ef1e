import Contracts

/// Finds the rows of tables 1 and 2 by the name of their enterprise.
struct EnterpriseIndex {
  let entries: [EnterpriseEntry]
  private let byKey: [String: [EnterpriseEntry]]
  private var near: [String: [EnterpriseEntry]] = [:]

  init(_ entries: [EnterpriseEntry]) {
    self.entries = entries
    byKey = Dictionary(grouping: entries) { EnterpriseCell.key($0.enterprise.name) }
  }

  /// The one enterprise that the tables name, where there is but one.
  var only: [EnterpriseEntry] {
    byKey.count == 1 ? entries : []
  }

  /// The same name, or, where none is the same, the only one that holds the other.
  mutating func matches(_ name: String) -> [EnterpriseEntry] {
    let key = EnterpriseCell.key(name)
    if let same = byKey[key] { return same }
    if let known = near[key] { return known }
    let keys = byKey.keys.filter { $0.count >= 4 && key.count >= 4 && ($0.contains(key) || key.contains($0)) }
    let found = keys.count == 1 ? byKey[keys[0]] ?? [] : []
    near[key] = found
    return found
  }
}

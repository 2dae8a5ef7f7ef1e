/// The societies that cases are allocated to, as the registry file has them.
struct SocietyRegistry: Sendable, Hashable {
  /// In the order of their codes.
  let societies: [Society]
  private let byField: [String: [Society]]

  init(_ societies: [Society]) {
    let sorted = societies.sorted { $0.code < $1.code }
    var byField: [String: [Society]] = [:]
    for society in sorted {
      for field in society.fields { byField[field, default: []].append(society) }
    }
    self.societies = sorted
    self.byField = byField
  }

  /// The societies of a field, in the order of their codes.
  func serving(_ field: String) -> [Society] {
    byField[field] ?? []
  }

  func society(_ code: String) -> Society? {
    societies.first { $0.code == code }
  }
}

/// What a panel evaluates: one specialty of a field, the cases of a field that name none (`general`), or all of a field (`*`).
struct PanelScope: Sendable, Hashable, CustomStringConvertible {
  static let general = "general"
  static let every = "*"

  var field: String
  var specialty: String

  init(field: String, specialty: String) {
    self.field = field
    self.specialty = specialty
  }

  /// Reads `civil/structural`, `civil/general` or `civil/*`.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    self.init(field: String(parts[0]), specialty: String(parts[1]))
  }

  var description: String { "\(field)/\(specialty)" }
}

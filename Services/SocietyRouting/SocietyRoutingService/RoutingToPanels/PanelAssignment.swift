/// Which of the society's panels evaluates a case, and why.
struct PanelAssignment: Sendable, Hashable {
  /// The panel's code, e.g. `civil/structural`.
  var panel: String
  /// In Chinese, for officers and units.
  var explanation: String
}

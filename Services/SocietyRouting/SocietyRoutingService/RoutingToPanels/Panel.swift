/// One panel that a society named itself.
struct Panel: Sendable, Hashable {
  var code: String
  /// In Chinese, for officers.
  var name: String
  var scopes: [PanelScope]
}

/// What the history keeps of a withdrawal that came in.
struct WithdrawnDetail: Sendable, Hashable, Encodable {
  var officer: String
  var reason: String
  var duplicateOf: String?
}

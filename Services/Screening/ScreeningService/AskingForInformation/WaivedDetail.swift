/// What the history keeps of questions that an officer does without.
struct WaivedDetail: Sendable, Hashable, Encodable {
  var items: [String]
  var clauses: [String]
  var reason: String
}

/// What the history keeps of a field that was found right.
struct FieldSettledDetail: Sendable, Hashable, Encodable {
  var reason: String
}

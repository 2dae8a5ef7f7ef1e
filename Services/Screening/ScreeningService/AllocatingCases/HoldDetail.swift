/// What the history keeps of a candidate who waits for a society.
struct HoldDetail: Sendable, Hashable, Encodable {
  var field: String
  var explanation: String
}

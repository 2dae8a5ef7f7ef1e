/// What the history keeps of a correction that came in.
struct CorrectedDetail: Sendable, Hashable, Encodable {
  var changed: [String]
  var reaction: String
}

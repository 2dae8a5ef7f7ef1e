import Contracts

/// What the history keeps of a flag that is set or ended.
struct FlagDetail: Sendable, Hashable, Encodable {
  var flag: String
  var kind: ReviewFlagKind
  var reason: String
}

import Contracts

/// What the history keeps of a level that changed.
struct LevelDetail: Sendable, Hashable, Encodable {
  var from: Level
  var to: Level
  var reason: String
}

import Contracts

/// The levels as the notice names them.
enum LevelTitle {
  static func of(_ level: Level) -> String {
    ReferenceLists.notice.level(level)?.name ?? level.rawValue
  }
}

/// A unit's answer to the offer of another level (N1.3).
package struct LevelAnswer: Codable, Sendable, Hashable {
  /// The level that was offered.
  package var level: Level
  package var isAccepted: Bool

  package init(level: Level, isAccepted: Bool) {
    self.level = level
    self.isAccepted = isAccepted
  }
}

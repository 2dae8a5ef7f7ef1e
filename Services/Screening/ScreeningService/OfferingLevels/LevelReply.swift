import Contracts

/// What a unit's answer to an offered level means, by what is known with it. Pure: no store, no clock.
enum LevelReply: Sendable, Hashable {
  /// The level is changed, and the candidate judged anew.
  case accept
  /// The senior criteria decide: they are not met, and nothing else is wanted.
  case decline
  /// The years that came with the answer are enough for the level applied for, and it was given up all the same: an officer asks.
  case contradict
  /// The answer settles nothing: the level is not applied for any more, or its years are not refused.
  case ignore

  /// - Parameters:
  ///   - level: the candidate's.
  ///   - finding: for the years of that level, with all that was supplied.
  init(_ answer: LevelAnswer, level: Level, finding: FindingResult?) {
    guard level == .senior, answer.level == .professional else {
      self = .ignore
      return
    }
    switch (answer.isAccepted, finding) {
    case (true, .met): self = .contradict
    case (true, _): self = .accept
    case (false, .notMet): self = .decline
    case (false, _): self = .ignore
    }
  }
}

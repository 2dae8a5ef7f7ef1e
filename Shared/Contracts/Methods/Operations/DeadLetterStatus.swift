/// What became of a dead letter.
package enum DeadLetterStatus: String, Code {
  /// Waits for somebody to decide.
  case pending
  /// Was worked off after all.
  case redriven
  /// Was given up.
  case discarded
}

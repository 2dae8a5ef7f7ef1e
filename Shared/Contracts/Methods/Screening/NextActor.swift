/// Who must act next on a candidate.
package enum NextActor: String, Code {
  case unit
  /// Whom a society has asked (N2.3).
  case candidate
  case officer
  case society
  /// The committee, which finds a society for a field.
  case committee
  /// Nothing is left to do in screening.
  case nobody
}

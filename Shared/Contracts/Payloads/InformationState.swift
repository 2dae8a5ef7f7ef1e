/// How far one question has come.
package enum InformationState: String, Code {
  case open
  /// What was asked for came.
  case answered
  /// Nothing came in time. An answer is still taken (N3.1c).
  case expired
  /// An officer does without it, with a reason.
  case waived
  /// It is asked no longer: something else has settled it.
  case withdrawn
}

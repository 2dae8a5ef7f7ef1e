/// How far the asking for one candidate's missing particulars has come.
package enum SupplementState: String, Code {
  /// Something is still missing.
  case open
  /// All that was asked for came; a correction is still taken.
  case answered
  /// Nothing, or not all, came in time: an officer decides. An answer is still taken (N3.1c).
  case expired
  /// Nothing is needed any more.
  case closed
}

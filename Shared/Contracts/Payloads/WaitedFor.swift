/// Who was asked for information, and is waited for (A2.5: the clock stands meanwhile).
package enum WaitedFor: String, Code {
  case candidate
  /// The recommending unit.
  case unit
}

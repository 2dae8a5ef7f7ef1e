/// Whom an always-review flag is on.
package enum ReviewFlagKind: String, Code {
  /// One engineer, in this campaign and later ones.
  case person
  /// A recommending unit, with everybody whom it puts forward.
  case unit
}

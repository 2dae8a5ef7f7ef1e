/// One criterion as a rule set has it.
struct CriterionRule: Sendable, Hashable {
  struct Years: Sendable, Hashable {
    var relevant: Double
    var significant: Double
  }

  var criterion: Criterion
  /// The clause's id, e.g. `N1.3.2`.
  var clause: String
  /// For the two criteria of years only.
  var years: Years?
  /// For the field only: a career text that speaks of another field goes to an officer. Else it is noted, and changes nothing.
  var reviewsDisagreement = false
  /// What the clause asks for, in Chinese and in English, for people.
  var chinese: String
  var english: String
}

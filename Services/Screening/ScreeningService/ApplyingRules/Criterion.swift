/// What screening checks; a rule set has each of them once.
enum Criterion: String, Sendable, CaseIterable {
  /// One of the engineering fields.
  case field
  /// A bachelor's degree or above in engineering or a related discipline.
  case education
  /// The years that the level `professional` asks for.
  case professionalYears
  /// The years that the level `senior` asks for.
  case seniorYears
  /// Practice on a project outside the mainland, or a plan for it.
  case abroad

  var hasYears: Bool { self == .professionalYears || self == .seniorYears }
}

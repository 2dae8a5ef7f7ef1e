/// The clauses of the notice that screening checks.
enum Clause {
  /// One of the 12 engineering fields.
  static let field = "N1.1"
  /// A bachelor's degree or above in engineering or a related discipline.
  static let education = "N1.2"
  /// 5 years of relevant work, 2 of them significant.
  static let professionalYears = "N1.3.1"
  /// 10 years of relevant work, 5 of them significant.
  static let seniorYears = "N1.3.2"
  /// Practice on a project outside the mainland, or a plan for it within three years.
  static let abroad = "N1.3.3"
}

/// A rule set as a call brings it.
enum RuleText {
  /// It travels whole in one record.
  static let limit = 120_000

  static func read(_ yaml: String) throws(ScreeningError) -> RuleSet {
    guard yaml.utf8.count <= limit else {
      throw .invalidArgument(name: "rules", message: "a rule set has at most \(limit) bytes")
    }
    do {
      return try RuleSet(yaml: yaml)
    } catch {
      throw .invalidArgument(name: "rules", message: error.description)
    }
  }
}

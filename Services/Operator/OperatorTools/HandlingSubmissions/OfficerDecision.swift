import ArgumentParser

/// Who decides and why: what every decision of an officer is asked.
struct OfficerDecision: ParsableArguments {
  @Option(help: "Who decides; kept in the history.") var officer: String
  @Option(help: "Why; kept in the history.") var reason: String
}

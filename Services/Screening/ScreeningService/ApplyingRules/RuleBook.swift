import CloudEvents

/// The rule sets of a service, each in force from its day until the next one of its campaign.
struct RuleBook: Sendable {
  /// In the order of their days; the first also holds for what came before.
  private let first: RuleSet
  private let later: [RuleSet]

  init(_ first: RuleSet, later: [RuleSet] = []) {
    let sorted = ([first] + later).sorted { $0.inForceFrom < $1.inForceFrom }
    self.first = sorted[0]
    self.later = Array(sorted.dropFirst())
  }

  /// The 2025 notice alone.
  static let notice = RuleBook(.notice2025)

  /// - Parameter campaign: the candidate's; where no rule set is of it, those of the others hold.
  func inForce(at time: Timestamp, campaign: Int) -> RuleSet {
    guard !later.isEmpty else { return first }
    let begun = ([first] + later).filter { $0.inForceFrom <= time }
    return begun.last { $0.campaign == campaign } ?? begun.last ?? first
  }

  /// The rule set that a decision names; nil where the service was started without it.
  func version(_ version: String) -> RuleSet? {
    ([first] + later).first { $0.version == version }
  }

  var latest: RuleSet { later.last ?? first }

  var versions: [String] { ([first] + later).map(\.version) }
}

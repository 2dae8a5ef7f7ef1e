import CloudEvents

/// The rule sets of a service, each in force from its day until the next one of its campaign.
struct RuleBook: Sendable {
  /// In the order in which they were taken into the book; never empty.
  let taken: [RuleSet]
  /// In the order of their days; of one day the one that was taken last is the last.
  private let byDay: [RuleSet]

  init(_ first: RuleSet, later: [RuleSet] = []) {
    taken = [first] + later
    byDay = taken.enumerated().sorted { left, right in
      (left.element.inForceFrom, left.offset) < (right.element.inForceFrom, right.offset)
    }.map(\.element)
  }

  /// The 2025 notice alone.
  static let notice = RuleBook(.notice2025)

  /// - Parameter campaign: the candidate's; where no rule set is of it, those of the others hold.
  func inForce(at time: Timestamp, campaign: Int) -> RuleSet {
    guard byDay.count > 1 else { return taken[0] }
    let begun = byDay.prefix { $0.inForceFrom <= time }
    // The first also holds for what came before its day.
    return begun.last { $0.campaign == campaign } ?? begun.last ?? byDay[0]
  }

  /// The rule set that a decision names; nil where the service was started without it.
  func version(_ version: String) -> RuleSet? {
    taken.first { $0.version == version }
  }

  /// This book with one more rule set; the same where it has the version.
  func adding(_ set: RuleSet) -> RuleBook {
    version(set.version) == nil ? RuleBook(taken[0], later: taken.dropFirst() + [set]) : self
  }

  var latest: RuleSet { byDay[byDay.count - 1] }

  var versions: [String] { byDay.map(\.version) }
}

/// Whom a corrected list does not name any more: each stays until an officer says `Withdraw` or `KeepCandidate`.
package struct MissingEngineers: Codable, Sendable, Hashable {
  package var count: Int
  /// The first of them, as the unit wrote them.
  package var names: [String]

  package init(count: Int, names: [String]) {
    self.count = count
    self.names = names
  }
}

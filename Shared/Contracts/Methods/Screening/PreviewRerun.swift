/// Shows who would come out otherwise by a rule set, and changes nothing.
package enum PreviewRerun: RPCMethod {
  package static let service = Decide.service
  package static let name = "PreviewRerun"
  package static let summary = "Shows who would come out otherwise by a rule set, and changes nothing."
  package static let isMutating = false

  package struct Request: Codable, Sendable, Hashable {
    /// The rule set as YAML or JSON, at most 120,000 bytes.
    package var rules: String
    /// How many candidates to look at, at most; 100 where absent. A page may end before.
    package var limit: Int?
    /// The page's `nextPageToken` to go on behind it; absent for the first page.
    package var pageToken: String?

    package init(rules: String, limit: Int? = nil, pageToken: String? = nil) {
      self.rules = rules
      self.limit = limit
      self.pageToken = pageToken
    }
  }

  package struct Response: Codable, Sendable, Hashable {
    /// The rule set's version.
    package var ruleSet: String
    /// Those who would come out otherwise, and those whom only an earlier decision keeps from it; a page may have none.
    package var candidates: [RerunCandidate]
    /// Of this page.
    package var totals: RerunTotals
    /// There are more to look at: the `pageToken` to ask for them with.
    package var nextPageToken: String?

    package init(
      ruleSet: String, candidates: [RerunCandidate], totals: RerunTotals, nextPageToken: String? = nil
    ) {
      self.ruleSet = ruleSet
      self.candidates = candidates
      self.totals = totals
      self.nextPageToken = nextPageToken
    }
  }
}

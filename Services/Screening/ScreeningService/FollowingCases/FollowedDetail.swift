import Contracts

/// What the history keeps of a society's report.
struct FollowedDetail: Sendable, Hashable, Encodable {
  var caseID: String
  var society: String
  var officer: String
  var reason: String?
  var suggestedField: String?
  var conclusion: Conclusion?
}

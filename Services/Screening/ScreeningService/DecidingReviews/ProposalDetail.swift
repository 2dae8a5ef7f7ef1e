/// What the history keeps of a rejection that waits for a second officer.
struct ProposalDetail: Sendable, Hashable, Encodable {
  var clauses: [String]
  var reason: String
}

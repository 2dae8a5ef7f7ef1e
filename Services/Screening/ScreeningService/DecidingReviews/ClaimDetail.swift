/// What the history keeps of a claim or its end.
struct ClaimDetail: Sendable, Hashable, Encodable {
  /// Who had the candidate, where it was taken away.
  var holder: String?
  var reason: String?
}

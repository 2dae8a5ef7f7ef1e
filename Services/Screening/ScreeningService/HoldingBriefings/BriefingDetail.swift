import Contracts

/// What the history keeps of a briefing that was planned, changed or cancelled.
struct BriefingDetail: Sendable, Hashable, Encodable {
  var briefing: Briefing
  var changed: [String]?
  var reason: String?
}

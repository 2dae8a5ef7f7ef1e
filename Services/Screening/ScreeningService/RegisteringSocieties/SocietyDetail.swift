import Contracts

/// What the history keeps of a change of the registry.
struct SocietyDetail: Sendable, Hashable, Encodable {
  var society: SocietyEntry
  var revision: Int
  var reason: String
}

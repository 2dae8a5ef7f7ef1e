import CloudEvents

/// An officer added a society to the registry, or changed it (N2.3). The topic is compacted: the last of each is the registry.
package struct SocietyChanged: EventPayload {
  package static let eventType = "accord.screening.society-changed.v1"
  package static let summary =
    "An officer added a society to the registry, or changed it (N2.3). The topic is compacted: the last of each is the "
    + "registry."

  /// Whole, as it is now.
  package var society: SocietyEntry
  /// From 1, for each society: a later one replaces an earlier one.
  package var revision: Int
  package var officer: String
  package var reason: String
  package var changedAt: Timestamp

  package init(society: SocietyEntry, revision: Int, officer: String, reason: String, changedAt: Timestamp) {
    self.society = society
    self.revision = revision
    self.officer = officer
    self.reason = reason
    self.changedAt = changedAt
  }
}
